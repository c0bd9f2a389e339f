import type { Job } from "@media-gen/contract";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openSite, type Site } from "./site.ts";

let site: Site;

beforeAll(async () => {
  // Pictures of real weight: a draft's would say nothing of what a page transfers.
  site = await openSite({ MEDIA_GEN_DETAIL: "full" });
  const writer = await site.as("writer");
  const prompt = "달빛이 드는 도서관, 창가에 선 사서와 흩날리는 책장";
  for (const [entity_type, entity_id, count] of [
    ["character", "haru", 6],
    ["story", "moonlit-library", 2],
  ] as const) {
    let job = await writer.json<Job>("POST", "/api/media/generate", {
      entity_type,
      entity_id,
      count,
      prompt,
      // The same pictures in each run: how much there is to see in them decides what they weigh.
      seed: 1000,
    });
    while (job.finished_at === null)
      job = await writer.json<Job>("GET", `/api/media/jobs/${job.job_id}?wait=20&since=${job.version}`);
    expect(job.status).toBe("succeeded");
  }
});
afterAll(() => site?.close());
afterEach(() => expect(site.complaints()).toEqual([]));

/** What moved without being asked to, and by how much of the screen. */
interface Shift {
  value: number;
  moved: string[];
}

/** Notes every shift that no press of the person explains, from the first paint on. */
async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: Shift[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
        sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
      })[]) {
        if (entry.hadRecentInput) continue;
        const place = ({ x, y, width, height }: DOMRectReadOnly): string => `${x},${y} ${width}x${height}`;
        const moved = entry.sources.map(({ node, previousRect, currentRect }) => {
          const element = node instanceof Element ? node : node?.parentElement;
          const name = element?.getAttribute("data-mg-part") ?? element?.getAttribute("class") ?? "";
          return `${element?.tagName} ${name}: ${place(previousRect)} -> ${place(currentRect)}`;
        });
        shifts.push({ value: entry.value, moved });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** Answers and pictures come late, so that every skeleton and placeholder is really seen. */
async function slowRoad(page: Page): Promise<void> {
  await page.route(/\/(api|site)\//, async (route) => {
    const answer = await route.fetch();
    // A page that the test has left behind waits for nothing.
    await page
      .waitForFunction(
        () =>
          new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(() => painted(true)))),
      )
      .then(() => route.fulfill({ response: answer }))
      .catch((error: unknown) => {
        if (!page.isClosed()) throw error;
      });
  });
}

/** Every picture of the page is loaded and painted, also those below the fold. */
async function allLoaded(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(async () => {
    for (const picture of document.images) picture.loading = "eager";
    await Promise.all([...document.images].map((picture) => picture.decode().catch(() => undefined)));
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  });
}

describe("a page that is loading", () => {
  it.each(
    ["/", "/browse", "/character/haru", "/story/moonlit-library"].flatMap((path) =>
      [1280, 375].map((width) => [path, width] as const),
    ),
  )("%s at %i px moves nothing from the skeleton to the picture", async (path, width) => {
    const page = await site.visit(path, {
      width,
      touch: width === 375,
      prepare: async (empty) => {
        await watchShifts(empty);
        // What a text moves when its own font arrives is the font's matter.
        await empty.route(/\.woff2$/, (route) => route.abort());
        await slowRoad(empty);
      },
    });
    await allLoaded(page);
    expect(await page.evaluate("shifts")).toEqual([]);
    await page.close();
  });
});

describe("the pictures of a detail page", () => {
  it("the row of six is sharp on a screen of two dots per pixel and weighs at most 60 kB", async () => {
    const page = await site.visit("/character/haru", { density: 2 });
    await page.locator('[data-mg-part="mini-gallery-list"] img').nth(5).waitFor();
    await allLoaded(page);
    const row = await page.locator('[data-mg-part="mini-gallery-list"] img').evaluateAll((pictures) =>
      (pictures as HTMLImageElement[]).map((picture) => {
        const [entry] = performance.getEntriesByName(picture.currentSrc) as PerformanceResourceTiming[];
        const size = picture.srcset
          .split(", ")
          .find((candidate) => picture.currentSrc.endsWith(candidate.split(" ")[0] ?? ""));
        // The cover stands in the header too: what the page has for it already is taken from there and costs nothing.
        const shared = [...document.images].some(
          (other) => !pictures.includes(other) && other.currentSrc === picture.currentSrc,
        );
        return {
          shared,
          bytes: entry?.encodedBodySize ?? 0,
          dots: Number(size?.split(" ")[1]?.replace("w", "")),
          needed: picture.getBoundingClientRect().width * devicePixelRatio,
        };
      }),
    );
    expect(row).toHaveLength(6);
    for (const { bytes, dots, needed } of row) {
      expect(bytes).toBeGreaterThan(1_000);
      expect(dots).toBeGreaterThanOrEqual(Math.floor(needed));
    }
    expect(row.filter(({ shared }) => shared).length).toBeLessThanOrEqual(1);
    const fetched = row.filter(({ shared }) => !shared);
    expect(fetched.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(10_000 * fetched.length);
    await page.close();
  });

  it("the header is fetched first; every picture is decoded beside the page's work and lies on its own colours", async () => {
    const page = await site.visit("/character/haru", {
      prepare: async (empty) => void (await empty.route(/\/media\/files\//, () => undefined)),
    });
    await page.locator('[data-mg-part="mini-gallery-list"] img').nth(5).waitFor();
    const header = page.locator(".detail-picture img").first();
    expect(await header.getAttribute("fetchpriority")).toBe("high");
    expect(await header.getAttribute("loading")).toBe("eager");
    const pictures = page.locator("img[data-mg-picture]");
    for (const picture of await pictures.all()) expect(await picture.getAttribute("decoding")).toBe("async");
    const gallery = page.locator('[data-mg-part="mini-gallery-list"] img');
    await expect
      .poll(() =>
        gallery.evaluateAll((all) =>
          all.map((picture) => (picture as HTMLElement).style.backgroundImage.slice(0, 8)),
        ),
      )
      .toEqual(Array(6).fill('url("dat'));
    await expect
      .poll(() => header.evaluate((picture) => picture.style.backgroundImage.slice(0, 8)))
      .toBe('url("dat');
    await page.close();
  });
});
