import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type GridSite, openGridSite } from "../../bench/grid-site.ts";
import { axeFindings, launchOptions, sidewaysScroll } from "./site.ts";

let site: GridSite;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [site, browser] = await Promise.all([openGridSite({ development: true }), chromium.launch(launchOptions)]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});
afterEach(async () => {
  await page.close();
  expect(complaints.splice(0)).toEqual([]);
});

/** Opens the page in development and StrictMode, and waits until its grid is measured and can be dragged. */
async function open(query: string, options: Parameters<Browser["newPage"]>[0] = {}): Promise<void> {
  page = await browser.newPage({ viewport: { width: 1000, height: 900 }, locale: "ko-KR", ...options });
  page.setDefaultTimeout(30_000);
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.goto(`${site.url}/?strict&${query}`);
  await page.locator('[data-mg-part="drag-layer"]').waitFor({ state: "attached" });
}

const cell = (place: number) => page.locator(`[data-key="picture-${place}"]`);
const focused = (): Promise<string | undefined> =>
  page.evaluate(() => (document.activeElement as HTMLElement).dataset.key);
const orders = (): Promise<string[][]> => page.evaluate(() => window.page.server.orders);
const order = async (): Promise<string> =>
  (await orders())
    .at(-1)!
    .slice(0, 9)
    .map((id) => id.slice("picture-".length))
    .join(" ");
const spoken = (): Promise<string[]> => page.locator('[data-mg-part="status"] p').allInnerTexts();
/** Ids of the cells in the page, by where they are seen: top to bottom, then in the direction of writing. */
const seen = (rtl = false): Promise<string> =>
  page.locator('[data-mg-part="cell"]').evaluateAll(
    (rows, sign) =>
      rows
        .map((row) => ({ row, box: row.getBoundingClientRect() }))
        .sort((a, b) => a.box.top - b.box.top || sign * (a.box.left - b.box.left))
        .map(({ row }) => row.querySelector<HTMLElement>("[data-key]")?.dataset.key?.slice("picture-".length))
        .join(" "),
    rtl ? -1 : 1,
  );

async function middleOf(place: number): Promise<{ x: number; y: number }> {
  const box = (await cell(place).boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 3 };
}
async function carry(from: number, to: number): Promise<void> {
  const start = await middleOf(from);
  const end = await middleOf(to);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 8, start.y + 8, { steps: 3 });
  await page.mouse.move(end.x, end.y, { steps: 8 });
  await page.locator('[data-mg-part="drag-caption"]').waitFor();
}

describe("a thousand pictures", () => {
  it("only those in sight are in the page, and each says its place of all", async () => {
    await open("cells=1000");
    expect(await page.locator('[data-mg-part="cell"]').count()).toBeLessThan(24);
    expect(await page.getByRole("grid").getAttribute("aria-rowcount")).toBe("1000");
    await page.evaluate(() => window.scrollTo(0, 40_000));
    await expect.poll(() => cell(451).count()).toBe(1);
    expect(await page.locator('[data-mg-part="cell"]').count()).toBeLessThan(28);
    await page.getByRole("button", { name: "451번째 그림 옮기기", exact: true }).waitFor();
    expect(await cell(451).getAttribute("aria-label")).toBe("그림, 1000개 중 451번째");
    expect(await cell(451).locator("xpath=../..").getAttribute("aria-rowindex")).toBe("451");
    expect(await axeFindings(page)).toEqual([]);
  });

  it("the focus walks to pictures out of sight and is never lost", async () => {
    await open("cells=1000");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("picture-1");
    await page.keyboard.press("Control+End");
    expect(await focused()).toBe("picture-1000");
    expect(
      await cell(1000)
        .boundingBox()
        .then((box) => box!.y + box!.height),
    ).toBeLessThanOrEqual(900);
    for (let press = 0; press < 6; press += 1) await page.keyboard.press("ArrowUp");
    expect(await focused()).toBe("picture-976");
    await page.evaluate(() => window.scrollTo(0, 0));
    await expect.poll(() => cell(5).count()).toBe(1);
    expect(await focused()).toBe("picture-976");
    await page.keyboard.press("ArrowRight");
    expect(await focused()).toBe("picture-977");
  });

  it("are carried by keys past what is in the page and dropped with one request", async () => {
    await open("cells=1000");
    await cell(2).focus();
    await page.keyboard.press("Space");
    for (let press = 0; press < 20; press += 1) await page.keyboard.press("ArrowDown");
    expect(await focused()).toBe("picture-2");
    await expect
      .poll(() =>
        page
          .locator('[data-mg-part="drop-place"]')
          .evaluate((line) => line.getBoundingClientRect().bottom <= innerHeight),
      )
      .toBe(true);
    await page.keyboard.press("Enter");
    expect((await spoken()).slice(-2)).toEqual(["1000개 중 82번째 자리예요.", "82번째에 놓았어요."]);
    expect(await focused()).toBe("picture-2");
    expect(await cell(2).getAttribute("aria-label")).toBe("그림, 1000개 중 82번째");
    await expect.poll(async () => (await orders()).length).toBe(1);
    expect((await orders())[0]!.indexOf("picture-2")).toBe(81);
  });

  it("scroll by themselves under a picture that is held at the edge; its own place may leave the page's sight", async () => {
    await open("cells=1000");
    const from = await middleOf(3);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x, from.y + 40, { steps: 5 });
    await page.mouse.move(from.x, 890, { steps: 5 });
    await expect.poll(() => page.evaluate(() => window.scrollY), { timeout: 30_000 }).toBeGreaterThan(4000);
    await page.mouse.move(from.x, 450, { steps: 5 });
    expect(await cell(3).count()).toBe(1);
    const place = Number((await spoken()).at(-1)!.match(/중 (\d+)번째/)![1]);
    expect(place).toBeGreaterThan(40);
    await page.mouse.up();
    await expect.poll(async () => (await orders()).length).toBe(1);
    expect((await orders())[0]!.indexOf("picture-3")).toBe(place - 1);
    expect((await spoken()).at(-1)).toBe(`${place}번째에 놓았어요.`);
  });

  it("one is sent a long way by the number of its place, and the view and the focus go with it", async () => {
    await open("cells=1000");
    await page.getByRole("button", { name: "3번째 그림 옮기기", exact: true }).click();
    await page.getByRole("menuitem", { name: "자리 정해 옮기기" }).click();
    const question = page.getByRole("dialog", { name: "3번째 그림 옮기기", exact: true });
    const field = question.getByRole("spinbutton", { name: "옮길 자리" });
    await field.fill("1");
    await page.keyboard.press("Enter");
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    expect(await orders()).toEqual([]);
    await field.fill("700");
    await page.keyboard.press("Enter");
    await question.waitFor({ state: "detached" });
    expect(await spoken()).toContain("1000개 중 700번째로 옮겼어요.");
    await expect.poll(async () => (await orders())[0]?.indexOf("picture-3")).toBe(699);
    const focus = page.getByRole("button", { name: "700번째 그림 옮기기", exact: true });
    await expect.poll(() => focus.evaluate((button) => button === document.activeElement)).toBe(true);
    const box = (await focus.boundingBox())!;
    expect(box.y).toBeGreaterThan(0);
    expect(box.y).toBeLessThan(900);
  });
});

describe("carrying by pointer", () => {
  it("renders no cell on the way and says every place once", async () => {
    await open("cells=100");
    const [from, to] = [await middleOf(3), await middleOf(8)];
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 8, from.y + 8, { steps: 4 });
    await page.locator('[data-mg-part="drag-copy"]').waitFor();
    await page.evaluate(() => {
      window.page.seen.renders = 0;
    });
    await page.mouse.move(to.x, to.y, { steps: 40 });
    expect(await page.evaluate(() => window.page.seen.renders)).toBe(0);
    await page.mouse.up();
    await expect.poll(order).toBe("1 2 4 5 6 7 8 3 9");
    await expect.poll(() => seen()).toMatch(/^1 2 4 5 6 7 8 3 9/);
    const said = await spoken();
    expect(new Set(said).size).toBe(said.length);
    expect(said.at(-1)).toBe("8번째에 놓았어요.");
    expect(said.join()).not.toContain("picture-");
  });

  it("Escape puts it back, closes no dialog around the grid, sends nothing and keeps the focus", async () => {
    await open("cells=8&dialog");
    const before = await seen();
    await carry(3, 6);
    await page.keyboard.press("Escape");
    await page.locator('[data-mg-part="drag-caption"]').waitFor({ state: "detached" });
    await page.mouse.up();
    expect(await page.getByRole("dialog").count()).toBe(1);
    expect(await seen()).toBe(before);
    expect((await spoken()).at(-1)).toBe("원래 자리로 돌려놓았어요.");
    expect(await focused()).toBe("picture-3");
    expect(await orders()).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  it("the copy lies under the pointer and the place is right inside a scaled dialog", async () => {
    await open("cells=8&dialog");
    await carry(3, 6);
    const to = await middleOf(6);
    const copy = (await page.locator('[data-mg-part="drag-copy"]').boundingBox())!;
    expect(to.x).toBeGreaterThan(copy.x);
    expect(to.x).toBeLessThan(copy.x + copy.width);
    expect(to.y).toBeGreaterThan(copy.y);
    expect(to.y).toBeLessThan(copy.y + copy.height);
    await page.mouse.up();
    await expect.poll(order).toBe("1 2 4 5 6 3 7 8");
  });

  it("the primary stays, and nothing goes before it", async () => {
    await open("cells=8");
    await carry(3, 1);
    await page.mouse.up();
    await expect.poll(order).toBe("1 3 2 4 5 6 7 8");
    const first = await middleOf(1);
    await page.mouse.move(first.x, first.y);
    await page.mouse.down();
    await page.mouse.move(first.x + 300, first.y, { steps: 10 });
    expect(await page.locator('[data-mg-part="drag-copy"]').count()).toBe(0);
    await page.mouse.up();
  });
});

describe("where writing runs from right to left", () => {
  it("cells stand, arrows walk and drops land the other way round", async () => {
    await open("cells=8&dir=rtl");
    expect(await seen(true)).toBe("1 2 3 4 5 6 7 8");
    await carry(2, 4);
    await page.mouse.up();
    await expect.poll(order).toBe("1 3 4 2 5 6 7 8");
    await expect.poll(() => seen(true)).toBe("1 3 4 2 5 6 7 8");
    await cell(3).focus();
    await page.keyboard.press("ArrowLeft");
    expect(await focused()).toBe("picture-4");
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    await expect.poll(order).toBe("1 3 2 4 5 6 7 8");
    expect(await focused()).toBe("picture-4");
    expect(await sidewaysScroll(page)).toBe(0);
  });

  it("a page that is turned while it is open turns its grid", async () => {
    await open("cells=8");
    expect(await seen()).toBe("1 2 3 4 5 6 7 8");
    await page.evaluate(() => {
      document.documentElement.dir = "rtl";
    });
    await expect.poll(() => seen(true)).toBe("1 2 3 4 5 6 7 8");
    await cell(3).focus();
    await page.keyboard.press("ArrowLeft");
    expect(await focused()).toBe("picture-4");
  });
});

describe("an order that changes elsewhere", () => {
  const conflict = "다른 곳에서 순서가 바뀌었어요. 최신 순서로 맞췄어요.";

  it("refused by the server: the pictures go back, it is said, the focus stays", async () => {
    await open("cells=8");
    await page.evaluate(() => {
      window.page.server.refuses = true;
    });
    await cell(3).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.locator('[data-mg-part="toast-message"]', { hasText: conflict }).waitFor();
    await expect.poll(() => seen()).toBe("1 2 3 4 5 6 7 8");
    expect(await focused()).toBe("picture-3");
    expect((await spoken()).filter((sentence) => sentence === conflict)).toHaveLength(1);
  });

  it("refused while the next picture is carried: that one is put back as well, said once, and sends nothing", async () => {
    await open("cells=8");
    await page.evaluate(() => {
      window.page.server.refuses = true;
      window.page.server.held = [];
    });
    await carry(3, 6);
    await page.mouse.up();
    await expect.poll(() => seen()).toBe("1 2 4 5 6 3 7 8");
    await expect.poll(() => page.evaluate(() => window.page.server.held?.length)).toBe(1);
    await carry(5, 7);
    await page.evaluate(() => window.page.server.held?.[0]?.());
    await page.locator('[data-mg-part="drag-copy"]').waitFor({ state: "detached" });
    await page.mouse.up();
    await expect.poll(() => seen()).toBe("1 2 3 4 5 6 7 8");
    const said = await spoken();
    expect(said.filter((sentence) => sentence === conflict)).toHaveLength(1);
    expect(said.filter((sentence) => sentence === "원래 자리로 돌려놓았어요.")).toHaveLength(1);
    expect(await focused()).toBe("picture-5");
    expect(await orders()).toHaveLength(1);
  });

  it("changed by the host under a lifted picture: it is put back; a picture that comes at the end disturbs nothing", async () => {
    await open("cells=8");
    const give = (ids: number[]): Promise<void> =>
      page.evaluate((places) => {
        const { queryClient } = window.page;
        const [entry] = queryClient.getQueryCache().findAll();
        const now = queryClient.getQueryData<{ id: string }[]>(entry!.queryKey)!;
        queryClient.setQueryData(
          entry!.queryKey,
          places.map(
            (place) =>
              now.find(({ id }) => id === `picture-${place}`) ?? { ...now[7]!, id: `picture-${place}` },
          ),
        );
      }, ids);
    await cell(3).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowRight");
    await give([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    await cell(9).waitFor();
    expect(await page.locator('[data-state="dragging"]').count()).toBe(1);
    await give([1, 4, 2, 3, 5, 6, 7, 8, 9]);
    await page.locator('[data-state="dragging"]').waitFor({ state: "detached" });
    expect((await spoken()).at(-1)).toBe("원래 자리로 돌려놓았어요.");
    expect(await focused()).toBe("picture-3");
    expect(await orders()).toEqual([]);
  });
});

describe("by finger", () => {
  it("a long press on the grip lifts; a swipe over pictures scrolls; pinching stays free", async () => {
    await open("cells=40", { viewport: { width: 700, height: 900 }, hasTouch: true, isMobile: true });
    const client = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", x = 0, y = 0) =>
      client.send("Input.dispatchTouchEvent", {
        type,
        touchPoints: type === "touchEnd" ? [] : [{ x, y }],
      });
    const start = await middleOf(6);
    // A page that is flung glides on after the finger has left it, also away from where a script puts it meanwhile.
    const atRest = page.evaluate(
      () => new Promise((resolve) => document.addEventListener("scrollend", resolve, { once: true })),
    );
    await touch("touchStart", start.x, start.y);
    for (let step = 1; step <= 10; step += 1) await touch("touchMove", start.x, start.y - step * 20);
    await touch("touchEnd");
    await atRest;
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(50);
    expect(await orders()).toEqual([]);

    await page.evaluate(() => window.scrollTo(0, 0));
    const grip = (await page.getByRole("button", { name: "2번째 그림 옮기기", exact: true }).boundingBox())!;
    const at = { x: grip.x + grip.width / 2, y: grip.y + grip.height / 2 };
    await touch("touchStart", at.x, at.y);
    await page.locator('[data-mg-part="drag-copy"]').waitFor();
    const to = await middleOf(4);
    for (let step = 1; step <= 10; step += 1)
      await touch("touchMove", at.x + ((to.x - at.x) * step) / 10, at.y + ((to.y - at.y) * step) / 10);
    await touch("touchEnd");
    await expect.poll(order).toMatch(/^1 3 4 2 /);
    expect(
      await page.evaluate(() =>
        [...document.querySelectorAll("*")]
          .map((element) => getComputedStyle(element).touchAction)
          .filter((action) => action !== "auto" && action !== "manipulation"),
      ),
    ).toEqual([]);
  });
});

describe("a grid that changes its width", () => {
  it("takes its columns, cells and rows from it and never scrolls sideways", async () => {
    await open("cells=8");
    for (const [width, columns] of [
      [1000, 4],
      [600, 3],
      [540, 2],
      [420, 1],
      [320, 1],
      [1000, 4],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      await expect
        .poll(() =>
          page.locator('[data-mg-part="cell"]').evaluateAll((rows) => {
            const boxes = rows.map((row) => row.getBoundingClientRect());
            const overlaps = boxes.some((a, i) =>
              boxes.some(
                (b, k) =>
                  k > i &&
                  a.left < b.right - 1 &&
                  b.left < a.right - 1 &&
                  a.top < b.bottom - 1 &&
                  b.top < a.bottom - 1,
              ),
            );
            return `${boxes.filter(({ top }) => top === boxes[0]?.top).length} ${overlaps}`;
          }),
        )
        .toBe(`${columns} false`);
      expect(await sidewaysScroll(page)).toBe(0);
    }
  });
});
