import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clippedTexts, layStyle, motions, readersSpacing, targetsBelow } from "./accessibility/measures.ts";
import { axeFindings, launchOptions, sidewaysScroll } from "./site.ts";
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

/** A phone on its side at four times the size, and the narrowest phone: WCAG 1.4.10. */
const narrow = { width: 320, height: 640 };

/** Every story in every mode takes many minutes; the short run looks at each in light, and at the host's pages in dark too. */
const long = process.env.MEDIA_GEN_LONG === "1";
/** `3/8` looks at the third of eight parts: all of them in every mode is more than a busy machine gives at once. */
const [share, shares] = (process.env.MEDIA_GEN_STORIES ?? "1/1").split("/").map(Number) as [number, number];

interface Fault {
  id: string;
  found: string[];
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

const labelled = (label: string, found: readonly string[]): string[] =>
  found.map((what) => `${label}: ${what}`);

/** Axe reads the colours that the styles ask for, but in forced colours the system paints with its own. */
const contrastIsTheSystems = ["color-contrast"];
/**
 * Colours do not depend on the direction, and measuring them takes most of the time. The language that does not exist
 * lengthens each text by itself, so a name and the words in it differ there alone.
 */
const measuredBefore = ["color-contrast", "label-content-name-mismatch"];

/** Looks at the story that stands on the page in light, with less motion. */
async function inLight(page: Page): Promise<string[]> {
  return [
    ...labelled("light", await axeFindings(page)),
    ...labelled("reduced motion", await motions(page)),
    ...labelled("under 24 pixels", await targetsBelow(page, 24)),
  ];
}

/** The same in dark, in the system's own colours, and from right to left in a language that does not exist. */
async function inOtherModes(page: Page): Promise<string[]> {
  await turn(page, { theme: "dark", locale: "en" });
  const found = labelled("dark", await axeFindings(page));
  await page.emulateMedia({ forcedColors: "active" });
  found.push(...labelled("forced colours", await axeFindings(page, contrastIsTheSystems)));
  await page.emulateMedia({ forcedColors: "none" });
  await turn(page, { theme: "dark", locale: "pseudo", direction: "rtl" });
  found.push(...labelled("right to left", await axeFindings(page, measuredBefore)));
  found.push(...labelled("40 % longer", await clippedTexts(page)));
  await turn(page, { theme: "dark", locale: "en", direction: "ltr" });
  return found;
}

/** Parts that measure their room follow a frame later. */
const laidOut = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
  );

/** The same at 320 pixels under a finger, and with the spacing that a reader may set. */
async function inLittleRoom(page: Page): Promise<string[]> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setTouchEmulationEnabled", { enabled: true });
  await page.setViewportSize(narrow);
  await laidOut(page);
  const found = [
    ...labelled("at 320 pixels", await clippedTexts(page)),
    ...labelled("under 44 pixels", await targetsBelow(page, 44)),
  ];
  if ((await sidewaysScroll(page)) > 0) found.push("at 320 pixels: it scrolls sideways");
  const takeOff = await layStyle(page, readersSpacing);
  await laidOut(page);
  found.push(...labelled("with more space", await clippedTexts(page)));
  if ((await sidewaysScroll(page)) > 0) found.push("with more space: it scrolls sideways");
  await takeOff();
  await devtools.send("Emulation.setTouchEmulationEnabled", { enabled: false });
  await devtools.detach();
  return found;
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
    const found = [
      ...labelled("play", failure === null ? [] : [failure]),
      ...(await inLight(page)),
      ...(long ? [...(await inOtherModes(page)), ...(await inLittleRoom(page))] : []),
      ...labelled("heard", complaints.splice(0)),
    ];
    if (found.length > 0) faults.push({ id: story.id, found });
  }
  await page.close();
}

const proseOnly = ["introduction--docs", "theming--docs"];
const documentedParts = [
  "mediagenprovider",
  "generatebutton",
  "imagegeneratemodal",
  "thumbnailgrid",
  "primaryimage",
  "minigallery",
  "lightbox",
  "cropdialog",
  "quotameter",
  "jobpill",
];

/** What the docs page of a part leaves out: tables, their rows, a sentence in one. */
function untoldOnPage(): string[] {
  const headings = [...document.querySelectorAll(".sbdocs-content h2")];
  const missing = ["Anatomy", "Props", "Keys", "Attributes", "Variables", "Theming"].filter(
    (name) => !headings.some((heading) => heading.textContent?.startsWith(name)),
  );
  const bare = [...document.querySelectorAll(".sbdocs-content table")].filter(
    (table) => table.querySelector("tbody tr") === null,
  );
  const silent = [...document.querySelectorAll(".sbdocs-content tbody tr")].filter(
    (row) => row.children[1]?.textContent === "",
  );
  return [
    ...missing.map((name) => `no ${name}`),
    ...bare.map((table) => `nothing in the table of ${table.querySelector("th")?.textContent}`),
    ...silent.map((row) => `no sentence for ${row.children[0]?.textContent}`),
  ];
}

describe("the stories", () => {
  it(
    "play to their end and serve everyone: in each theme, direction and the system's colours, in little room, under a finger",
    async () => {
      const stories = storybook.entries.filter(({ type }) => type === "story");
      expect(stories.length).toBeGreaterThanOrEqual(100);
      const queue = stories.filter((_, index) => index % shares === share - 1).values();
      const faults: Fault[] = [];
      await Promise.all([look(queue, faults), look(queue, faults)]);
      expect(faults).toEqual([]);
    },
    long ? 1_200_000 : 300_000,
  );

  it("are introduced on pages that open without an error, one for each part with all that can be said of it", async () => {
    const page = await browser.newPage({ viewport: desktop });
    const complaints = complaintsOf(page);
    const docs = storybook.entries.filter(({ type }) => type === "docs");
    const untold: string[] = [];
    for (const entry of docs) {
      await page.goto(storybook.urlOf(entry, { theme: "light", locale: "ko" }));
      await page.locator(".sbdocs-content h1:not(.host-title)").first().waitFor();
      if (proseOnly.includes(entry.id)) continue;
      untold.push(...labelled(entry.id, await page.evaluate(untoldOnPage)));
    }
    await page.close();
    const titles = docs.map(({ id }) => id.replace(/^.*?-|--docs$/g, ""));
    expect(titles).toEqual(expect.arrayContaining(documentedParts));
    expect(docs.map(({ id }) => id)).toEqual(expect.arrayContaining(proseOnly));
    expect(untold).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
