import type { CropRect, Image } from "@media-gen/contract";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openModal, openSite, type Site, settled, submit } from "../site.ts";

let site: Site;
const path = "character/haru";

const images = async (): Promise<Image[]> =>
  (await site.as("writer")).json<Image[]>("GET", `/api/${path}/images`);

beforeAll(async () => {
  site = await openSite();
  const page = await site.visit(`/${path}`);
  await submit(await openModal(page), 4);
  await settled(page);
  await page.close();
});
afterAll(() => site?.close());

async function openCrop(page: Page, modal: Locator): Promise<Locator> {
  await modal.getByRole("button", { name: "2번째 그림 자르기" }).click();
  const crop = page.getByRole("dialog", { name: "자르기" });
  await crop.getByRole("group", { name: "자를 자리" }).waitFor();
  // The frame is measured when the picture is there.
  await crop.locator('[data-mg-part="crop-frame"]').waitFor();
  await crop.getByRole("button", { name: "처음으로" }).click();
  return crop;
}

/** Puts fingers down, draws them along and lifts them. */
async function drawFingers(page: Page, way: { x: number; y: number }[][]): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  for (const [step, fingers] of way.entries()) {
    const touchPoints = fingers.map((finger, id) => ({ ...finger, id }));
    await devtools.send("Input.dispatchTouchEvent", {
      type: step === 0 ? "touchStart" : "touchMove",
      touchPoints,
    });
  }
  await devtools.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await devtools.detach();
}

describe("the lower right corner at the greatest zoom", () => {
  const cut: Record<string, CropRect | null | undefined> = {};

  const ways: [string, (page: Page, crop: Locator) => Promise<void>][] = [
    [
      "by numbers",
      async (_, crop) => {
        const zoom = crop.getByRole("spinbutton", { name: "확대" });
        await zoom.fill((await zoom.getAttribute("max")) ?? "");
        await crop.getByRole("spinbutton", { name: "가로 위치" }).fill("100");
        await crop.getByRole("spinbutton", { name: "세로 위치" }).fill("100");
      },
    ],
    [
      "by keys",
      async (page, crop) => {
        await crop.getByRole("group", { name: "자를 자리" }).focus();
        for (let presses = 0; presses < 30; presses += 1) await page.keyboard.press("+");
        for (let presses = 0; presses < 50; presses += 1) await page.keyboard.press("ArrowRight");
        for (let presses = 0; presses < 50; presses += 1) await page.keyboard.press("ArrowDown");
      },
    ],
    [
      "by pointer",
      async (page, crop) => {
        const box = await crop.getByRole("group", { name: "자를 자리" }).boundingBox();
        if (box === null) throw new Error("The canvas is not on the screen.");
        const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
        // In the middle lies the ring of the focal point, which a hand moves by itself.
        await page.mouse.move(middle.x + 90, middle.y + 90);
        for (let turns = 0; turns < 20; turns += 1) await page.mouse.wheel(0, -400);
        const zoom = crop.getByRole("spinbutton", { name: "확대" });
        const most = Number(await zoom.getAttribute("max"));
        await expect.poll(async () => Number(await zoom.inputValue())).toBe(most);
        for (let drags = 0; drags < 8; drags += 1) {
          await page.mouse.move(middle.x + box.width / 2 - 30, middle.y + box.height / 2 - 30);
          await page.mouse.down();
          await page.mouse.move(middle.x, middle.y, { steps: 3 });
          await page.mouse.move(middle.x - box.width / 2 + 30, middle.y - box.height / 2 + 30, { steps: 3 });
          await page.mouse.up();
        }
      },
    ],
  ];

  it.each(ways)("is reached %s", async (name, reach) => {
    const page = await site.visit(`/${path}`, { reducedMotion: true });
    const modal = await openModal(page);
    const crop = await openCrop(page, modal);
    await reach(page, crop);
    await crop.getByRole("button", { name: "적용하기" }).click();
    await crop.waitFor({ state: "detached" });
    await page.getByText("그림을 잘랐어요.").first().waitFor();
    const [, second] = await images();
    cut[name] = second?.crop;
    const { original_width, original_height } = second!;
    expect(second!.crop!.x + second!.crop!.width).toBe(original_width);
    expect(second!.crop!.y + second!.crop!.height).toBe(original_height);
    const owner = await site.as("writer");
    await owner.json("POST", `/api/${path}/images/${second!.id}/crop`, { reset: true });
    await page.close();
  });

  it("is the same rectangle every way", () => {
    expect(cut["by keys"]).toEqual(cut["by numbers"]);
    expect(cut["by pointer"]).toEqual(cut["by numbers"]);
  });
});

describe("two fingers on a phone", () => {
  const phone = { width: 375, height: 740, touch: true };
  const spread = async (page: Page, y: number): Promise<void> =>
    drawFingers(
      page,
      Array.from({ length: 13 }, (_, step) => [
        { x: 160 - step * 8, y },
        { x: 220 + step * 8, y },
      ]),
    );
  const scale = (page: Page): Promise<number> => page.evaluate(() => visualViewport?.scale ?? 1);

  it("enlarge the page, and the dialog as well", async () => {
    const page = await site.visit(`/${path}`, phone);
    const rule = (await page.locator('meta[name="viewport"]').getAttribute("content")) ?? "";
    expect(rule).not.toMatch(/user-scalable|maximum-scale/);
    await spread(page, 400);
    await expect.poll(() => scale(page)).toBeGreaterThan(1.5);
    await page.close();
    const other = await site.visit(`/${path}`, phone);
    await openModal(other);
    await spread(other, 300);
    await expect.poll(() => scale(other)).toBeGreaterThan(1.5);
    await other.close();
  });
});

describe("one finger on a phone", () => {
  it("scrolls where it lies on a picture; only handles keep it from scrolling", async () => {
    const page = await site.visit(`/${path}`, { width: 375, height: 560, touch: true });
    const modal = await openModal(page);
    await modal.getByRole("radio", { name: /^후보/ }).tap();
    await modal.getByRole("grid").waitFor();
    const before = (await images()).map(({ id }) => id);
    const sent: string[] = [];
    page.on("request", (request) => request.method() !== "GET" && sent.push(request.url()));
    const box = await modal.locator('[data-mg-part="cell-picture"]').nth(1).boundingBox();
    const x = box!.x + box!.width / 2;
    const y = box!.y + box!.height / 2;
    await drawFingers(
      page,
      Array.from({ length: 16 }, (_, step) => [{ x, y: y - step * 10 }]),
    );
    await expect
      .poll(
        async () => box!.y - (await modal.locator('[data-mg-part="cell-picture"]').nth(1).boundingBox())!.y,
      )
      .toBeGreaterThan(60);
    expect((await images()).map(({ id }) => id)).toEqual(before);
    expect(sent).toEqual([]);

    const held = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>("[data-mg-part]")]
        .filter((element) => /none|pan/.test(getComputedStyle(element).touchAction))
        .filter((element) => !element.matches("[data-mg-grip], [data-mg-grip] *"))
        .map((element) => element.dataset.mgPart),
    );
    expect(held).toEqual([]);
    await page.close();
  });
});
