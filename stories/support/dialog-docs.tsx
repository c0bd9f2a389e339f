import { Controls, Description, DocsContext, Primary, Title } from "@storybook/addon-docs/blocks";
import { type ReactNode, useContext } from "react";

/** The docs page of a part that fills the window: the first story in a frame, the others by name and meaning. */
export function DialogDocs(): ReactNode {
  const stories = useContext(DocsContext).componentStories();
  return (
    <>
      <Title />
      <Description />
      <Primary />
      <Controls />
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

/** `parameters.docs` of such a part. Spread it into a literal: Storybook writes the description beside it. */
export const inFrame: Record<string, unknown> = {
  page: DialogDocs,
  story: { inline: false, iframeHeight: 640 },
};
