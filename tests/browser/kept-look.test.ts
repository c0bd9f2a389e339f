import { chromium, type Page } from "playwright-core";
import { expect, it } from "vitest";
import { modes, windows } from "../../scripts/look/modes.ts";
import { shoot } from "../../scripts/look/take-pictures.ts";
import { differenceTo, keep } from "./kept-look/compare.ts";
import { type View, views } from "./kept-look/views.ts";
import { launchOptions } from "./site.ts";
import { finished, openStorybook, type Storybook } from "./storybook.ts";

/** `npm run look:keep` takes the pictures anew in place of comparing them. */
const retake = process.env.MEDIA_GEN_KEEP_LOOK === "1";

async function shootView(page: Page, storybook: Storybook, { story, window, mode }: View): Promise<Buffer> {
  const entry = storybook.entries.find(({ id }) => id === story);
  if (entry === undefined) throw new Error(`There is no story ${story}.`);
  await page.setViewportSize(windows[window]);
  await page.emulateMedia({ forcedColors: "none", reducedMotion: "reduce" });
  const way = modes[["light", "dark", "forced", "rtl"].indexOf(mode)]!;
  await page.goto(storybook.urlOf(entry, { ...way.globals, locale: "ko", "a11y.manual": "!true" }));
  expect(await finished(page), story).toBeNull();
  return shoot(page, way, windows[window].width);
}

it("the parts look as they were last approved", async () => {
  const storybook = await openStorybook();
  const browser = await chromium.launch(launchOptions);
  const faults: string[] = [];
  const queue = views.values();
  const walk = async (): Promise<void> => {
    const page = await browser.newPage();
    for (const view of queue) {
      const name = `${view.story.split("-").slice(1).join("-")}.${view.window}.${view.mode}`;
      const picture = await shootView(page, storybook, view);
      if (retake) keep(name, picture);
      const difference = await differenceTo(name, picture);
      if (difference !== null) faults.push(difference);
    }
    await page.close();
  };
  try {
    await Promise.all([walk(), walk()]);
  } finally {
    await browser.close();
    storybook.close();
  }
  expect(faults).toEqual([]);
}, 180_000);
