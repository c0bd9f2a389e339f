import type { MediaGenComponent } from "@media-gen/react";
import { ArgTypes, Description, DocsContext, Primary, Stories, Title } from "@storybook/addon-docs/blocks";
import { type ComponentType, type ReactNode, useContext } from "react";
import { KeyTable, PartTable } from "./tables.tsx";

/** What the docs page of a part says beyond its stories. */
export interface PartFacts {
  /** The components whose parts stand in its markup, in the order of the tables. */
  anatomy: readonly MediaGenComponent[];
  /** Whose props are listed. */
  // biome-ignore lint/suspicious/noExplicitAny: Storybook takes a component of whatever props
  component: ComponentType<any>;
  /** Pairs of keys and what they do. */
  keys: readonly (readonly [string, string])[];
  /** Fills the window: the first story stands in a frame, the others are named. @default false */
  framed?: boolean;
}

function PartDocs({ anatomy, component, keys, framed = false }: PartFacts): ReactNode {
  return (
    <>
      <Title />
      <Description />
      <Primary />
      <h2>Props</h2>
      <ArgTypes of={component} />
      <h2>Keys</h2>
      <KeyTable keys={keys} />
      {anatomy.map((name) => (
        <section key={name}>
          <h2>Parts of {name}</h2>
          <PartTable of={name} />
        </section>
      ))}
      <p>
        Every part takes part in the theme: see <a href="?path=/docs/theming--docs">Theming</a> for variables,
        attributes and recipes.
      </p>
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
 * `parameters.docs` of a part: anatomy, props, keys, parts and stories. Spread it into a literal: Storybook writes the
 * description beside it.
 */
export function partDocs(facts: PartFacts): Record<string, unknown> {
  return {
    page: () => <PartDocs {...facts} />,
    ...(facts.framed ? { story: { inline: false, iframeHeight: 640 } } : null),
  };
}
