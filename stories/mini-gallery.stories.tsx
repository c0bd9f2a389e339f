import { GenerateButton, MiniGallery } from "@media-gen/react";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { userEvent } from "storybook/test";
import { findPart } from "./support/find-part.ts";
import { haru, haruSource, onPhone, onServer, withImages, withLostFiles } from "./support/imagined-host.ts";
import { partDocs } from "./support/part-docs.tsx";

/** The first pictures under a page's header; each opens the viewer. The heading is the page's. */
const meta: Meta<typeof MiniGallery> = {
  title: "Gallery/MiniGallery",
  component: MiniGallery,
  parameters: {
    docs: {
      ...partDocs({
        usage: `<MiniGallery entity={entity} max={6} owner={isOwner} />`,
        components: { MiniGallery },
        anatomy: ["MiniGallery"],
        keys: [
          ["Tab", "To the next picture."],
          ["Enter Space", "Opens the viewer at it; closing the viewer brings the focus back."],
        ],
        recipes: [
          [
            "Round places close together.",
            `[data-mg-part="mini-gallery-list"] {
  gap: 4px;
}
[data-mg-part="mini-gallery-open"] {
  border-radius: 999px;
}`,
          ],
        ],
      }),
    },
  },
  args: { entity: haru, owner: false, max: 6 },
  argTypes: { max: { control: { type: "range", min: 1, max: 12 } } },
};
export default meta;

type Story = StoryObj<typeof MiniGallery>;

/** Six of ten, the primary first: one row where there is room. */
export const Ten: Story = withImages(10);

/** Three by two on a phone. */
export const TenOnPhone: Story = {
  tags: ["phone"],
  globals: onPhone,
  ...withImages(10),
};

/** Fewer pictures than places. */
export const Three: Story = withImages(3);

/** Nothing to show to a reader. */
export const Empty: Story = {};

/** Nothing yet for the owner: what happens next, and one button. */
export const EmptyForOwner: Story = {
  args: {
    owner: true,
    emptyAction: <GenerateButton entity={haru} name="서하루" owner source={haruSource} />,
  },
};

/** The server has not answered yet; the places are held. */
export const Loading: Story = onServer({ options: { latencyMs: 1_000_000 } });

/** The server cannot be reached: one sentence, one button. */
export const Failed: Story = {
  ...onServer({ prepare: ({ server }) => server.failRequests({ network: true, times: 1000 }) }),
  play: async () => {
    await findPart("mini-gallery", "failed");
  },
};

/** A press opens the viewer at that picture. */
export const Opened: Story = {
  ...withImages(10),
  play: async () => {
    await userEvent.click(await findPart("mini-gallery-open", "ready"));
    await findPart("lightbox-picture");
  },
};

/** A single picture. */
export const One: Story = withImages(1);

/** The files are gone. */
export const MissingFiles: Story = withLostFiles(6, "missing");

/** The owner may do more in the viewer. */
export const OpenedByTheOwner: Story = { ...Opened, args: { owner: true } };
