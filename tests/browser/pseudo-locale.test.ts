import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchOptions, sidewaysScroll } from "./site.ts";
import { finished, openStorybook, type Storybook } from "./storybook.ts";

/** Together these show nearly every text of the kit. */
const shown = [
  "generation-imagegeneratemodal--prefilled",
  "generation-imagegeneratemodal--blocked",
  "generation-imagegeneratemodal--day-spent",
  "generation-imagegeneratemodal--running",
  "generation-imagegeneratemodal--partial",
  "generation-imagegeneratemodal--offline",
  "generation-imagegeneratemodal--server-unreachable",
  "generation-imagegeneratemodal--phone-form",
  "generation-imagegeneratemodal--phone-running",
  "generation-imagegeneratemodal--phone-done",
  "generation-modalform--advanced",
  "generation-modalform--seed-with-letters",
  "generation-modalform--phone-advanced",
  "generation-generatebutton--idle",
  "generation-generatebutton--pill-running",
  "gallery-thumbnailgrid--every-slot",
  "gallery-thumbnailgrid--rows-of-a-job",
  "gallery-thumbnailgrid--rows",
  "gallery-thumbnailgrid--move-menu",
  "gallery-thumbnailgrid--deleting-the-primary",
  "gallery-cropdialog--whole",
  "gallery-cropdialog--phone",
  "gallery-lightbox--owner",
  "gallery-lightbox--phone-details",
  "gallery-minigallery--ten",
  "gallery-minigallery--empty-for-owner",
  "gallery-minigallery--failed",
];

/** Texts that are the writer's, the page's, the engine's or the clock's: they stand as they were written. */
const data =
  /서하루|^서$|달빛|호박 브로치|사서|도서관|유명 배우|얼굴로|창가|장면|보름달|눈빛|검은 머리|자르기|크게 보기|^memory$|^[A-Z][a-z]{2} \d+, \d{4}, \d+:\d\d\s[AP]M$/u;

interface Findings {
  untranslated: string[];
  clipped: string[];
}

/** Reads every text of the page: what no catalogue wrote, and what its box cuts off. */
function read(page: Page): Promise<Findings> {
  return page.evaluate((dataPattern) => {
    const data = new RegExp(dataPattern, "u");
    const letters = /[A-Za-z\u3131-\u318e\uac00-\ud7a3\u3040-\u30ff]/u;
    const root = document.body;
    const isSeen = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
    const foreign = (text: string): boolean => letters.test(text) && !data.test(text);
    const untranslated: string[] = [];
    for (const element of root.querySelectorAll("*")) {
      if (element.closest("#storybook-docs, .sb-wrapper, script, style") || !isSeen(element)) continue;
      for (const name of [
        "aria-label",
        "title",
        "alt",
        "placeholder",
        "aria-description",
        "aria-valuetext",
      ]) {
        const text = element.getAttribute(name) ?? "";
        if (foreign(text)) untranslated.push(`${name}: ${text}`);
      }
    }
    const clipped: string[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? "";
      const parent = node.parentElement;
      if (text === "" || parent === null || !isSeen(parent)) continue;
      if (parent.closest("script, style, .sb-wrapper, .host-title, textarea")) continue;
      if (foreign(text)) untranslated.push(text);
      const hidden = parent.closest('[data-mg-part="visually-hidden"], [data-mg-part="status"]');
      if (hidden !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      for (
        let at: Element | null = parent;
        at !== null && at !== document.documentElement;
        at = at.parentElement
      ) {
        const { overflowX, textOverflow, clipPath } = getComputedStyle(at);
        if (clipPath !== "none") break;
        if (overflowX === "visible") continue;
        // An ellipsis says itself that there is more; names may be as long as a novel's title.
        if (textOverflow === "ellipsis") break;
        const around = at.getBoundingClientRect();
        if (box.right > around.right + 1 || box.left < around.left - 1)
          clipped.push(`${at.getAttribute("data-mg-part") ?? at.tagName}: ${text}`);
        break;
      }
    }
    return { untranslated, clipped };
  }, data.source);
}

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

describe("in a language that does not exist and is 40 % longer", () => {
  it("no text is left as it was, nothing is cut off, and no page scrolls sideways", async () => {
    const page = await browser.newPage({ reducedMotion: "reduce" });
    const faults: (Findings & { id: string; failure: string | null; sideways: number })[] = [];
    for (const id of shown) {
      const entry = storybook.entries.find((story) => story.id === id);
      expect(entry, id).toBeDefined();
      const phone = entry!.tags.includes("phone");
      await page.setViewportSize(phone ? { width: 375, height: 812 } : { width: 1280, height: 900 });
      await page.goto(storybook.urlOf(entry!, { theme: "light", locale: "pseudo", "a11y.manual": "!true" }));
      const failure = await finished(page);
      const findings = await read(page);
      const sideways = await sidewaysScroll(page);
      if (failure !== null || sideways > 0 || findings.untranslated.length + findings.clipped.length > 0)
        faults.push({ id, failure, sideways, ...findings });
    }
    expect(faults).toEqual([]);
  }, 180_000);
});
