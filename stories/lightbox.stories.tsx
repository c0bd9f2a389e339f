import { Lightbox, useImages } from "@media-gen/react";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { type ReactNode, useState } from "react";
import { userEvent } from "storybook/test";
import { findFirst, findPart } from "./support/find-part.ts";
import { haru, onPhone, withImages, withLostFiles } from "./support/imagined-host.ts";
import { partDocs } from "./support/part-docs.tsx";

interface Args {
  /** Shows what only an owner may do and know. */
  owner: boolean;
  /** The place that it opens at, from 1. */
  place: number;
}

function OpenViewer({ owner, place }: Args): ReactNode {
  const { data: images = [] } = useImages(haru);
  const [id, setId] = useState<string | null>(null);
  const [open, setOpen] = useState(true);
  const shown = id ?? images[place - 1]?.id;
  if (shown === undefined) return null;
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        크게 보기
      </button>
      <Lightbox
        entity={haru}
        images={images}
        imageId={shown}
        onImageChange={setId}
        open={open}
        onOpenChange={setOpen}
        owner={owner}
      />
    </>
  );
}

/** One picture as large as the screen, its neighbours, its zoom and its facts. It is dark in both themes. */
const meta: Meta<Args> = {
  title: "Gallery/Lightbox",
  render: (args) => <OpenViewer {...args} />,
  args: { owner: false, place: 2 },
  parameters: {
    ...withImages(5).parameters,
    docs: {
      ...partDocs({
        framed: true,
        usage: `<Lightbox entity={entity} images={images} open={open} onOpenChange={setOpen} owner={isOwner} />`,
        components: { Lightbox },
        anatomy: ["Lightbox"],
        keys: [
          ["← →", "To the picture before and after; zoomed in, moves the picture."],
          ["↑ ↓", "Zoomed in, moves the picture."],
          ["Home End", "To the first and to the last picture."],
          ["+ − 0", "Zooms in, out, and back to the whole picture."],
          ["Esc", "Closes it; the focus goes back to what opened it."],
        ],
        recipes: [
          [
            "A lighter room around the picture.",
            `[data-mg-part="lightbox"] {
  background: #2a2c33;
}`,
          ],
        ],
      }),
    },
  },
};
export default meta;

type Story = StoryObj<Args>;

const opened: Story["play"] = async () => {
  await findPart("lightbox-picture");
};

/** What a reader sees. */
export const Reader: Story = { play: opened };

/** What the owner sees: choose, crop, download, and beside it the prompt and the settings. */
export const Owner: Story = { args: { owner: true }, play: opened };

/** At the last picture the way on is shut, and the focus stays where it is. */
export const LastPicture: Story = { args: { place: 5 }, play: opened };

/** Zoomed in; the number stands between the buttons. */
export const Zoomed: Story = {
  play: async () => {
    await findPart("lightbox-picture");
    (await findPart("lightbox-body")).focus();
    await userEvent.keyboard("++");
  },
};

/** On a phone the details come as a sheet, when they are asked for. */
export const PhoneDetails: Story = {
  args: { owner: true },
  tags: ["phone"],
  globals: onPhone,
  play: async () => {
    await userEvent.click(await findFirst('[data-mg-part="lightbox-info"]'));
    await findPart("lightbox-details");
  },
};

/** One picture has no neighbours. */
export const Alone: Story = { ...withImages(1), args: { place: 1 }, play: opened };

/** The owner's facts and the way to change the description. */
export const Details: Story = {
  args: { owner: true },
  play: async () => {
    await findPart("lightbox-picture");
    if (document.querySelector('[data-mg-part="lightbox-details"]') === null) {
      await userEvent.click(await findPart("lightbox-info"));
    }
    await userEvent.click(await findFirst('[data-mg-part="details-line"] button'));
    await findPart("details-field");
  },
};

/** The file is gone. */
export const MissingFile: Story = { ...withLostFiles(3, "missing"), play: opened };

/** On a phone the picture has the whole width. */
export const PhoneReader: Story = { tags: ["phone"], globals: onPhone, play: opened };
