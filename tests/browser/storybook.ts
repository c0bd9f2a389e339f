import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const built = join(repository, ".data/storybook");
const stampFile = join(built, "made-from");
const sources = [
  "package-lock.json",
  "packages/contract/src",
  "packages/client/src",
  "packages/react/src",
  "stories",
  ".storybook",
];
const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** One page of the built Storybook. */
export interface Entry {
  id: string;
  type: "story" | "docs";
  tags: string[];
}

/** The built Storybook on a free port. */
export interface Storybook {
  readonly entries: readonly Entry[];
  /** The address of a page by itself, without Storybook's frame. */
  urlOf(entry: Entry, globals: Record<string, string>): string;
  close(): void;
}

/** Builds Storybook unless it is made from the sources as they are. */
export async function buildStorybook(): Promise<void> {
  const { stampOf } = (await import(`${repository}scripts/stamps.mjs`)) as {
    stampOf(paths: readonly string[]): string;
  };
  const stamp = stampOf(sources);
  if (madeFrom() === stamp) return;
  execFileSync("storybook", ["build", "-o", built, "--quiet"], { cwd: repository, stdio: "ignore" });
  // The build empties the folder first, so a build that stops half way leaves no stamp.
  writeFileSync(stampFile, stamp);
}

/** Serves the Storybook that was built. */
export async function openStorybook(): Promise<Storybook> {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const bytes = await readFile(join(built, path)).catch(() => null);
    // Browsers ask for a favicon unasked.
    response.writeHead(bytes ? 200 : path === "/favicon.ico" ? 204 : 404, {
      "content-type": types[extname(path)] ?? "application/octet-stream",
      "cache-control": "max-age=600",
    });
    response.end(bytes ?? "");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The machine gave no port.");
  const { entries } = JSON.parse(readFileSync(join(built, "index.json"), "utf8")) as {
    entries: Record<string, Entry>;
  };
  return {
    entries: Object.values(entries),
    urlOf: ({ id, type }, globals) => {
      const chosen = Object.entries(globals).map(([name, value]) => `${name}:${value}`);
      return `http://127.0.0.1:${address.port}/iframe.html?id=${id}&viewMode=${type}&globals=${chosen.join(";")}`;
    },
    close: () => server.close(),
  };
}

function madeFrom(): string | null {
  try {
    return readFileSync(stampFile, "utf8");
  } catch {
    return null;
  }
}

interface Channel {
  last(event: string): [{ storyId?: string; status?: string; message?: string }] | undefined;
  emit(event: string, payload: object): void;
}

interface StoryWindow {
  __STORYBOOK_ADDONS_CHANNEL__?: Channel;
}

/** Waits until a story has been rendered and played. @returns why that failed, or null when it did not */
export async function finished(page: Page): Promise<string | null> {
  const handle = await page.waitForFunction(() => {
    const channel = (globalThis as StoryWindow).__STORYBOOK_ADDONS_CHANNEL__;
    const end = channel?.last("storyFinished")?.[0];
    if (end === undefined) return null;
    const thrown =
      channel?.last("playFunctionThrewException")?.[0] ?? channel?.last("storyThrewException")?.[0];
    return { failure: end.status === "success" ? null : (thrown?.message ?? "It ended without success.") };
  });
  const failure = (await handle.jsonValue())?.failure ?? null;
  return failure === null ? null : firstLine(failure);
}

/** Testing Library tells the whole page below it. */
export function firstLine(text: string): string {
  return text.split("\n", 1).join();
}

/** Turns the toolbar while the story stands, and waits until the story follows. */
export async function turn(page: Page, globals: Record<string, string>): Promise<void> {
  await page.evaluate((chosen) => {
    const channel = (globalThis as StoryWindow).__STORYBOOK_ADDONS_CHANNEL__;
    channel?.emit("updateGlobals", { globals: chosen });
  }, globals);
  const { theme, locale, direction } = globals;
  const lang = locale === "pseudo" ? "en" : locale;
  const root = [
    ["lang", lang],
    ["dir", direction],
  ].map(([name, value]) => (value === undefined ? "" : `[${name}="${value}"]`));
  const main = theme === undefined ? "main" : `main[data-mg-theme="${theme}"]`;
  await page.locator(`html${root.join("")} ${main}`).waitFor({ state: "attached" });
}
