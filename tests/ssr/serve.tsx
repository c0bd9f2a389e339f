// A host's server: prints the page as React streams it, and what the host sends along.
import { createMediaGenClient } from "@media-gen/client";
import { createMediaGenQueries } from "@media-gen/client/queries";
import { createMemoryServer } from "@media-gen/client/testing";
import { type DehydratedState, dehydrate, QueryClient } from "@tanstack/react-query";
import { renderToPipeableStream } from "react-dom/server";
import { haru, Page } from "./page.tsx";

/** What the server hands to the browser. */
export interface Served {
  html: string;
  state: DehydratedState;
  /** Everything that was printed while rendering. */
  printed: string[];
}

const printed: string[] = [];
console.error = console.warn = (...parts) => printed.push(parts.join(" "));

const { prefetch, only } = JSON.parse(process.argv[2] ?? "{}") as { prefetch: boolean; only?: string };
const server = createMemoryServer({ baseUrl: "http://kit.test/api" });
const client = createMediaGenClient({ baseUrl: server.baseUrl, fetch: server.fetch });
const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
const queries = createMediaGenQueries(client);
const [image] = server.seedImages(haru, 6);
if (prefetch) {
  await Promise.all([
    queryClient.prefetchQuery(queries.images(haru)),
    queryClient.prefetchQuery(queries.quota(haru)),
    queryClient.prefetchQuery(queries.options()),
  ]);
}

let html = "";
const { pipe } = renderToPipeableStream(
  <Page client={client} queryClient={queryClient} image={prefetch ? image : undefined} only={only} />,
  {
    onAllReady: async () => {
      const { Writable } = await import("node:stream");
      pipe(
        new Writable({
          write(chunk, _encoding, done) {
            html += chunk;
            done();
          },
          final(done) {
            const served: Served = { html, state: dehydrate(queryClient), printed };
            process.stdout.write(JSON.stringify(served), () => process.exit());
            done();
          },
        }),
      );
    },
    onError: (error) => void printed.push(String(error)),
  },
);
