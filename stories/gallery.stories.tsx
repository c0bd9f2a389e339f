import { CropDialog, Lightbox, MiniGallery, PrimaryImage, ThumbnailGrid, useImages } from "@media-gen/react";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { type ReactNode, useState } from "react";
import { haru, type ServerStory } from "./support/imagined-host.tsx";

const meta: Meta = { title: "Gallery/Parts" };
export default meta;

const withImages = (count: number): { server: ServerStory } => ({
  server: { prepare: (server) => void server.seedImages(haru, count) },
});

function Grid(props: { layout?: "tiles" | "rows" }): ReactNode {
  const { data = [] } = useImages(haru);
  return <ThumbnailGrid entity={haru} images={data} layout={props.layout ?? "auto"} />;
}

/** The owner's pictures on a desktop: four columns, drag or keys or a menu to order. */
export const GridTiles: StoryObj = { render: () => <Grid layout="tiles" />, parameters: withImages(6) };

/** The owner's pictures on a phone: a row for each, every control in sight. */
export const GridRows: StoryObj = {
  render: () => (
    <div style={{ maxInlineSize: 343 }}>
      <Grid layout="rows" />
    </div>
  ),
  parameters: withImages(4),
};

/** One picture is the primary and cannot move. */
export const GridOfOne: StoryObj = { render: () => <Grid layout="tiles" />, parameters: withImages(1) };

/** A large gallery. */
export const GridOfFifty: StoryObj = { render: () => <Grid layout="tiles" />, parameters: withImages(50) };

const cover = (
  <div style={{ inlineSize: 312 }}>
    <PrimaryImage entity={haru} alt="서하루" />
  </div>
);

/** The cover of a page; follows the choice by itself. */
export const Cover: StoryObj = { render: () => cover, parameters: withImages(3) };

/** No picture yet. */
export const CoverEmpty: StoryObj = { render: () => cover };

/** Six pictures at most; each opens the viewer. */
export const Mini: StoryObj = { render: () => <MiniGallery entity={haru} />, parameters: withImages(10) };

/** Fewer pictures than places. */
export const MiniOfThree: StoryObj = {
  render: () => <MiniGallery entity={haru} />,
  parameters: withImages(3),
};

/** Nothing to show. */
export const MiniEmpty: StoryObj = { render: () => <MiniGallery entity={haru} owner /> };

function OpenViewer({ owner }: { owner: boolean }): ReactNode {
  const { data = [] } = useImages(haru);
  const [id, setId] = useState<string | null>(null);
  const shown = id ?? data[1]?.id;
  return shown ? (
    <Lightbox
      entity={haru}
      images={data}
      imageId={shown}
      onImageChange={setId}
      open
      onOpenChange={() => undefined}
      owner={owner}
    />
  ) : null;
}

/** The viewer of a reader. */
export const Viewer: StoryObj = { render: () => <OpenViewer owner={false} />, parameters: withImages(5) };

/** The viewer of the owner: choose, crop, download, describe. */
export const ViewerOfOwner: StoryObj = { render: () => <OpenViewer owner />, parameters: withImages(5) };

function OpenCropper(): ReactNode {
  const { data = [] } = useImages(haru);
  const [image] = data;
  return image ? <CropDialog entity={haru} image={image} open onOpenChange={() => undefined} /> : null;
}

/** Every gesture has a number; three real slots update together. */
export const Cropper: StoryObj = { render: () => <OpenCropper />, parameters: withImages(1) };
