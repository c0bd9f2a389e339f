import { CropDialog, useImages } from "@media-gen/react";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { type ReactNode, useState } from "react";
import { inFrame } from "./support/dialog-docs.tsx";
import { findPart } from "./support/find-part.ts";
import { haru, onPhone, onServer, withImages } from "./support/imagined-host.ts";

function OpenCropper(): ReactNode {
  const { data: [image] = [] } = useImages(haru);
  const [open, setOpen] = useState(true);
  if (image === undefined) return null;
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        자르기
      </button>
      <CropDialog entity={haru} image={image} open={open} onOpenChange={setOpen} />
    </>
  );
}

/** Every gesture has a number; the three real slots update together. The original is never touched. */
const meta: Meta = {
  title: "Gallery/CropDialog",
  render: () => <OpenCropper />,
  parameters: { docs: { ...inFrame } },
  play: async () => {
    await findPart("crop-controls");
  },
};
export default meta;

/** A picture that was never cut. */
export const Whole: StoryObj = withImages(1);

/** A picture that has a cut: it starts from there, and can be given back whole. */
export const AlreadyCut: StoryObj = onServer({
  prepare: async ({ server, client }) => {
    const [image] = server.seedImages(haru, 1);
    if (image) await client.cropImage(haru, image.id, { x: 96, y: 128, width: 480, height: 640 });
  },
});

/** On a phone the canvas stands on top and the actions stay in reach. */
export const Phone: StoryObj = {
  tags: ["phone"],
  globals: onPhone,
  ...withImages(1),
};
