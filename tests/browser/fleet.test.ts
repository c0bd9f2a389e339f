import { readFileSync } from "node:fs";
import type { Image } from "@media-gen/contract";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Fleet, startFleet } from "../../scripts/scale-out/fleet.ts";
import type { Member } from "../../scripts/scale-out/member.ts";
import { freePort } from "../../scripts/servers/free-port.ts";
import { signInAt } from "../system/demo.ts";
import { cells, type Host, openModal, openSiteOf, type Site, settled, submit, toast } from "./site.ts";

let site: Site<Fleet & Host>;

beforeAll(async () => {
  site = await openSiteOf(async () => {
    const fleet = await startFleet({ port: await freePort(), env: { MEDIA_GEN_SEED: "off" } });
    return { ...fleet, signIn: (userId) => signInAt(fleet.url, userId) };
  });
});
afterAll(() => site?.close());
afterEach(() => expect(site.complaints()).toEqual([]));

const path = "character/haru";
const images = async (): Promise<Image[]> =>
  (await site.as("writer")).json<Image[]>("GET", `/api/${path}/images`);

/** Time of the processor that a process has used, in hundredths of a second. */
function cpuOf({ pid }: Member): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return Number(fields[11]) + Number(fields[12]);
}

/** The worker that draws: the only one that is busy. */
async function drawing(workers: readonly Member[], before: readonly number[]): Promise<Member> {
  const used = (): number[] => workers.map((worker, at) => cpuOf(worker) - before[at]!);
  await expect.poll(() => Math.max(...used()), { timeout: 30_000 }).toBeGreaterThan(40);
  return workers[used().indexOf(Math.max(...used()))]!;
}

/** Waits until a picture of the page has come all the way from the store. */
async function isPainted(page: Page, selector: string): Promise<void> {
  const picture = await page.locator(selector).first().elementHandle();
  await page.waitForFunction(
    (image) => image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0,
    picture,
  );
}

describe("the site on two servers and three workers", () => {
  it("makes four pictures while the worker that draws them and a server are killed", async () => {
    const { servers, workers } = site.demo;
    const page = await site.visit(`/${path}`);
    const modal = await openModal(page);
    const before = workers.map(cpuOf);
    await submit(modal, 4);
    const victims = [await drawing(workers, before), servers[0]!];
    for (const victim of victims) process.kill(victim.pid, "SIGKILL");
    await settled(page);
    expect(await toast(page).textContent()).toBe("4장을 모두 만들었어요.");
    expect(await cells(page).count()).toBe(4);
    const made = await images();
    expect(made.map((image) => image.is_primary)).toEqual([true, false, false, false]);
    expect(new Set(made.map((image) => image.id)).size).toBe(4);

    await modal.getByRole("button", { name: "완료" }).click();
    await isPainted(page, `[data-mg-part="primary-image"] img[src*="${made[0]!.id}"]`);
    await page.getByRole("link", { name: "홈" }).click();
    await isPainted(page, `a[href="/${path}"] img[src*="${made[0]!.id}"]`);
    await page.close();

    for (const victim of victims) {
      await expect.poll(() => victim.replaced, { timeout: 30_000 }).toBe(1);
      await victim.ready();
    }
  });

  it("chooses, deletes and brings back on whichever server answers, and each knows who is signed in", async () => {
    const page = await site.visit(`/${path}`);
    const before = await images();
    const modal = await openModal(page);
    await cells(page).nth(2).getByRole("button", { name: "3번째 그림 대표 지정" }).click();
    const chosen = before[2]!.id;
    await expect.poll(async () => (await images())[0]?.id).toBe(chosen);
    await cells(page).nth(1).getByRole("button", { name: "2번째 그림 삭제" }).click();
    await expect.poll(async () => (await images()).length).toBe(3);
    await page.locator('[data-mg-part="toast-action"]').click();
    await expect.poll(async () => (await images()).length).toBe(4);
    await modal.getByRole("button", { name: "닫기" }).first().click();

    const answered = [...site.demo.proxy.answered];
    for (let visits = 0; visits < 3; visits += 1) {
      await page.reload();
      await isPainted(page, `[data-mg-part="primary-image"] img[src*="${chosen}"]`);
      await page.getByRole("button", { name: "대표이미지 생성" }).first().waitFor();
    }
    for (const [server, count] of answered) {
      expect(site.demo.proxy.answered.get(server)).toBeGreaterThan(count);
    }
    await page.close();
  });

  it("gives nobody the bytes of a deleted picture for longer than a signed address lives", async () => {
    const owner = await site.as("writer");
    const last = (await images()).at(-1)!;
    const { headers } = await owner.request("GET", last.url);
    const signed = new URL(headers.get("location")!);
    expect((await fetch(signed)).headers.get("content-type")).toBe("image/webp");
    expect(Number(signed.searchParams.get("X-Amz-Expires"))).toBeLessThanOrEqual(60);
    expect((await owner.request("DELETE", `/api/${path}/images/${last.id}`)).status).toBe(204);
    expect((await owner.request("GET", last.url)).status).toBe(404);
  });
});
