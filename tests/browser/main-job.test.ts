import type { Image } from "@media-gen/contract";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { cells, openModal, openSite, type Site, settled, submit, toast } from "./site.ts";

let site: Site;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());
afterEach(() => expect(site.complaints()).toEqual([]));

const entities = [
  { path: "character/haru", count: 4 },
  { path: "story/moonlit-library", count: 1 },
  { path: "origchat/captain-nemo", count: 8 },
];

describe.each(entities)("the owner of $path", ({ path, count }) => {
  const images = async (): Promise<Image[]> =>
    (await site.as("writer")).json<Image[]>("GET", `/api/${path}/images`);

  it(`makes ${count} and sees them arrive; the first becomes the cover everywhere without a reload`, async () => {
    const page = await site.visit(`/${path}`);
    const modal = await openModal(page);
    const prompt = modal.getByRole("textbox", { name: "어떤 장면을 그릴까요?" });
    expect((await prompt.inputValue()).length).toBeGreaterThan(20);
    await submit(modal, count);
    await settled(page);
    expect(await toast(page).textContent()).toBe(
      count === 1 ? "1장을 만들었어요." : `${count}장을 모두 만들었어요.`,
    );
    expect(await cells(page).count()).toBe(count);
    const made = await images();
    expect(made.map((image) => image.is_primary)).toEqual(made.map((_, index) => index === 0));

    await modal.getByRole("button", { name: "완료" }).click();
    const cover = page.locator('[data-mg-part="primary-image"] img').first();
    expect(await cover.getAttribute("src")).toContain(made[0]!.id);
    await page.getByRole("link", { name: "홈" }).click();
    await page.locator(`a[href="/${path}"] img[src*="${made[0]!.id}"]`).first().waitFor();
    await page.close();
  });
});

describe("the owner of a gallery", () => {
  const path = "character/haru";
  const images = async (): Promise<Image[]> =>
    (await site.as("writer")).json<Image[]>("GET", `/api/${path}/images`);

  it("chooses another primary: header, mini gallery, cards and Top follow, and stay after back, forward and reload", async () => {
    const page = await site.visit(`/${path}`);
    const before = await images();
    const modal = await openModal(page);
    await cells(page).nth(2).getByRole("button", { name: "3번째 그림 대표 지정" }).click();
    const chosen = before[2]!.id;
    await page.locator(`[data-mg-part="badge"]`).first().waitFor();
    expect(await cells(page).nth(0).getAttribute("data-key")).toBe(chosen);
    await modal.getByRole("button", { name: "닫기" }).first().click();
    await page.locator(`[data-mg-part="primary-image"] img[src*="${chosen}"]`).first().waitFor();
    await page.locator(`[data-mg-part="mini-gallery"] img[src*="${chosen}"]`).first().waitFor();
    await page.getByRole("link", { name: "홈" }).click();
    const cards = page.locator(`a[href="/${path}"] img`);
    await page.locator(`a[href="/${path}"] img[src*="${chosen}"]`).first().waitFor();
    for (const source of await cards.evaluateAll((all) => all.map((image) => image.getAttribute("src")))) {
      expect(source).toContain(chosen);
    }
    await page.goBack();
    await page.locator(`[data-mg-part="primary-image"] img[src*="${chosen}"]`).first().waitFor();
    await page.goForward();
    await page.locator(`a[href="/${path}"] img[src*="${chosen}"]`).first().waitFor();
    await page.reload();
    await page.locator(`a[href="/${path}"] img[src*="${chosen}"]`).first().waitFor();
    await page.close();
  });

  it("deletes with undo, and the place comes back", async () => {
    const page = await site.visit(`/${path}`);
    const before = await images();
    await openModal(page);
    await cells(page).nth(1).getByRole("button", { name: "2번째 그림 삭제" }).click();
    expect(await toast(page).textContent()).toBe("2번째 그림을 지웠어요.");
    await expect.poll(async () => (await images()).length).toBe(before.length - 1);
    await page.locator('[data-mg-part="toast-action"]').click();
    await expect
      .poll(async () => (await images()).map((image) => image.id))
      .toEqual(before.map((image) => image.id));
    await page.close();
  });

  it("is told who follows before the primary is deleted; the next one does", async () => {
    const page = await site.visit(`/${path}`);
    const before = await images();
    await openModal(page);
    await cells(page).nth(0).getByRole("button", { name: "1번째 그림 삭제" }).click();
    const confirm = page
      .getByRole("alertdialog")
      .or(page.getByRole("dialog", { name: "대표이미지를 삭제할까요?" }));
    expect(await confirm.textContent()).toContain("2번째 그림이 새 대표가 돼요.");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("취소");
    await confirm.getByRole("button", { name: "삭제하기" }).click();
    await expect.poll(async () => (await images())[0]?.id).toBe(before[1]!.id);
    expect((await images())[0]!.is_primary).toBe(true);
    await page.close();
  });

  it("drags to another place; the order is stored", async () => {
    const page = await site.visit("/origchat/captain-nemo");
    const list = async (): Promise<string[]> =>
      (await (await site.as("writer")).json<Image[]>("GET", "/api/origchat/captain-nemo/images")).map(
        (image) => image.id,
      );
    const before = await list();
    await openModal(page);
    const from = (await cells(page).nth(2).locator("[data-mg-grip]").boundingBox())!;
    const to = (await cells(page).nth(5).boundingBox())!;
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + 20, from.y + 20, { steps: 5 });
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 15 });
    await page.mouse.up();
    const wanted = [...before];
    wanted.splice(5, 0, ...wanted.splice(2, 1));
    await expect.poll(list).toEqual(wanted);
    await page.close();
  });

  it("crops; the shown picture gets a new address, and a reset shows the whole again", async () => {
    const page = await site.visit(`/${path}`);
    const before = (await images())[0]!;
    await openModal(page);
    await cells(page).nth(0).getByRole("button", { name: "1번째 그림 자르기" }).click();
    const dialog = page.getByRole("dialog", { name: "자르기" });
    await dialog.getByRole("radio", { name: "1:1" }).click();
    await dialog.getByRole("button", { name: "적용하기" }).click();
    await dialog.waitFor({ state: "detached" });
    await expect.poll(async () => (await images())[0]?.crop).not.toBeNull();
    const cropped = (await images())[0]!;
    expect(cropped.width).toBe(cropped.height);
    expect(cropped.url).not.toBe(before.url);
    await page
      .locator(
        `[data-mg-part="stage"] img[src*="v=${cropped.version}"], [data-mg-part="stage"] img[srcset*="v=${cropped.version}"]`,
      )
      .first()
      .waitFor();

    await cells(page).nth(0).getByRole("button", { name: "1번째 그림 자르기" }).click();
    await dialog.getByRole("button", { name: "처음으로" }).click();
    await dialog.getByRole("button", { name: "적용하기" }).click();
    await dialog.waitFor({ state: "detached" });
    await expect.poll(async () => (await images())[0]?.crop).toBeNull();
    expect((await images())[0]).toMatchObject({ width: before.width, height: before.height });
    await page.close();
  });

  it("sees a change of another tab without a reload", async () => {
    const first = await site.visit("/origchat/captain-nemo");
    const second = await first.context().newPage();
    await second.goto(`${site.demo.url}/origchat/captain-nemo`);
    await second.locator('[data-mg-part="mini-gallery"] img').first().waitFor();
    await openModal(first);
    const key = await cells(first).nth(1).getAttribute("data-key");
    await cells(first).nth(1).getByRole("button", { name: "2번째 그림 대표 지정" }).click();
    await second.locator(`[data-mg-part="primary-image"] img[src*="${key}"]`).first().waitFor();
    await first.context().close();
  });

  it("looks at a picture in large from the mini gallery, walks on, and comes back", async () => {
    const page = await site.visit(`/origchat/captain-nemo`);
    const opener = page.locator('[data-mg-part="mini-gallery"] button').nth(1);
    await opener.click();
    const viewer = page.getByRole("dialog", { name: /그림 보기/ });
    expect(await viewer.getByRole("heading").first().textContent()).toContain("2 / 8");
    await page.keyboard.press("ArrowRight");
    expect(await viewer.getByRole("heading").first().textContent()).toContain("3 / 8");
    await page.keyboard.press("Escape");
    await viewer.waitFor({ state: "detached" });
    await page.close();
  });
});

describe("people who own nothing", () => {
  it.each(["reader", null] as const)("%s sees no button", async (user) => {
    for (const { path } of entities) {
      const page = await site.visit(`/${path}`, { user });
      await page.locator('[data-mg-part="primary-image"] img').first().waitFor();
      expect(await page.getByRole("button", { name: /대표이미지 생성|그리는 중/ }).count()).toBe(0);
      await page.close();
    }
  });

  it("find no private character", async () => {
    const texts: (string | null)[] = [];
    for (const path of ["/character/secret-draft", "/character/never-existed"]) {
      const page = await site.visit(path, { user: "reader" });
      await page.getByRole("link", { name: "홈으로 돌아가기" }).waitFor();
      texts.push(await page.getByRole("main").textContent());
      await page.close();
    }
    expect(texts[0]).toBe(texts[1]);
  });
});
