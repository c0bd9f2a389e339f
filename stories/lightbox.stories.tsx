import { Lightbox, useImages } from "@media-gen/react";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { type ReactNode, useState } from "react";
import { userEvent } from "storybook/test";
import { inFrame } from "./support/dialog-docs.tsx";
import { findFirst, findPart } from "./support/find-part.ts";
import { haru, onPhone, withImages } from "./support/imagined-host.ts";

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
  parameters: { ...withImages(5).parameters, docs: { ...inFrame } },
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
