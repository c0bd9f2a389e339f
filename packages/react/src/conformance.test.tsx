import { createMediaGenClient, type Image, type JobResult } from "@media-gen/client";
import type { MemoryServer } from "@media-gen/client/testing";
import { CropDialog } from "./gallery/crop-dialog.tsx";
import { GenerateCell } from "./gallery/generate-cell.tsx";
import { Lightbox } from "./gallery/lightbox.tsx";
import { MiniGallery } from "./gallery/mini-gallery.tsx";
import { PrimaryImage } from "./gallery/primary-image.tsx";
import { ThumbnailGrid } from "./gallery/thumbnail-grid.tsx";
import { useImages } from "./gallery/use-images.ts";
import { GenerateButton } from "./generation/generate-button.tsx";
import { ImageGenerateModal } from "./generation/image-generate-modal.tsx";
import { JobPill } from "./generation/job-pill.tsx";
import { GenerateForm } from "./generation/page-form.tsx";
import { GenerateStage } from "./generation/page-stage.tsx";
import { QuotaMeter } from "./generation/quota-meter.tsx";
import { describePart, type OuterProps } from "./testing/part-conformance.tsx";
import { haru } from "./testing/render-in-provider.tsx";

const waiting: JobResult = {
  slot: 1,
  asset_id: "a1",
  status: "pending",
  drawing: false,
  url: null,
  width: null,
  height: null,
  thumbhash: null,
  variants: null,
  seed: 7,
  error: null,
  credits: { held: 1, charged: 0, refunded: 0 },
};

const withImages = (server: MemoryServer): void => void server.seedImages(haru, 3);

function WithGallery({ children }: { children: (images: readonly Image[]) => React.ReactNode }) {
  const { data } = useImages(haru);
  return data === undefined || data.length === 0 ? null : children(data);
}

describePart({
  component: "GenerateButton",
  root: "generate-button",
  inner: "icon",
  label: "open",
  draw: (props) => <GenerateButton {...props} entity={haru} name="하루" owner />,
});

describePart({
  component: "ImageGenerateModal",
  root: "generate-modal",
  inner: "modal-header",
  label: "title",
  draw: (props) => <ImageGenerateModal {...props} entity={haru} name="하루" defaultOpen />,
});

describePart({
  component: "GenerateForm",
  root: "generate-form",
  inner: "prompt-input",
  label: "prompt.label",
  draw: (props) => <GenerateForm {...props} entity={haru} />,
});

describePart({
  component: "GenerateStage",
  root: "stage",
  inner: "stage-title",
  label: "empty.title",
  draw: (props) => <GenerateStage {...props} entity={haru} />,
});

describePart({
  component: "QuotaMeter",
  root: "quota-meter",
  inner: "quota-meter-bar",
  label: "quota",
  draw: ({ labels, ...props }) => (
    <QuotaMeter {...props} entity={haru} labels={labels && { quota: () => String(labels.quota) }} />
  ),
});

describePart({
  component: "JobPill",
  root: "job-pill",
  inner: "job-pill-words",
  label: "open.running",
  prepare: async (server) => {
    await createMediaGenClient({ fetch: server.fetch }).generate({ ...haru, prompt: "등대", count: 2 });
  },
  draw: ({ labels, ...props }) => (
    <JobPill
      {...props}
      entity={haru}
      labels={labels && { "open.running": () => String(labels["open.running"]) }}
    />
  ),
});

describePart({
  component: "PrimaryImage",
  root: "primary-image",
  inner: "primary-image-now",
  label: "image.cover",
  prepare: withImages,
  draw: (props) => <PrimaryImage {...props} entity={haru} />,
});

describePart({
  component: "MiniGallery",
  root: "mini-gallery",
  inner: "mini-gallery-item",
  label: "badge.primary",
  prepare: withImages,
  draw: (props) => <MiniGallery {...props} entity={haru} />,
});

describePart({
  component: "ThumbnailGrid",
  root: "cell",
  inner: "cell-state",
  label: "cell.waiting",
  name: "GenerateCell",
  draw: (props) => <GenerateCell {...props} slot={waiting} />,
});

describePart({
  component: "ThumbnailGrid",
  root: "thumbnail-grid",
  inner: "cell-body",
  label: "badge.primary",
  prepare: withImages,
  draw: (props) => (
    <WithGallery>{(images) => <ThumbnailGrid {...props} entity={haru} images={images} />}</WithGallery>
  ),
});

describePart({
  component: "Lightbox",
  root: "lightbox",
  inner: "lightbox-picture",
  label: "ai.label",
  prepare: withImages,
  draw: (props) => (
    <WithGallery>{(images) => <Lightbox {...props} entity={haru} images={images} defaultOpen />}</WithGallery>
  ),
});

describePart({
  component: "CropDialog",
  root: "crop-dialog",
  inner: "crop-panel",
  label: "crop.apply",
  prepare: withImages,
  draw: (props: OuterProps) => (
    <WithGallery>
      {([image]) => (image ? <CropDialog {...props} entity={haru} image={image} defaultOpen /> : null)}
    </WithGallery>
  ),
});
