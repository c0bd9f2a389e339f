import type { Browser, Page } from "playwright-core";
import { type Entry, finished, type Storybook, turn } from "../../tests/browser/storybook.ts";
import { type Mode, modes, windows } from "./modes.ts";

/** A story in one window, a picture for each mode in their order. */
export interface Row {
  story: string;
  window: keyof typeof windows;
  pictures: Buffer[];
}

/** Height of what there is to see: a dialog fills the window, a part alone is as high as it is. */
function contentHeight(page: Page): Promise<number> {
  return page.evaluate(() => {
    if (document.querySelector("[data-mg-dialog]")) return innerHeight;
    const main = document.querySelector("main")?.getBoundingClientRect().bottom ?? innerHeight;
    return Math.min(innerHeight, Math.max(120, Math.ceil(main)));
  });
}

/** Waits until fonts and pictures are there and nothing moves that will come to an end. */
async function still(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForFunction(() => {
    const moving = document
      .getAnimations()
      .some(
        ({ playState, effect }) =>
          playState === "running" && effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY,
      );
    const loading = [...document.images].some(
      (image) => !image.complete && image.getBoundingClientRect().top < innerHeight && image.src !== "",
    );
    return !moving && !loading;
  });
}

/** Waits until the page has stopped changing: parts that come later have come. */
function quiet(page: Page): Promise<void> {
  return page.evaluate(
    ({ calm, longest }) =>
      new Promise<void>((resolve) => {
        const end = (): void => {
          watcher.disconnect();
          clearTimeout(last);
          clearTimeout(timer);
          resolve();
        };
        const last = setTimeout(end, longest);
        let timer = setTimeout(end, calm);
        const watcher = new MutationObserver(() => {
          clearTimeout(timer);
          timer = setTimeout(end, calm);
        });
        watcher.observe(document, { subtree: true, childList: true, attributes: true });
      }),
    { calm: 200, longest: 3000 },
  );
}

/** Takes the picture of a story that stands on the page, in one mode, when nothing moves any more. */
export async function shoot(page: Page, { globals, forcedColors }: Mode, width: number): Promise<Buffer> {
  await page.emulateMedia({ forcedColors, reducedMotion: "reduce" });
  await turn(page, globals);
  await quiet(page);
  await still(page);
  const clip = { x: 0, y: 0, width, height: await contentHeight(page) };
  return page.screenshot({ clip, type: "png" });
}

async function open(page: Page, storybook: Storybook, story: Entry, direction: string): Promise<void> {
  await page.emulateMedia({ forcedColors: "none", reducedMotion: "reduce" });
  const globals = { theme: "light", locale: "ko", direction, "a11y.manual": "!true" };
  await page.goto(storybook.urlOf(story, globals));
  const failure = await finished(page);
  if (failure !== null) console.error(`${story.id}: ${failure}`);
}

async function look(page: Page, storybook: Storybook, story: Entry): Promise<Row[]> {
  const names = Object.keys(windows) as (keyof typeof windows)[];
  const wanted = names.filter((name) => name === "phone" || !story.tags.includes("phone"));
  const rows = wanted.map((window): Row => ({ story: story.id, window, pictures: [] }));
  let direction = "";
  for (const mode of modes) {
    for (const row of rows) {
      await page.setViewportSize(windows[row.window]);
      // A page is written in one direction from its beginning.
      if (mode.globals.direction !== direction) {
        direction = mode.globals.direction ?? "ltr";
        await open(page, storybook, story, direction);
      }
      row.pictures.push(await shoot(page, mode, windows[row.window].width));
    }
  }
  return rows;
}

/** Opens the stories one after another, three at a time, in both windows and every mode. */
export async function takePictures(browser: Browser, storybook: Storybook, stories: Entry[]): Promise<Row[]> {
  const queue = stories.values();
  const rows: Row[] = [];
  const walk = async (): Promise<void> => {
    const page = await browser.newPage();
    for (const story of queue) rows.push(...(await look(page, storybook, story)));
    await page.close();
  };
  await Promise.all([walk(), walk(), walk()]);
  return rows.toSorted((one, other) => (one.story < other.story ? -1 : 1));
}
