import { PrimaryImage, useImageActions, useImages } from "@media-gen/react";
import type { Meta, StoryObj } from "@storybook/react-vite";
import type { ReactNode } from "react";
import { expect, screen, userEvent } from "storybook/test";
import { eventually, findFirst } from "./support/find-part.ts";
import { haru, onServer, withImages, withLostFiles } from "./support/imagined-host.ts";
import { partDocs } from "./support/part-docs.tsx";

/** The cover of a page. It holds its place while there is no picture and follows the owner's choice by itself. */
const meta: Meta<typeof PrimaryImage> = {
  title: "Gallery/PrimaryImage",
  component: PrimaryImage,
  parameters: {
    docs: {
      ...partDocs({
        usage: `<PrimaryImage entity={entity} alt={character.name} sizes="312px" eager />`,
        components: { PrimaryImage },
        anatomy: ["PrimaryImage"],
        keys: [["none", "It is a picture; a host that makes it a link gives it the link's keys."]],
        recipes: [
          [
            "From edge to edge on a phone.",
            `@media (max-width: 640px) {
  [data-mg-part="primary-image"] {
    border-radius: 0;
  }
}`,
          ],
        ],
      }),
    },
  },
  args: { entity: haru, alt: "서하루", ratio: "3:4" },
  argTypes: { ratio: { control: "inline-radio", options: ["1:1", "3:4", "16:9"] } },
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: 312 }}>
        <Story />
      </div>
    ),
  ],
};
export default meta;

type Story = StoryObj<typeof PrimaryImage>;

/** The entity's primary picture. */
export const Ready: Story = withImages(3);

/** No picture yet. */
export const Empty: Story = {};

/** A wide box cuts the picture around its focal point. */
export const WideBox: Story = { args: { ratio: "16:9" }, ...withImages(1) };

/** A card of a list knows only an address. */
export const BareAddress: Story = {
  args: {
    entity: undefined,
    alt: "",
    url: `data:image/svg+xml,${encodeURIComponent(
      '<svg xmlns="http://www.w3.org/2000/svg" width="768" height="1024"><rect width="768" height="1024" fill="#31586b"/><circle cx="500" cy="300" r="110" fill="#f3e7c4"/></svg>',
    )}`,
  },
};

function NextCover(): ReactNode {
  const { data: images = [] } = useImages(haru);
  const { setPrimary } = useImageActions(haru);
  const next = images[1];
  return (
    <button
      type="button"
      style={{ minBlockSize: 44 }}
      disabled={next === undefined}
      onClick={() => next && void setPrimary(next.id)}
    >
      다음 그림을 대표로
    </button>
  );
}

/** Another picture was chosen: the old one stays beneath until the new one is there, then they cross-fade. */
export const Changing: Story = {
  ...withImages(3),
  render: (args) => (
    <>
      <PrimaryImage {...args} />
      <p>
        <NextCover />
      </p>
    </>
  ),
  play: async () => {
    const before = (await findFirst('[data-mg-part="primary-image-now"]')).getAttribute("src");
    const button = screen.getByRole("button", { name: "다음 그림을 대표로" });
    await eventually(() => expect(button).toBeEnabled());
    await userEvent.click(button);
    await eventually(() => {
      const now = document.querySelector('[data-mg-part="primary-image-now"]');
      expect(now).toHaveAttribute("data-state", "loaded");
      expect(now?.getAttribute("src")).not.toBe(before);
    });
  },
};

/** The server has not answered yet. */
export const Loading: Story = onServer({ options: { latencyMs: 1_000_000 } });

/** The file is gone: the place stays, and the words stand in. */
export const MissingFile: Story = withLostFiles(1, "missing");

/** The file is no picture. */
export const BrokenFile: Story = withLostFiles(1, "broken");

/** As small as in a list. */
export const Avatar: Story = {
  args: { ratio: "1:1", style: { inlineSize: 56, borderRadius: "50%" } },
  ...withImages(1),
};
