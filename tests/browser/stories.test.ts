import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings, launchOptions } from "./site.ts";
import { type Entry, finished, firstLine, openStorybook, type Storybook, turn } from "./storybook.ts";

let storybook: Storybook;
let browser: Browser;

beforeAll(async () => {
  storybook = await openStorybook();
  browser = await chromium.launch(launchOptions);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  storybook?.close();
});

const desktop = { width: 1280, height: 900 };
const phone = { width: 375, height: 812 };

interface Fault {
  id: string;
  failure: string | null;
  light: string[];
  dark: string[];
  heard: string[];
}

/** What a page will throw or print as an error. */
function complaintsOf(page: Page): string[] {
  const heard: string[] = [];
  page.on("pageerror", (error) => heard.push(firstLine(error.message)));
  page.on("console", (message) => {
    // A refusal that a story asks for, and the end of the worker that answers it, are lines of Chromium's own.
    const own = /^Failed to (?:load resource|update a ServiceWorker)/.test(message.text());
    if (message.type() === "error" && !own) heard.push(firstLine(message.text()));
  });
  return heard;
}

/** Opens stories one after another on a page of its own until none is left. */
async function look(stories: Iterator<Entry>, faults: Fault[]): Promise<void> {
  const page = await browser.newPage({ reducedMotion: "reduce" });
  const complaints = complaintsOf(page);
  for (let next = stories.next(); !next.done; next = stories.next()) {
    const story = next.value;
    await page.setViewportSize(story.tags.includes("phone") ? phone : desktop);
    // Axe looks at it here; the panel would look a second time.
    await page.goto(storybook.urlOf(story, { theme: "light", locale: "ko", "a11y.manual": "!true" }));
    const failure = await finished(page);
    const light = await axeFindings(page);
    await turn(page, { theme: "dark", locale: "en" });
    const dark = await axeFindings(page);
    const heard = complaints.splice(0);
    if (failure !== null || [...light, ...dark, ...heard].length > 0)
      faults.push({ id: story.id, failure, light, dark, heard });
  }
  await page.close();
}

describe("the stories", () => {
  it("render and play to their end, and axe finds nothing in light or in dark", async () => {
    const stories = storybook.entries.filter(({ type }) => type === "story");
    expect(stories.length).toBeGreaterThanOrEqual(100);
    const queue = stories.values();
    const faults: Fault[] = [];
    await Promise.all([look(queue, faults), look(queue, faults)]);
    expect(faults).toEqual([]);
  }, 300_000);

  it("are introduced on pages that open without an error", async () => {
    const page = await browser.newPage({ viewport: desktop });
    const complaints = complaintsOf(page);
    const docs = storybook.entries.filter(({ type }) => type === "docs");
    for (const entry of docs) {
      await page.goto(storybook.urlOf(entry, { theme: "light", locale: "ko" }));
      await page.locator(".sbdocs-content h1:not(.host-title)").first().waitFor();
    }
    await page.close();
    expect(docs.map(({ id }) => id)).toContain("introduction--docs");
    expect(complaints).toEqual([]);
  });
});
