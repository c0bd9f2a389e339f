import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import { createMediaGen, type ImageProvider } from "@media-gen/server-kit";
import { openPglite } from "@media-gen/server-kit/database/pglite";
import { createLocalObjectStore } from "@media-gen/server-kit/objects/local";
import react from "@vitejs/plugin-react";
import { type Browser, chromium, type Page } from "playwright-core";
import { build } from "vite";
import { draftPicture } from "./engine-pictures.ts";
import { noEngine } from "./fleet/tables.ts";
import { percentile, type Row } from "./report.ts";

const imagesPerJob = 8;
/** The first one warms up server, database and page, and is not counted. */
const jobs = 7;
const page = fileURLToPath(new URL("page", import.meta.url));
const types: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };

/** An engine that delivers prepared pictures one by one, 0.3-1.2 s apart, so that no two land together. */
function pacedEngine(bytes: Uint8Array): ImageProvider {
  return {
    ...noEngine,
    async *generate({ images }, { signal }) {
      for (const { slot } of images) {
        await sleep(300 + Math.random() * 900, undefined, { signal });
        yield { slot, bytes };
      }
    },
  };
}

/** Notes, in the page, when each new picture of the dialog's stage was painted. */
const recorder = `
  window.painted = [];
  const seen = new Set();
  const look = () => {
    for (const image of document.querySelectorAll('[data-mg-part="stage"] img')) {
      const id = image.src.match(/files\\/([^/]+)/)?.[1];
      if (!id || seen.has(id)) continue;
      seen.add(id);
      // The message is delivered after the frame, in which the loaded picture is drawn, was painted.
      const note = () => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => window.painted.push({ id, at: Date.now() });
        port2.postMessage(null);
      });
      if (image.complete) note(); else image.addEventListener("load", note, { once: true });
    }
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["src"] });
`;

/** Milliseconds from each commit to its painted cell, for one way of watching. */
async function measure(browser: Browser, url: string, watch: string, commits: number[]): Promise<number[]> {
  const view: Page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await view.addInitScript(recorder);
  const delays: number[] = [];
  for (let job = 0; job < jobs; job += 1) {
    await view.goto(`${url}/?watch=${watch}`);
    await view.getByRole("button", { name: "대표이미지 생성" }).click();
    const count = view.getByRole("spinbutton", { name: "장수" });
    await count.press("End");
    commits.length = 0;
    await view.getByRole("button", { name: /^8장 (더 )?만들기$/ }).click();
    await view.waitForFunction(`window.painted.length === ${imagesPerJob}`, undefined, { timeout: 60_000 });
    const painted = (await view.evaluate("window.painted.map((one) => one.at)")) as number[];
    // Pictures of one job come in the order of their commits.
    if (job > 0) delays.push(...painted.toSorted((a, b) => a - b).map((at, index) => at - commits[index]!));
    await view.locator('[data-mg-part="stage"][data-state="running"]').waitFor({ state: "detached" });
    await fetch(`${url}/empty`, { method: "POST" });
  }
  await view.close();
  return delays;
}

/** The same way without the kit: a held answer is let go, then one picture is fetched and painted on an empty page. */
const barePage = `(async () => {
  const delays = [];
  for (let n = 0; n < ${jobs * imagesPerJob}; n += 1) {
    const { at } = await (await fetch("/bare/held?n=" + n)).json();
    const image = new Image();
    image.src = "/bare/picture?n=" + n;
    document.body.append(image);
    await new Promise((painted) => {
      image.onload = () => requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = painted;
        port2.postMessage(null);
      });
    });
    delays.push(Date.now() - at);
  }
  return delays;
})()`;

async function measureBare(browser: Browser, url: string): Promise<number[]> {
  const view = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await view.goto(`${url}/bare`);
  const delays = (await view.evaluate(barePage)) as number[];
  await view.close();
  return delays;
}

/** Answers of the bare page: no database, no rights, no framework. */
async function answerBare(pathname: string, picture: Uint8Array): Promise<Response> {
  if (pathname === "/bare/picture")
    return new Response(Buffer.from(picture), { headers: { "content-type": "image/png" } });
  if (pathname !== "/bare/held")
    return new Response("<!doctype html><title>Bare</title>", { headers: { "content-type": "text/html" } });
  await sleep(300 + Math.random() * 400);
  return Response.json({ at: Date.now() });
}

/** From the commit that makes a slot ready to its painted cell: long poll beside plain polling, on one server and browser. */
export async function measureDelivery(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "media-gen-bench-"));
  await build({
    root: page,
    logLevel: "error",
    plugins: [react()],
    resolve: { conditions: ["@media-gen/source"] },
    build: { outDir: join(folder, "page"), emptyOutDir: true },
  });
  const commits: number[] = [];
  const picture = await draftPicture();
  const database = await openPglite({ folder: join(folder, "database") });
  const mediaGen = createMediaGen({
    database,
    objects: createLocalObjectStore({ folder: join(folder, "objects") }),
    providers: [pacedEngine(picture)],
    entities: {
      find: async () => ({ ownerId: "writer", visibility: "public" }),
      // Runs inside the transaction, just before its commit: the measured time is a little too long, never too short.
      galleryChanged: async () => void commits.push(Date.now()),
    },
    authenticate: () => ({ userId: "writer" }),
    limits: { imagesPerDay: 1000 },
  });
  const entity = { entity_type: "character", entity_id: "haru" } as const;
  const caller = { userId: "writer" };
  const empty = async (): Promise<void> => {
    const { images } = await mediaGen.services.gallery.list(caller, entity, { locale: "ko" });
    for (const image of images)
      await mediaGen.services.gallery.remove(caller, entity, image.id, { locale: "ko" });
  };
  const server = serve({
    port: 0,
    fetch: async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname.startsWith("/api/")) return mediaGen.fetch(request, { clientAddress: "127.0.0.1" });
      if (pathname === "/empty") return empty().then(() => new Response(null, { status: 204 }));
      if (pathname.startsWith("/bare")) return answerBare(pathname, picture);
      const file = pathname === "/" ? "/index.html" : pathname;
      const bytes = await readFile(join(folder, "page", file));
      return new Response(bytes, {
        headers: { "content-type": types[extname(file)] ?? "application/octet-stream" },
      });
    },
  });
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  });
  try {
    await mediaGen.worker.start();
    const address = server.address();
    if (!address || typeof address === "string") throw new Error("The server got no port.");
    const url = `http://localhost:${address.port}`;
    const bare = await measureBare(browser, url);
    const longPoll = await measure(browser, url, "long-poll", commits);
    const poll = await measure(browser, url, "poll", commits);
    const p95 = percentile(longPoll, 95);
    return [
      { name: "bare page, one fetch and one picture, p50", value: percentile(bare, 50), unit: "ms" },
      { name: "bare page, one fetch and one picture, p95", value: percentile(bare, 95), unit: "ms" },
      { name: "long poll, p50", value: percentile(longPoll, 50), unit: "ms" },
      { name: "long poll, p95", value: p95, unit: "ms", goal: "≤ 50", met: p95 <= 50 },
      { name: "plain polling every 2-3 s, p50", value: percentile(poll, 50), unit: "ms" },
      { name: "plain polling every 2-3 s, p95", value: percentile(poll, 95), unit: "ms" },
      { name: "long poll ÷ plain polling, p95", value: p95 / percentile(poll, 95), unit: "" },
    ];
  } finally {
    await browser.close();
    server.close();
    await mediaGen.close();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}
