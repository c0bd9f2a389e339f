import { createMediaGenClient } from "@media-gen/client";
import { createMemoryServer } from "@media-gen/client/testing";
import {
  GenerateButton,
  MediaGenProvider,
  MiniGallery,
  PrimaryImage,
  ThumbnailGrid,
  useImages,
} from "@media-gen/react";
import { ko } from "@media-gen/react/locales/ko";
import "@media-gen/react/styles.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";

const haru = { entity_type: "character", entity_id: "haru" } as const;
const server = createMemoryServer();
server.seedImages(haru, 5);
const client = createMediaGenClient({ fetch: server.fetch, locale: ko.id });

function Gallery(): ReactNode {
  const { data: images = [] } = useImages(haru);
  return <ThumbnailGrid entity={haru} images={images} />;
}

createRoot(document.getElementById("root")!).render(
  <QueryClientProvider client={new QueryClient()}>
    <MediaGenProvider client={client} locale={ko} theme="light">
      <main style={{ display: "grid", gap: 24, padding: 24 }}>
        <GenerateButton entity={haru} name="하루" owner prompt="달빛 도서관" />
        <GenerateButton
          entity={{ entity_type: "story", entity_id: "moonlit-library" }}
          name="달빛 도서관"
          owner
          className="rounded-none bg-red-600"
        />
        <div style={{ inlineSize: 240 }}>
          <PrimaryImage entity={haru} />
        </div>
        <MiniGallery entity={haru} />
        <Gallery />
      </main>
    </MediaGenProvider>
  </QueryClientProvider>,
);
