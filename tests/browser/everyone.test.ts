import type { Image } from "@media-gen/contract";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  axeFindings,
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

/** The two that differ in everything; the long run looks at the two between them as well. */
const looks: [string, Visit][] = [
  ["desktop", { width: 1280, height: 900 }],
  ["dark phone", { width: 375, height: 740, touch: true, dark: true }],
];
if (process.env.MEDIA_GEN_LONG === "1") {
  looks.push(["phone", { width: 375, height: 740, touch: true }]);
  looks.push(["dark", { width: 1280, height: 900, dark: true }]);
}

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
