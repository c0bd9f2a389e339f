import type { EntityRef, Image, MediaGenClient } from "@media-gen/client";
import {
  CropDialog,
  GenerateButton,
  GenerateCell,
  GenerateForm,
  GenerateStage,
  ImageGenerateModal,
  JobPill,
  Lightbox,
  MediaGenProvider,
  MiniGallery,
  PrimaryImage,
  QuotaMeter,
  ThumbnailGrid,
  useImages,
} from "@media-gen/react";
import { ko } from "@media-gen/react/locales/ko";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, StrictMode, useState } from "react";

export const haru: EntityRef = { entity_type: "character", entity_id: "haru" };

const still = (): void => {};
const noImages: readonly Image[] = [];

/** Every public part of the kit, by its name among the exports. */
export const parts: Readonly<Record<string, (image: Image | undefined) => ReactNode>> = {
  GenerateButton: () => <GenerateButton entity={haru} name="하루" owner />,
  GenerateCell: () => (
    <GenerateCell
      slot={{
        slot: 0,
        asset_id: "a0",
        status: "pending",
        drawing: true,
        url: null,
        width: null,
        height: null,
        thumbhash: null,
        variants: null,
        seed: 7,
        error: null,
        credits: { held: 1, charged: 0, refunded: 0 },
      }}
    />
  ),
  GenerateForm: () => <GenerateForm entity={haru} />,
  GenerateStage: () => <GenerateStage entity={haru} />,
  JobPill: () => <JobPill entity={haru} />,
  QuotaMeter: () => <QuotaMeter entity={haru} />,
  PrimaryImage: (image) => (
    <>
      <PrimaryImage entity={haru} alt="하루" eager />
      <PrimaryImage entity={haru} url="/cover.webp" alt="" />
      <PrimaryImage image={image} alt="" />
      <PrimaryImage url="/cover.webp" alt="" />
    </>
  ),
  MiniGallery: () => <MiniGallery entity={haru} owner />,
  ThumbnailGrid: () => <Grid />,
  ImageGenerateModal: () => <ImageGenerateModal entity={haru} name="하루" open onOpenChange={still} />,
  Lightbox: (image) => (
    <Lightbox
      entity={haru}
      images={image ? [image] : []}
      imageId={image?.id ?? ""}
      onImageChange={still}
      open={image !== undefined}
      onOpenChange={still}
      owner
    />
  ),
  CropDialog: (image) =>
    image ? <CropDialog entity={haru} image={image} open onOpenChange={still} /> : null,
};

function Grid(): ReactNode {
  const { data = noImages } = useImages(haru);
  return <ThumbnailGrid entity={haru} images={data} />;
}

/** A page with one part, or with all of them, as a host renders it on its server and again in the browser. */
export function Page({
  client,
  queryClient,
  image,
  only,
}: {
  client: MediaGenClient;
  queryClient: QueryClient;
  /** A picture that the host knows already. */
  image?: Image;
  only?: string;
}): ReactNode {
  const shown = only === undefined ? Object.keys(parts) : [only];
  return (
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <MediaGenProvider client={client} locale={ko}>
          <main>
            <Counter />
            {shown.map((name) => (
              <section key={name} aria-label={name}>
                {parts[name]?.(image)}
              </section>
            ))}
          </main>
        </MediaGenProvider>
      </QueryClientProvider>
    </StrictMode>
  );
}

/** Answers presses once the page is alive. */
function Counter(): ReactNode {
  const [count, setCount] = useState(0);
  return (
    <button type="button" onClick={() => setCount(count + 1)}>
      {`count ${count}`}
    </button>
  );
}
