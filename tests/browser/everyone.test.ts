import type { Image } from "@media-gen/contract";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  axeFindings,
  cells,
  openModal,
  openSite,
  type Site,
  settled,
  sidewaysScroll,
  submit,
  toast,
  type Visit,
} from "./site.ts";

let site: Site;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());

const path = "character/haru";
const images = async (entity = path): Promise<Image[]> =>
  (await site.as("writer")).json<Image[]>("GET", `/api/${entity}/images`);

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

describe("by keyboard alone", () => {
  it("the whole job is done: make, choose, order, crop, look, delete, undo", async () => {
    const page = await site.visit(`/${path}`, { reducedMotion: true });
    await tabTo(page, /^대표이미지 생성$/);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "대표이미지 만들기" }).waitFor();
    await tabTo(page, /^4장 만들기$/);
    await page.keyboard.press("Enter");
    await settled(page);
    await expect.poll(() => cells(page).count()).toBe(4);
    const made = await images();

    // Into the grid, to the third picture, and make it the primary from within its cell.
    await tabTo(page, /4개 중 1번째/);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    expect(await focused(page)).toContain("4개 중 3번째");
    await tabTo(page, /^3번째 그림 대표 지정$/);
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await images())[0]?.id).toBe(made[2]!.id);

    // Lift the last picture, move it one place forward, drop it.
    await tabTo(page, /개 중 \d번째/);
    await page.keyboard.press("End");
    await page.keyboard.press("Control+End");
    const order = (await images()).map((image) => image.id);
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    await expect
      .poll(async () => (await images()).map((image) => image.id))
      .toEqual([order[0], order[1], order[3], order[2]]);

    // A lift that is taken back sends nothing.
    const sent: string[] = [];
    page.on("request", (request) => request.method() !== "GET" && sent.push(request.url()));
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Escape");
    expect(sent).toEqual([]);
    expect(await page.getByRole("dialog", { name: "대표이미지 만들기" }).count()).toBe(1);

    // Crop with numbers.
    await tabTo(page, /번째 그림 자르기$/);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "자르기" }).waitFor();
    await tabTo(page, /^적용하기$/);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "자르기" }).waitFor({ state: "detached" });

    // Look in large, walk on, come back to the same cell.
    await tabTo(page, /개 중 \d번째/);
    const cell = await focused(page);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: /그림 보기/ }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: /그림 보기/ }).waitFor({ state: "detached" });
    await expect.poll(() => focused(page)).toBe(cell);

    // Delete and undo; the focus is never lost.
    const before = (await images()).length;
    await tabTo(page, /번째 그림 삭제$/);
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await images()).length).toBe(before - 1);
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
    await tabTo(page, /^되돌리기$/);
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await images()).length).toBe(before);

    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "대표이미지 만들기" }).waitFor({ state: "detached" });
    await expect.poll(() => focused(page)).toBe("대표이미지 생성");
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
    const small = await modal.locator("button:visible, a:visible, input:visible").evaluateAll((all) =>
      all
        .filter((element) => !element.closest("[aria-hidden=true]"))
        .map((element) => ({
          name: element.getAttribute("aria-label") ?? element.textContent ?? "",
          ...element.getBoundingClientRect().toJSON(),
        }))
        .filter(({ width, height }) => Math.round(width) < 44 || Math.round(height) < 44)
        .map(({ name, width, height }) => `${name} ${Math.round(width)}x${Math.round(height)}`),
    );
    expect(small).toEqual([]);

    const made = (await images(entity)).map((image) => image.id);
    await modal.getByRole("button", { name: "2번째 그림 뒤로 옮기기" }).tap();
    await expect
      .poll(async () => (await images(entity)).map((image) => image.id))
      .toEqual([made[0], made[2], made[1]]);
    await modal.getByRole("button", { name: "3번째 그림 대표 지정" }).tap();
    await expect.poll(async () => (await images(entity))[0]?.id).toBe(made[1]);
    await modal.getByRole("button", { name: "2번째 그림 자르기" }).tap();
    await page.getByRole("dialog", { name: "자르기" }).getByRole("button", { name: "적용하기" }).tap();
    await page.getByRole("dialog", { name: "자르기" }).waitFor({ state: "detached" });
    await modal.getByRole("button", { name: "3번째 그림 삭제" }).tap();
    await expect.poll(async () => (await images(entity)).length).toBe(2);
    await page.locator('[data-mg-part="toast-action"]').tap();
    await expect.poll(async () => (await images(entity)).length).toBe(3);
    await modal.getByRole("button", { name: "닫기" }).first().tap();
    await page.locator('[data-mg-part="mini-gallery"] button').first().tap();
    await page
      .getByRole("dialog", { name: /그림 보기/ })
      .getByRole("button", { name: "다음 그림" })
      .tap();
    await page.close();
  });
});

const looks: [string, Visit][] = [
  ["desktop", { width: 1280, height: 900 }],
  ["phone", { width: 375, height: 740, touch: true }],
  ["dark", { width: 1280, height: 900, dark: true }],
  ["dark phone", { width: 375, height: 740, touch: true, dark: true }],
];

describe.each(looks)("axe on a %s", (_, look) => {
  const visit = (where: string, user: Visit["user"] = "writer"): Promise<Page> =>
    site.visit(where, { ...look, user, reducedMotion: true });

  it("finds nothing on any page", async () => {
    for (const where of [
      "/",
      "/browse",
      `/${path}`,
      "/story/moonlit-library",
      "/origchat/captain-nemo",
      "/no-such-page",
    ]) {
      const page = await visit(where);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      await page.waitForLoadState("networkidle");
      expect({ where, found: await axeFindings(page) }).toEqual({ where, found: [] });
      expect(await sidewaysScroll(page)).toBe(0);
      await page.close();
    }
  });

  it("finds nothing in any state of the dialog", async () => {
    await site.demo.setWeather("calm");
    const owner = await site.as("writer");
    for (const image of await images("story/moonlit-library")) {
      await owner.request("DELETE", `/api/story/moonlit-library/images/${image.id}`);
    }
    const page = await visit("/story/moonlit-library");
    const check = async (state: string): Promise<void> =>
      expect({ state, found: await axeFindings(page) }).toEqual({ state, found: [] });
    const modal = await openModal(page);
    await check("form");
    await modal.getByRole("textbox", { name: "어떤 장면을 그릴까요?" }).fill("유명 배우의 얼굴");
    await submit(modal, 1);
    await modal.getByText("크레딧과 오늘 장수는 쓰지 않았어요.").waitFor();
    await check("blocked");
    await site.demo.setWeather("slow");
    await modal.getByRole("textbox", { name: "어떤 장면을 그릴까요?" }).fill("달빛 도서관");
    await submit(modal, 2);
    await page.locator('[data-mg-part="stage"][data-state="running"]').waitFor();
    await check("running");
    await settled(page);
    await toast(page).waitFor();
    await check("done");
    await modal.getByRole("button", { name: "1번째 그림 삭제" }).click();
    await page.getByText("대표이미지를 삭제할까요?").waitFor();
    await check("confirm");
    await page.keyboard.press("Escape");
    await modal.getByRole("button", { name: "1번째 그림 자르기" }).click();
    await page.getByRole("dialog", { name: "자르기" }).getByRole("button", { name: "적용하기" }).waitFor();
    await check("crop");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "자르기" }).waitFor({ state: "detached" });
    await page.locator('[data-mg-part="stage"] [data-mg-part="cell-picture"]').first().click();
    await page.getByRole("dialog", { name: /그림 보기/ }).waitFor();
    await check("viewer");
    await page.close();
    await site.demo.setWeather("all-fail");
    const failing = await visit("/story/moonlit-library");
    await submit(await openModal(failing), 1);
    await settled(failing);
    await toast(failing).waitFor();
    expect(await axeFindings(failing)).toEqual([]);
    await failing.close();
  });
});

describe("at 320 pixels", () => {
  it("nothing is lost sideways", async () => {
    await site.demo.setWeather("calm");
    for (const where of ["/", "/browse", `/${path}`]) {
      const page = await site.visit(where, { width: 320, height: 600, touch: true });
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      expect(await sidewaysScroll(page)).toBe(0);
      if (where === `/${path}`) {
        await openModal(page);
        expect(await sidewaysScroll(page)).toBe(0);
      }
      await page.close();
    }
  });
});
