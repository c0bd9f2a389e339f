import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings, launchOptions } from "./site.ts";

const program = fileURLToPath(new URL("../../examples/plain-html/server.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "media-gen-plain-"));
const server = spawn(process.execPath, ["--conditions=@media-gen/source", program], {
  env: { ...process.env, NODE_OPTIONS: "", PORT: "0", MEDIA_GEN_DATA: folder, MEDIA_GEN_DETAIL: "draft" },
  stdio: ["ignore", "pipe", "inherit"],
});
let url = "";
let browser: Browser;

beforeAll(async () => {
  for await (const line of createInterface(server.stdout)) {
    url = line.replace("ready ", "");
    break;
  }
  browser = await chromium.launch(launchOptions);
});

afterAll(async () => {
  await browser?.close();
  server.kill("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
});

async function visit(): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width: 375, height: 812 } });
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(url);
  return { page, complaints };
}

describe("a page of plain HTML on the SDK alone", () => {
  it("draws, follows a job over a reload, chooses, orders and deletes", async () => {
    const { page, complaints } = await visit();
    await page.getByLabel("장수").fill("3");
    await page.getByRole("button", { name: "만들기", exact: true }).click();
    await page.getByRole("button", { name: "취소" }).waitFor();
    await page.reload();
    await page.getByText("3장 중 3장을 만들었어요.").waitFor();
    const pictures = page.getByRole("list", { name: "하루의 이미지" }).getByRole("listitem");
    await expect.poll(() => pictures.count()).toBe(3);

    const sources = () =>
      pictures.locator("img").evaluateAll((all) => all.map((one) => one.getAttribute("src")));
    const [, second, third] = await sources();
    await pictures.nth(2).getByRole("button", { name: "앞으로" }).click();
    await expect.poll(async () => (await sources())[1]).toBe(third);
    await pictures.nth(2).getByRole("button", { name: "대표로" }).click();
    await expect.poll(async () => (await sources())[0]).toBe(second);
    await pictures.nth(0).getByRole("button", { name: "삭제" }).click();
    await expect.poll(() => pictures.count()).toBe(2);

    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it("tells a refusal in the words of the server", async () => {
    const { page } = await visit();
    await page.getByLabel("어떤 장면을 그릴까요?").fill("…!?");
    await page.getByRole("button", { name: "만들기", exact: true }).click();
    await expect.poll(() => page.getByRole("status").textContent()).toMatch(/요\.$/);
    await page.close();
  });
});
