import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openModal, openSite, type Site, settled, sidewaysScroll, submit } from "../site.ts";
import { hardPictures, paintEveryPicture, textsOverPictures } from "./over-pictures.ts";
import { ringContrast, walkTabStops } from "./tab-stops.ts";

let site: Site;
const path = "/character/haru";

beforeAll(async () => {
  site = await openSite();
  const owner = await site.as("writer");
  const { job_id } = await owner.json<{ job_id: string }>("POST", "/api/media/generate", {
    entity_type: "character",
    entity_id: "haru",
    prompt: "달빛 도서관의 사서",
    count: 3,
  });
  let version = 0;
  for (let status = "queued"; status === "queued" || status === "running"; ) {
    const job = await owner.json<{ status: string; version: number }>(
      "GET",
      `/api/media/jobs/${job_id}?wait=20&since=${version}`,
    );
    ({ status, version } = job);
  }
});
afterAll(() => site?.close());

const openCrop = async (page: Page, modal: Locator): Promise<Locator> => {
  await modal.getByRole("button", { name: "2번째 그림 자르기" }).click();
  const crop = page.getByRole("dialog", { name: "자르기" });
  await crop.getByRole("button", { name: "적용하기" }).waitFor();
  return crop;
};
const closed = (dialog: Locator): Promise<void> => dialog.waitFor({ state: "detached" });

describe.each([
  ["a phone on its side at 400 %", { width: 320, height: 256 }],
  ["a phone", { width: 375, height: 667 }],
  ["a desktop", { width: 1280, height: 720 }],
])("what has the focus can be seen on %s", (_, size) => {
  it("at every Tab stop of the page, the dialog, the crop and the viewer, and nothing is lost sideways", async () => {
    const page = await site.visit(path, { ...size, reducedMotion: true });
    await page.getByRole("button", { name: "대표이미지 생성" }).first().waitFor();
    const found: Record<string, string[]> = {};
    const walk = async (where: string): Promise<string[]> => {
      const { stops, covered } = await walkTabStops(page);
      if (covered.length > 0) found[where] = covered;
      if ((await sidewaysScroll(page)) > 0) found[`${where}, sideways`] = ["it scrolls"];
      return stops;
    };
    expect(await walk("page")).toContain("대표이미지 생성");
    const modal = await openModal(page);
    expect((await walk("form")).join()).toMatch(/3장|4장/);
    const results = modal.getByRole("radio", { name: /^후보/ });
    if (await results.isVisible()) {
      await results.click();
      await walk("candidates");
    }
    const crop = await openCrop(page, modal);
    expect(await walk("crop")).toContain("적용하기");
    await page.keyboard.press("Escape");
    await closed(crop);
    await modal.getByRole("grid").getByText("대표", { exact: true }).first().waitFor();
    await modal.locator('[data-mg-part="cell-picture"]').first().click();
    const viewer = page.getByRole("dialog", { name: /그림 보기/ });
    await viewer.waitFor();
    expect(await walk("viewer")).toContain("다음 그림");
    expect(found).toEqual({});
    await page.close();
  });
});

describe.each([
  ["light", false],
  ["dark", true],
])("the ring of the focus in %s", (_, dark) => {
  it("stands out from its ground by 3 to 1 at least", async () => {
    const page = await site.visit(path, { dark, reducedMotion: true });
    const modal = await openModal(page);
    const weak: string[] = [];
    for (let presses = 0; presses < 26; presses += 1) {
      await page.keyboard.press("Tab");
      const contrast = await ringContrast(page);
      const name = await page.evaluate(
        () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "",
      );
      if (contrast < 3) weak.push(`${name.slice(0, 40)}: ${contrast.toFixed(2)}`);
    }
    expect(await modal.count()).toBe(1);
    expect(weak).toEqual([]);
    await page.close();
  });
});

describe("texts that lie on a picture", () => {
  it.each(Object.keys(hardPictures) as (keyof typeof hardPictures)[])(
    "can be read when every picture is %s",
    async (kind) => {
      const weak: string[] = [];
      const read: string[] = [];
      for (const [where, width, height] of [
        [path, 375, 740],
        [path, 1280, 900],
        ["/browse", 1280, 900],
      ] as const) {
        const page = await site.visit("/no-such-page", { width, height, reducedMotion: true });
        await paintEveryPicture(page, kind);
        await page.goto(site.demo.url + where);
        await page.getByRole("heading", { level: 1 }).first().waitFor();
        await page.waitForLoadState("networkidle");
        const look = async (): Promise<void> => {
          for (const { text, contrast } of await textsOverPictures(page)) {
            read.push(text);
            if (contrast < 4.5) weak.push(`${where} at ${width}: ${text} ${contrast}`);
          }
        };
        await look();
        if (where === path) {
          const modal = await openModal(page);
          const results = modal.getByRole("radio", { name: /^후보/ });
          if (await results.isVisible()) await results.click();
          await modal.getByRole("grid").waitFor();
          await look();
          await modal.locator('[data-mg-part="cell-picture"]').first().click();
          await page.getByRole("dialog", { name: /그림 보기/ }).waitFor();
          await page.waitForLoadState("networkidle");
          await look();
        }
        await page.close();
      }
      expect(weak).toEqual([]);
      expect(read).toContain("서하루");
    },
  );
});

describe("a person who asked for less motion", () => {
  it("sees no movement and no fade over a tenth of a second, from the first press to the last picture", async () => {
    const page = await site.visit(path, { reducedMotion: true });
    await page.evaluate(() => {
      const seen = new Set<string>();
      (globalThis as unknown as { seenMotion: Set<string> }).seenMotion = seen;
      const note = (): void => {
        for (const animation of document.getAnimations()) {
          const effect = animation.effect as KeyframeEffect;
          const target = effect.target as HTMLElement | null;
          const time = Number(effect.getComputedTiming().duration);
          const moved = effect
            .getKeyframes()
            .flatMap((frame) => Object.keys(frame))
            .filter((name) => !/^(offset|computedOffset|easing|composite|opacity)$|color$/i.test(name));
          if (moved.length === 0 && time <= 100) continue;
          seen.add(
            `${target?.dataset.mgPart ?? target?.tagName}: ${[...new Set(moved)].join()} for ${time} ms`,
          );
        }
      };
      for (const type of ["transitionrun", "animationstart"]) document.addEventListener(type, note, true);
    });
    const modal = await openModal(page);
    await submit(modal, 2);
    await settled(page);
    await modal.getByRole("button", { name: "2번째 그림 대표 지정" }).click();
    await modal.getByRole("button", { name: "2번째 그림 삭제" }).click();
    await modal.getByRole("button", { name: "되돌리기" }).first().click();
    await modal.locator('[data-mg-part="cell-picture"]').first().click();
    const viewer = page.getByRole("dialog", { name: /그림 보기/ });
    await viewer.getByRole("button", { name: "다음 그림" }).click();
    await page.keyboard.press("Escape");
    await closed(viewer);
    await page.keyboard.press("Escape");
    await closed(modal);
    expect(
      await page.evaluate(() => [...(globalThis as unknown as { seenMotion: Set<string> }).seenMotion]),
    ).toEqual([]);
    await page.close();
  });
});

describe("in forced colours", () => {
  it("the focus, what is chosen, the primary and the progress are drawn, not only coloured", async () => {
    await site.demo.setWeather("slow");
    const page = await site.visit(path, { reducedMotion: true });
    await page.emulateMedia({ forcedColors: "active" });
    const modal = await openModal(page);
    const styleOf = (locator: Locator) =>
      locator.evaluate((element) => {
        const { outlineStyle, outlineWidth, borderTopWidth, borderTopColor, backgroundColor } =
          getComputedStyle(element);
        return { outlineStyle, outlineWidth, borderTopWidth, borderTopColor, backgroundColor };
      });

    for (const group of ["스타일", "비율"]) {
      const choices = modal.getByRole("radiogroup", { name: group });
      const chosen = await styleOf(choices.getByRole("radio", { checked: true }));
      const other = await styleOf(choices.getByRole("radio", { checked: false }).first());
      expect({ group, width: Number.parseFloat(chosen.borderTopWidth) }).toEqual({ group, width: 2 });
      expect(chosen.borderTopColor).not.toBe(other.borderTopColor);
    }

    await page.keyboard.press("Tab");
    const focus = await styleOf(page.locator(":focus"));
    expect(focus.outlineStyle).not.toBe("none");
    expect(Number.parseFloat(focus.outlineWidth)).toBeGreaterThanOrEqual(2);

    const badge = modal.locator('[data-mg-part="badge"]').first();
    expect(await badge.textContent()).toContain("대표");
    expect(Number.parseFloat((await styleOf(badge)).borderTopWidth)).toBeGreaterThanOrEqual(1);

    // Two are painted at a time: of four, two are still to come when the first is there.
    await submit(modal, 4);
    const running = page.getByRole("dialog", { name: "그리고 있어요" });
    await running.getByText("4장 중 0장이 도착했어요").waitFor();
    const bar = running.getByRole("progressbar");
    const empty = await bar.screenshot({ animations: "disabled" });
    await running.locator('[data-mg-part="stage"] [data-kind="image"]').first().waitFor();
    const half = await bar.screenshot({ animations: "disabled" });
    expect(half.equals(empty)).toBe(false);
    await running.waitFor({ state: "detached" });
    await site.demo.setWeather("calm");
    await page.close();
  });
});
