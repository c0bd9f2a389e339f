import { createMediaGenClient } from "@media-gen/client";
import { MediaGenProvider, ThumbnailGrid, useImages } from "@media-gen/react";
import { ko } from "@media-gen/react/locales/ko";
import "@media-gen/react/styles.css";
import * as Dialog from "@radix-ui/react-dialog";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createGalleryServer } from "./gallery.ts";
import { PlainGrid } from "./plain-grid.tsx";

const wish = new URLSearchParams(location.search);
const server = createGalleryServer(Number(wish.get("cells") ?? 8));
const haru = { entity_type: "character", entity_id: "haru" } as const;
const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
const seen = { renders: 0 };

declare global {
  interface Window {
    /** Counts the renders of cells, and holds the server and the cache for those who drive the page. */
    page: { seen: typeof seen; server: typeof server; queryClient: QueryClient };
  }
}
window.page = { seen, server, queryClient };

// Every cell asks for its name once in each of its renders.
const labels = {
  "cell.name": (value: Parameters<(typeof ko.labels)["cell.name"]>[0]) => {
    seen.renders += 1;
    return ko.labels["cell.name"](value);
  },
};

function Kit(): ReactNode {
  const { data } = useImages(haru);
  return data === undefined ? null : <ThumbnailGrid entity={haru} images={data} />;
}

function InDialog({ children }: { children: ReactNode }): ReactNode {
  return (
    <Dialog.Root defaultOpen>
      <Dialog.Portal>
        <Dialog.Content
          aria-describedby={undefined}
          style={{
            position: "fixed",
            inset: "5%",
            overflow: "auto",
            transform: "scale(0.8)",
            background: "#fff",
          }}
        >
          <Dialog.Title>Pictures</Dialog.Title>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const onRender = (): void => {
  seen.renders += 1;
};
const grid =
  wish.get("grid") === "plain" ? (
    <PlainGrid images={server.images} columns={4} onRender={onRender} />
  ) : (
    <Kit />
  );

document.documentElement.dir = wish.get("dir") ?? "ltr";
const tree = (
  <QueryClientProvider client={queryClient}>
    <MediaGenProvider client={createMediaGenClient({ fetch: server.fetch })} locale={ko} labels={labels}>
      {wish.has("dialog") ? <InDialog>{grid}</InDialog> : grid}
    </MediaGenProvider>
  </QueryClientProvider>
);
createRoot(document.getElementById("root")!).render(
  wish.has("strict") ? <StrictMode>{tree}</StrictMode> : tree,
);
