import type { Image } from "@media-gen/contract";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cells, openSite, type Site, settled, sidewaysScroll } from "../site.ts";
import { targetsBelow } from "./measures.ts";

let site: Site;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());
beforeEach(() => site.demo.setWeather("calm"));

const images = async (entity: string): Promise<Image[]> =>
  (await site.as("writer")).json<Image[]>("GET", `/api/${entity}/images`);
const idsOf = async (entity: string): Promise<string[]> => (await images(entity)).map(({ id }) => id);

/** What has the focus, as a screen reader would name it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(
    () => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "",
  );

/** Presses Tab until the focus stands on what is wanted. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (name.test(await focused(page))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached ${name}; the focus is on "${await focused(page)}".`);
}

const dialog = (page: Page, name: string | RegExp) => page.getByRole("dialog", { name });
const gone = (page: Page, name: string | RegExp) => dialog(page, name).waitFor({ state: "detached" });

describe("by keyboard alone", () => {
  const path = "character/haru";
  const modal = "대표이미지 만들기";

  it("the whole job is done: make, choose, order, crop, look, delete, undo", async () => {
    const page = await site.visit(`/${path}`, { reducedMotion: true });
    const presses: string[] = [];
    await page.exposeFunction("heardPointer", (type: string) => presses.push(type));
    await page.evaluate(() => {
      const hear = (event: Event): void => {
        (globalThis as unknown as { heardPointer(type: string): void }).heardPointer(event.type);
      };
      for (const type of ["pointerdown", "mousedown", "touchstart"]) addEventListener(type, hear, true);
    });
    await tabTo(page, /^대표이미지 생성$/);
    await page.keyboard.press("Enter");
    await dialog(page, modal).waitFor();
    await tabTo(page, /^4장 만들기$/);
    await page.keyboard.press("Enter");
    await settled(page);
    await expect.poll(() => cells(page).count()).toBe(4);
    const made = await idsOf(path);

    // Into the grid, to the third picture, and make it the primary from within its cell.
    await tabTo(page, /4개 중 1번째/);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    expect(await focused(page)).toContain("4개 중 3번째");
    await tabTo(page, /^3번째 그림 대표 지정$/);
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await idsOf(path))[0]).toBe(made[2]);

    // Lift the last picture, move it to the front of those that move, drop it.
    await tabTo(page, /개 중 \d번째/);
    await page.keyboard.press("Control+End");
    const order = await idsOf(path);
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    await expect.poll(() => idsOf(path)).toEqual([order[0], order[3], order[1], order[2]]);
    expect(await focused(page)).toContain("4개 중 2번째");

    // A lift that is taken back sends nothing, changes nothing and closes nothing.
    const sent: string[] = [];
    page.on("request", (request) => request.method() !== "GET" && sent.push(request.url()));
    const before = await cells(page).evaluateAll((all) => all.map((cell) => cell.getAttribute("data-key")));
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Escape");
    expect(await cells(page).evaluateAll((all) => all.map((cell) => cell.getAttribute("data-key")))).toEqual(
      before,
    );
    expect(sent).toEqual([]);
    expect(await dialog(page, modal).count()).toBe(1);

    // Crop by keys and apply; the focus comes back to the button that opened it.
    await tabTo(page, /^2번째 그림 자르기$/);
    await page.keyboard.press("Enter");
    await dialog(page, "자르기").waitFor();
    await tabTo(page, /^자를 자리$/);
    for (let times = 0; times < 5; times += 1) await page.keyboard.press("+");
    await page.keyboard.press("ArrowRight");
    await tabTo(page, /^적용하기$/);
    await page.keyboard.press("Enter");
    await gone(page, "자르기");
    await expect.poll(async () => (await images(path))[1]?.crop).not.toBeNull();
    await expect.poll(() => focused(page)).toBe("2번째 그림 자르기");

    // Look in large, walk on, come back to a cell.
    await tabTo(page, /개 중 \d번째/);
    await page.keyboard.press("Enter");
    await dialog(page, /그림 보기/).waitFor();
    await expect.poll(() => dialog(page, /그림 보기/).textContent()).toContain("2 / 4");
    await tabTo(page, /^다음 그림$/);
    await page.keyboard.press("Enter");
    await expect.poll(() => dialog(page, /그림 보기/).textContent()).toContain("3 / 4");
    await page.keyboard.press("Escape");
    await gone(page, /그림 보기/);
    await expect.poll(() => focused(page)).toMatch(/개 중 \d번째/);

    // Delete the primary: asked first, the safe answer has the focus, and the focus is never lost.
    await page.keyboard.press("Control+Home");
    await tabTo(page, /^1번째 그림 삭제$/);
    await page.keyboard.press("Enter");
    const confirm = page.getByRole("alertdialog").or(dialog(page, "대표이미지를 삭제할까요?"));
    await confirm.waitFor();
    await expect.poll(() => focused(page)).toBe("취소");
    await tabTo(page, /^삭제하기$/);
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await idsOf(path)).length).toBe(3);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null))
      .toBe(true);
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
    await tabTo(page, /^되돌리기$/);
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await idsOf(path)).length).toBe(4);

    await page.keyboard.press("Escape");
    await gone(page, modal);
    await expect.poll(() => focused(page)).toBe("대표이미지 생성");
    expect(presses).toEqual([]);
    await page.close();
  });

  it("the dialog keeps the focus, and nothing behind it can be reached", async () => {
    const page = await site.visit(`/${path}`);
    await tabTo(page, /^대표이미지 생성$/);
    await page.keyboard.press("Enter");
    await dialog(page, modal).waitFor();
    await dialog(page, modal).getByRole("textbox", { name: "어떤 장면을 그릴까요?" }).waitFor();
    const outside: string[] = [];
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press(presses < 30 ? "Tab" : "Shift+Tab");
      const inside = await page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null);
      if (!inside) outside.push(await focused(page));
    }
    expect(outside).toEqual([]);
    const exposed = await page.evaluate(() =>
      [...document.querySelectorAll("header, main, nav, h1")]
        .filter((element) => element.closest("[role=dialog]") === null)
        .filter((element) => element.closest("[aria-hidden=true], [inert]") === null)
        .map((element) => element.tagName),
    );
    expect(exposed).toEqual([]);
    await page.close();
  });
});

describe("by taps alone at 375 pixels", () => {
  it("the whole job is done, nothing scrolls sideways, every target is 44 pixels", async () => {
    const entity = "origchat/captain-nemo";
    const page = await site.visit(`/${entity}`, { width: 375, height: 740, touch: true });
    await page.getByRole("button", { name: "대표이미지 생성" }).first().tap();
    const modal = page.getByRole("dialog", { name: "대표이미지 만들기" });
    await modal.getByRole("button", { name: "한 장 줄이기" }).tap();
    await modal.getByRole("button", { name: "3장 만들기" }).tap();
    await settled(page);
    await expect.poll(() => cells(page).count()).toBe(3);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await targetsBelow(page, 44)).toEqual([]);

    const made = await idsOf(entity);
    await modal.getByRole("button", { name: "2번째 그림 뒤로 옮기기" }).tap();
    await expect.poll(async () => await idsOf(entity)).toEqual([made[0], made[2], made[1]]);
    await modal.getByRole("button", { name: "3번째 그림 대표 지정" }).tap();
    await expect.poll(async () => (await images(entity))[0]?.id).toBe(made[1]);
    await modal.getByRole("button", { name: "2번째 그림 자르기" }).tap();
    await dialog(page, "자르기").getByRole("radio", { name: "1:1" }).tap();
    await dialog(page, "자르기").getByRole("button", { name: "적용하기" }).tap();
    await gone(page, "자르기");
    await expect.poll(async () => (await images(entity))[1]?.crop?.width).toBeGreaterThan(0);
    await modal.getByRole("button", { name: "3번째 그림 삭제" }).tap();
    await expect.poll(async () => (await images(entity)).length).toBe(2);
    await page.locator('[data-mg-part="toast-action"]').tap();
    await expect.poll(async () => (await images(entity)).length).toBe(3);
    await modal.getByRole("button", { name: "닫기" }).first().tap();
    await page.locator('[data-mg-part="mini-gallery"] button').first().tap();
    const viewer = dialog(page, /그림 보기/);
    await viewer.getByRole("button", { name: "다음 그림" }).tap();
    await expect.poll(() => viewer.textContent()).toContain("2 / 3");
    await page.close();
  });
});
