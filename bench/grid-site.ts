import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import react from "@vitejs/plugin-react";
import sharp from "sharp";
import { build } from "vite";
import { pictures } from "./grid-page/gallery.ts";

const types: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };

/** A page with one grid: `?cells=1000`, `&grid=plain` for the reference, `&dialog`, `&dir=rtl`, `&strict`. */
export interface GridSite {
  url: string;
  close(): Promise<void>;
}

/** Builds the page and serves it with small pictures. */
export async function openGridSite({ development = false } = {}): Promise<GridSite> {
  const folder = await mkdtemp(join(tmpdir(), "media-gen-grid-"));
  await build({
    root: fileURLToPath(new URL("grid-page", import.meta.url)),
    logLevel: "error",
    mode: development ? "development" : "production",
    define: development ? { "process.env.NODE_ENV": '"development"' } : {},
    plugins: [react()],
    resolve: { conditions: ["@media-gen/source"] },
    build: { outDir: folder, emptyOutDir: true },
  });
  const drawn = await Promise.all(
    Array.from({ length: pictures }, (_, index) => {
      const tint = `hsl(${index * 30} 60% 60%)`;
      const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="320"><rect width="240" height="320" fill="${tint}"/><circle cx="120" cy="130" r="70" fill="#fff8"/></svg>`;
      return sharp(Buffer.from(svg)).webp().toBuffer();
    }),
  );
  const server = serve({
    port: 0,
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      const picture = pathname.match(/^\/picture\/(\d+)$/);
      if (picture) {
        return new Response(Uint8Array.from(drawn[Number(picture[1])] ?? []), {
          headers: { "content-type": "image/webp", "cache-control": "max-age=3600" },
        });
      }
      const file = pathname === "/" ? "/index.html" : pathname;
      return new Response(await readFile(join(folder, file)), {
        headers: { "content-type": types[extname(file)] ?? "application/octet-stream" },
      });
    },
  });
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The server got no port.");
  return {
    url: `http://localhost:${address.port}`,
    async close() {
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
