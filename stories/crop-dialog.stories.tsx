import { CropDialog, useImages } from "@media-gen/react";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { type ReactNode, useState } from "react";
import { expect, userEvent } from "storybook/test";
import { eventually, findFirst, findPart } from "./support/find-part.ts";
import { haru, onPhone, onServer, withImages, withLostFiles } from "./support/imagined-host.ts";
import { partDocs } from "./support/part-docs.tsx";

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
  parameters: {
    docs: {
      ...partDocs({
        framed: true,
        usage: `<CropDialog entity={entity} image={image} open={open} onOpenChange={setOpen} />`,
        components: { CropDialog },
        anatomy: ["CropDialog"],
        keys: [
          ["← ↑ → ↓", "On the picture: moves it by a twentieth; with Shift by one pixel."],
          ["+ −", "On the picture: zooms."],
          ["Tab", "Reaches every slider and every number."],
          ["Esc", "Leaves without a cut."],
        ],
        recipes: [
          [
            "Straight corners for a site without round ones.",
            `[data-mg-part="crop-dialog"] {
  --mg-radius-modal: 0;
}`,
          ],
        ],
      }),
    },
  },
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

/** Zoomed by the wheel, with the pointer on the ring of the focal point. */
export const ZoomedByWheel: StoryObj = {
  ...withImages(1),
  play: async () => {
    const ring = await findPart("crop-ring");
    const { x, y } = ring.getBoundingClientRect();
    const at = { clientX: x + ring.clientWidth / 2, clientY: y + ring.clientHeight / 2 };
    ring.dispatchEvent(new WheelEvent("wheel", { ...at, deltaY: -120, bubbles: true, cancelable: true }));
    const zoom = await findFirst<HTMLInputElement>(
      '[data-mg-part="crop-controls"] [data-mg-part="slider-number"]',
    );
    await eventually(() => expect(Number(zoom.value)).toBeGreaterThan(1));
  },
};

/** A wide cut: the frame, the numbers and the three places follow. */
export const WideCut: StoryObj = {
  ...withImages(1),
  play: async () => {
    await userEvent.click(await findFirst('[data-mg-part="crop-aspects-option"][data-value="16:9"]'));
  },
};

/** Zoomed by its number. */
export const ZoomedByNumber: StoryObj = {
  ...withImages(1),
  play: async () => {
    const zoom = await findFirst<HTMLInputElement>(
      '[data-mg-part="crop-controls"] [data-mg-part="slider-number"]',
    );
    await userEvent.clear(zoom);
    await userEvent.type(zoom, "2{Enter}");
  },
};

/** The original cannot be read: nothing can be cut, and the reason is said. */
export const OriginalMissing: StoryObj = {
  ...withLostFiles(1, "missing"),
  play: async () => {
    await findPart("crop-missing");
  },
};
