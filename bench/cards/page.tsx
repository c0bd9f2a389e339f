import { createMediaGenClient } from "@media-gen/client";
import { ko } from "@media-gen/react/locales/ko";
import { PrimaryImage } from "@media-gen/react/primary-image";
import { MediaGenProvider } from "@media-gen/react/provider";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";

const client = createMediaGenClient();
const queryClient = new QueryClient();
const cards = Array.from({ length: 100 }, (_, index) => `/card-${index}.webp`);

const plain = cards.map((url) => (
  <div key={url} style={{ aspectRatio: "3 / 4", overflow: "hidden" }}>
    <img src={url} alt="" loading="lazy" decoding="async" style={{ objectFit: "cover" }} />
  </div>
));
const covers = cards.map((url) => <PrimaryImage key={url} url={url} alt="" sizes="180px" />);

/** Milliseconds until React has committed the cards into an empty page; both stand inside the same provider. */
function commit(children: ReactNode): number {
  const container = document.body.appendChild(document.createElement("div"));
  const root = createRoot(container);
  const page = (inside: ReactNode): ReactNode => (
    <QueryClientProvider client={queryClient}>
      <MediaGenProvider client={client} locale={ko}>
        {inside}
      </MediaGenProvider>
    </QueryClientProvider>
  );
  flushSync(() => root.render(page(null)));
  const started = performance.now();
  flushSync(() => root.render(page(children)));
  const took = performance.now() - started;
  root.unmount();
  container.remove();
  return took;
}

Object.assign(window, { commitPlain: () => commit(plain), commitCovers: () => commit(covers) });
