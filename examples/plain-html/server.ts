import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import { createMediaGen } from "@media-gen/server-kit";
import { openPglite } from "@media-gen/server-kit/database/pglite";
import { createLocalObjectStore } from "@media-gen/server-kit/objects/local";
import { createProceduralProvider } from "@media-gen/server-kit/providers/procedural";

const { PORT = "4323", MEDIA_GEN_DATA = "./.data/plain-html", MEDIA_GEN_DETAIL } = process.env;

const page = fileURLToPath(new URL("page", import.meta.url));
// The page's import map names this folder: a browser takes the SDK as it is published, without a bundler.
const client = join(
  dirname(createRequire(import.meta.url).resolve("@media-gen/client/package.json")),
  "dist",
);
const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

/** A file below one of the two folders that the page may read. */
async function answerFile(pathname: string): Promise<Response> {
  const [folder, path] = pathname.startsWith("/client/")
    ? [client, pathname.slice("/client/".length)]
    : [page, pathname === "/" ? "index.html" : pathname.slice(1)];
  const file = normalize(join(folder, path));
  const type = types[extname(file)];
  const bytes = file.startsWith(folder) && type ? await readFile(file).catch(() => null) : null;
  return bytes && type
    ? new Response(bytes, { headers: { "content-type": type } })
    : new Response("Not found", { status: 404 });
}

const database = await openPglite({ folder: join(MEDIA_GEN_DATA, "database") });
const mediaGen = createMediaGen({
  database,
  objects: createLocalObjectStore({ folder: join(MEDIA_GEN_DATA, "objects") }),
  providers: [createProceduralProvider({ detail: MEDIA_GEN_DETAIL === "draft" ? "draft" : "full" })],
  // One writer, who owns everything: a real host looks its own tables and sessions up here.
  entities: { find: async () => ({ ownerId: "writer", visibility: "public" }) },
  authenticate: () => ({ userId: "writer" }),
});
const server = serve({
  port: Number(PORT),
  fetch: (request) => {
    const { pathname } = new URL(request.url);
    return pathname.startsWith("/api/") ? mediaGen.fetch(request) : answerFile(pathname);
  },
});

async function end(): Promise<void> {
  server.close();
  await mediaGen.close();
  await database.close();
  process.exit(0);
}
process.once("SIGINT", end).once("SIGTERM", end);
await once(server, "listening");
await mediaGen.worker.start();
const address = server.address();
console.log(`ready http://localhost:${address && typeof address === "object" ? address.port : PORT}`);
