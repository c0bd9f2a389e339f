import { type MediaGenComponent, partTable } from "@media-gen/react/pure";
import { Description, DocsContext, Primary, Source, Stories, Title } from "@storybook/addon-docs/blocks";
import { type ComponentType, Fragment, type ReactNode, useContext } from "react";
import { stylesOf } from "./part-styles.ts";
import { PropTable } from "./prop-table.tsx";
import { AttributeTable, KeyTable, PartTable, VariableTable } from "./tables.tsx";

/** What the docs page of a part says beyond its stories. */
export interface PartFacts {
  /** How a host writes it, as TSX. */
  usage: string;
  /** The components whose parts stand in its markup, in the order of the tables. */
  anatomy: readonly MediaGenComponent[];
  /** Whose props are listed, by name. */
  // biome-ignore lint/suspicious/noExplicitAny: Storybook takes a component of whatever props
  components: Readonly<Record<string, ComponentType<any>>>;
  /** Pairs of keys and what they do. */
  keys: readonly (readonly [string, string])[];
  /** What a host may want it to look like, and the CSS that does it. */
  recipes: readonly (readonly [string, string])[];
  /** Fills the window: the first story stands in a frame, the others are named. @default false */
  framed?: boolean;
}

/** The stylesheet's own words for the parts of these components. */
function Styles({ anatomy }: Pick<PartFacts, "anatomy">): ReactNode {
  const { attributes, variables } = stylesOf(
    anatomy.flatMap((name) => partTable(name).map(({ part }) => part)),
  );
  return (
    <>
      <h2>Attributes</h2>
      <AttributeTable only={attributes} />
      <h2>Variables</h2>
      <VariableTable only={variables} />
      <p>
        Buttons, fields and dialogs inside it take those of every button, field and dialog as well: see{" "}
        <a href="?path=/docs/theming--docs">Theming</a>.
      </p>
    </>
  );
}

function PartDocs({ usage, anatomy, components, keys, recipes, framed = false }: PartFacts): ReactNode {
  return (
    <>
      <Title />
      <Description />
      <Primary />
      <Source code={usage} language="tsx" />
      <h2>Anatomy</h2>
      {anatomy.map((name) => (
        <Fragment key={name}>
          {anatomy.length > 1 ? <h3>{name}</h3> : null}
          <PartTable of={name} />
        </Fragment>
      ))}
      {Object.entries(components).map(([name, component], _, all) => (
        <Fragment key={name}>
          <h2>{all.length > 1 ? `Props of ${name}` : "Props"}</h2>
          <PropTable of={component} />
        </Fragment>
      ))}
      <p>
        Props of its own element, such as <code>style</code> and <code>aria-*</code>, are handed on to it.
      </p>
      <h2>Keys</h2>
      <KeyTable keys={keys} />
      <Styles anatomy={anatomy} />
      <h2>Theming</h2>
      {recipes.map(([about, css]) => (
        <Fragment key={about}>
          <p>{about}</p>
          <Source code={css} language="css" />
        </Fragment>
      ))}
      {framed ? <NamedStories /> : <Stories title="Stories" includePrimary={false} />}
    </>
  );
}

function NamedStories(): ReactNode {
  const stories = useContext(DocsContext).componentStories();
  return (
    <>
      <h2>Stories</h2>
      <ul>
        {stories.map(({ id, name, parameters }) => (
          <li key={id}>
            <a href={`?path=/story/${id}`} target="_top">
              {name}
            </a>
            {": "}
            {parameters.docs?.description?.story}
          </li>
        ))}
      </ul>
    </>
  );
}

/**
 * `parameters.docs` of a part: usage, anatomy, props, keys, attributes, variables, recipes and stories. Spread it into a
 * literal: Storybook writes the description beside it.
 */
export function partDocs(facts: PartFacts): Record<string, unknown> {
  return {
    page: () => <PartDocs {...facts} />,
    ...(facts.framed ? { story: { inline: false, iframeHeight: 640 } } : null),
  };
}
