import type { Job, Quota } from "@media-gen/contract";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cells, openModal, openSite, type Site, settled, submit, toast } from "./site.ts";

let site: Site;

beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site?.close());
beforeEach(() => site.demo.setWeather("calm"));
afterEach(() => expect(site.complaints()).toEqual([]));

const quota = async (path: string): Promise<Quota> => {
  const [entity_type, entity_id] = path.split("/");
  return (await site.as("writer")).json<Quota>(
    "GET",
    `/api/media/quota?entity_type=${entity_type}&entity_id=${entity_id}`,
  );
};

const latestJob = async (path: string): Promise<Job> => {
  const { latest_job_id } = await quota(path);
  return (await site.as("writer")).json<Job>("GET", `/api/media/jobs/${latest_job_id}`);
};

describe("a mixed failure", () => {
  const path = "character/haru";

  it("is summed up once with the refund, each cell says why, and a retry draws only what failed", async () => {
    await site.demo.setWeather("three-of-eight-fail");
    const page = await site.visit(`/${path}`);
    const modal = await openModal(page);
    await submit(modal, 8);
    await settled(page);
    expect(await toast(page).textContent()).toBe(
      "8장 중 5장을 만들었어요. 3장은 실패해서 3크레딧을 돌려드렸어요.",
    );
    const failed = page.locator('[data-mg-part="stage"] [data-mg-part="cell"][data-state="failed"]');
    expect(await failed.count()).toBe(3);
    expect(await failed.first().textContent()).toContain("1크레딧을 돌려드렸어요.");
    const first = await latestJob(path);
    expect(first).toMatchObject({
      status: "partial",
      counts: { ready: 5, failed: 3 },
      credits: { held: 0, charged: 5, refunded: 3 },
    });

    await site.demo.setWeather("calm");
    await page.locator('[data-mg-part="toast-action"]').click();
    await expect.poll(() => failed.count()).toBe(0);
    await settled(page);
    const retry = await latestJob(path);
    expect(retry).toMatchObject({ retry_of: first.job_id, counts: { total: 3, ready: 3 } });
    expect(retry.results.map(({ slot, seed }) => ({ slot, seed }))).toEqual(
      first.results.filter((result) => result.status === "failed").map(({ slot, seed }) => ({ slot, seed })),
    );
    await expect.poll(() => cells(page).count()).toBe(8);
    await page.close();
  });
});

describe("an engine that makes nothing", () => {
  const path = "story/moonlit-library";

  it("gives every credit back and says so", async () => {
    await site.demo.setWeather("all-fail");
    const before = await quota(path);
    const page = await site.visit(`/${path}`);
    await submit(await openModal(page), 2);
    await settled(page);
    expect(await toast(page).textContent()).toBe("그림을 만들지 못했어요. 2크레딧을 모두 돌려드렸어요.");
    expect(await quota(path)).toMatchObject({
      balance: before.balance,
      used: before.used,
      active_job_id: null,
    });
    await page.close();
  });

  it("is told apart when it answers with garbage", async () => {
    await site.demo.setWeather("garbage");
    const page = await site.visit(`/${path}`);
    await submit(await openModal(page), 1);
    await settled(page);
    expect((await latestJob(path)).results[0]).toMatchObject({
      status: "failed",
      error: { code: "corrupt" },
    });
    await page.close();
  });
});

describe("cancelling half way", () => {
  const path = "origchat/captain-nemo";

  it("keeps what is ready, stops the engine, and gives the rest back with the server's counts", async () => {
    await site.demo.setWeather("slow");
    const page = await site.visit(`/${path}`);
    const modal = await openModal(page);
    await submit(modal, 4);
    await page.locator('[data-mg-part="stage"] [data-kind="image"]').first().waitFor();
    await page.getByRole("button", { name: "남은 그림 취소하기" }).click();
    await settled(page);
    const job = await latestJob(path);
    const cancelled = job.results.filter((result) => result.error?.code === "cancelled").length;
    expect(job.status).toBe("cancelled");
    expect(job.counts.ready).toBeGreaterThan(0);
    expect(job.credits).toEqual({ held: 0, charged: job.counts.ready, refunded: cancelled });
    expect(await toast(page).textContent()).toBe(
      `남은 ${cancelled}장을 취소했어요. ${cancelled}크레딧을 돌려드렸어요.`,
    );
    await page.close();
  });
});

describe("a blocked prompt", () => {
  const path = "story/moonlit-library";

  it("is marked in the text with a reason; nothing is taken and no engine is asked", async () => {
    const before = await quota(path);
    const page = await site.visit(`/${path}`);
    const modal = await openModal(page);
    const prompt = modal.getByRole("textbox", { name: "어떤 장면을 그릴까요?" });
    await prompt.fill("유명 배우의 얼굴로 도서관 창가에 서 있는 장면");
    await submit(modal, 1);
    await modal.getByText("실제 인물의 얼굴은 그릴 수 없어요.").waitFor();
    await modal.getByText("크레딧과 오늘 장수는 쓰지 않았어요.").waitFor();
    expect(await prompt.getAttribute("aria-invalid")).toBe("true");
    expect(await prompt.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await modal.locator('[data-mg-part="prompt-span"]').first().textContent()).toMatch(/배우|얼굴/);
    expect(await quota(path)).toMatchObject({
      balance: before.balance,
      used: before.used,
      latest_job_id: before.latest_job_id,
    });
    await page.close();
  });

  it.each(["   \n ", "?!…", "\u200b\u2060"])(
    "that says nothing (%j) is told at the field before any call",
    async (text) => {
      const page = await site.visit(`/${path}`);
      const modal = await openModal(page);
      const sent: string[] = [];
      page.on("request", (request) => request.method() !== "GET" && sent.push(request.url()));
      const prompt = modal.getByRole("textbox", { name: "어떤 장면을 그릴까요?" });
      await prompt.fill(text);
      await modal.getByRole("button", { name: "4장 만들기" }).click();
      expect(await prompt.getAttribute("aria-invalid")).toBe("true");
      expect(await prompt.evaluate((field) => field === document.activeElement)).toBe(true);
      expect(sent).toEqual([]);
      await page.close();
    },
  );
});

describe("a job goes on without its tab", () => {
  const path = "character/haru";

  it("the button shows how far after a reload and on another device, and the dialog takes it up again", async () => {
    await site.demo.setWeather("slow");
    const page = await site.visit(`/${path}`);
    await submit(await openModal(page), 2);
    await page.locator('[data-mg-part="stage"][data-state="running"]').waitFor();
    await page.reload();
    await page
      .getByRole("button", { name: /\/2 그리는 중/ })
      .first()
      .waitFor();
    const other = await site.visit(`/${path}`, { width: 375, height: 740, touch: true });
    await other
      .getByRole("button", { name: /\/2 그리는 중/ })
      .first()
      .tap();
    await other.locator('[data-mg-part="stage"][data-state="running"]').waitFor();
    await settled(other);
    await expect.poll(async () => (await latestJob(path)).status).toBe("succeeded");
    await page.getByRole("button", { name: "대표이미지 생성" }).first().waitFor();
    await page.close();
    await other.close();
  });
});

describe("before the button is pressed", () => {
  it("opening, typing, choosing and loading a preset send nothing but reads", async () => {
    const path = "character/haru";
    const before = await quota(path);
    const page = await site.visit(`/${path}`);
    const sent: string[] = [];
    page.on(
      "request",
      (request) =>
        request.method() !== "GET" && sent.push(`${request.method()} ${new URL(request.url()).pathname}`),
    );
    const modal = await openModal(page);
    await modal.getByRole("textbox", { name: "어떤 장면을 그릴까요?" }).fill("달빛 아래 서 있는 사서 🌙");
    await modal.getByRole("radio", { name: /애니메이션/ }).click();
    await modal.getByRole("radio", { name: /16:9/ }).click();
    await modal
      .getByRole("button", { name: "장수 늘리기" })
      .or(modal.getByRole("button", { name: "한 장 늘리기" }))
      .first()
      .click();
    expect(sent).toEqual([]);

    await modal.getByRole("button", { name: "지금 설정을 프리셋으로 저장" }).click();
    await page.getByRole("textbox", { name: "프리셋 이름" }).fill("달빛 사서");
    await page.getByRole("button", { name: "저장하기" }).click();
    await expect.poll(() => sent).toEqual(["POST /api/media/presets"]);
    await modal.getByRole("button", { name: "원래대로" }).click();
    await modal.getByRole("radio", { name: /회화처럼/ }).click();
    await modal.getByRole("button", { name: "프리셋", exact: true }).click();
    await page.getByRole("menuitem", { name: "달빛 사서", exact: true }).click();
    expect(await modal.getByRole("textbox", { name: "어떤 장면을 그릴까요?" }).inputValue()).toBe(
      "달빛 아래 서 있는 사서 🌙",
    );
    expect(await modal.getByRole("radio", { name: /애니메이션/ }).getAttribute("aria-checked")).toBe("true");
    expect(sent).toEqual(["POST /api/media/presets"]);
    expect(await quota(path)).toMatchObject({ balance: before.balance, used: before.used });
    await page.close();
  });
});

describe("a syllable that is still being composed", () => {
  it("is never sent by Enter", async () => {
    const page = await site.visit("/character/haru");
    const modal = await openModal(page);
    const sent: string[] = [];
    page.on("request", (request) => request.method() !== "GET" && sent.push(request.url()));
    const devtools = await page.context().newCDPSession(page);
    const compose = async (): Promise<void> => {
      await devtools.send("Input.imeSetComposition", { text: "글", selectionStart: 1, selectionEnd: 1 });
      // Chromium marks the key itself; Safari reports only the code 229.
      for (const type of ["rawKeyDown", "keyUp"] as const) {
        await devtools.send("Input.dispatchKeyEvent", {
          type,
          key: "Enter",
          code: "Enter",
          windowsVirtualKeyCode: 229,
          modifiers: 2,
        });
        await devtools.send("Input.dispatchKeyEvent", {
          type,
          key: "Enter",
          code: "Enter",
          windowsVirtualKeyCode: 13,
        });
      }
    };
    await modal.getByRole("textbox", { name: "어떤 장면을 그릴까요?" }).focus();
    await compose();
    await modal.getByRole("textbox", { name: "그리지 않을 것" }).focus();
    await compose();
    await modal.getByRole("button", { name: "지금 설정을 프리셋으로 저장" }).click();
    await page.getByRole("textbox", { name: "프리셋 이름" }).focus();
    await compose();
    expect(sent).toEqual([]);
    expect(await page.locator('[data-mg-part="stage"][data-state="running"]').count()).toBe(0);
    await page.close();
  });
});
