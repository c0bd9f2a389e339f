import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings, launchOptions } from "./site.ts";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const built = join(repository, ".data/storybook");
const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

let server: Server;
let browser: Browser;
let page: Page;
let url: string;
const complaints: string[] = [];

beforeAll(async () => {
  execFileSync("storybook", ["build", "-o", built, "--quiet"], { cwd: repository, stdio: "ignore" });
  server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const bytes = await readFile(join(built, path)).catch(() => null);
    response.writeHead(bytes ? 200 : 404, {
      "content-type": types[extname(path)] ?? "application/octet-stream",
    });
    response.end(bytes ?? "");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The machine gave no port.");
  url = `http://127.0.0.1:${address.port}`;
  browser = await chromium.launch(launchOptions);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  page.on("pageerror", (error) => complaints.push(error.message));
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
});

interface Index {
  entries: Record<string, { id: string; type: string; title: string; name: string }>;
}

describe("the stories", () => {
  it.each(["light", "dark"])(
    "all render in %s, without an error and without a finding of axe",
    async (theme) => {
      const { entries } = JSON.parse(readFileSync(join(built, "index.json"), "utf8")) as Index;
      const stories = Object.values(entries).filter((entry) => entry.type === "story");
      expect(stories.length).toBeGreaterThanOrEqual(25);
      for (const { id } of stories) {
        await page.goto(`${url}/iframe.html?id=${id}&viewMode=story&globals=theme:${theme}`);
        await page.locator("#storybook-root > *").first().waitFor({ state: "attached" });
        await page.waitForLoadState("networkidle");
        const failed = await page.locator(".sb-show-errordisplay").count();
        expect({ id, failed, complaints: complaints.splice(0), found: await axeFindings(page) }).toEqual({
          id,
          failed: 0,
          complaints: [],
          found: [],
        });
      }
    },
    120_000,
  );
});
