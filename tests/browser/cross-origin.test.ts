import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Image, Job, Quota } from "@media-gen/contract";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finished, type Session } from "../system/demo.ts";
import { openSite, type Site } from "./site.ts";

let site: Site;
let owner: Session;
let foreign: Server;
let deleted: string;
const gallery = "/api/character/haru/images";

beforeAll(async () => {
  foreign = createServer((_, response) =>
    response.setHeader("content-type", "text/html").end("<!doctype html><title>foreign</title>"),
  ).listen(0);
  [site] = await Promise.all([openSite(), once(foreign, "listening")]);
  owner = await site.as("writer");
  const body = { entity_type: "character", entity_id: "haru", prompt: "달빛 도서관", count: 2 };
  const job = await owner.json<Job>("POST", "/api/media/generate", body);
  deleted = (await finished(owner, job.job_id)).results[1]!.asset_id;
  await owner.request("DELETE", `${gallery}/${deleted}`);
});

afterAll(async () => {
  foreign?.close();
  await site?.close();
});

const state = async (): Promise<[Image[], Quota]> => [
  await owner.json<Image[]>("GET", gallery),
  await owner.json<Quota>("GET", "/api/media/quota?entity_type=character&entity_id=haru"),
];

/** Everything that a page can send without asking first, and what it must ask for. */
async function attack(page: Page, target: string, asset: string): Promise<string[]> {
  return await page.evaluate(
    async ([url, image]) => {
      const body = JSON.stringify({ entity_type: "character", entity_id: "haru", prompt: "바다", count: 1 });
      const read: string[] = [];
      const tryIt = async (path: string, init: RequestInit): Promise<void> => {
        const answer = await fetch(url + path, { credentials: "include", ...init }).catch(() => null);
        if (answer && answer.type !== "opaque") read.push(`${init.method} ${path}: ${await answer.text()}`);
      };
      const submit = (path: string, name: string, value: string): void => {
        const frame = document.body.appendChild(document.createElement("iframe"));
        frame.name = `frame-${document.querySelectorAll("iframe").length}`;
        const form = document.body.appendChild(document.createElement("form"));
        Object.assign(form, {
          method: "POST",
          action: url + path,
          enctype: "text/plain",
          target: frame.name,
        });
        Object.assign(form.appendChild(document.createElement("input")), { name, value });
        form.submit();
      };
      const restore = `/api/character/haru/images/${image}/restore`;
      const simple = { method: "POST", mode: "no-cors" } as const;
      const json = { "content-type": "application/json" };
      await tryIt(restore, simple);
      await tryIt(restore, { method: "POST" });
      await tryIt("/api/media/generate", { ...simple, body });
      await tryIt("/api/media/generate", { method: "POST", headers: json, body });
      await tryIt(`/api/character/haru/images/${image}`, { method: "DELETE" });
      await tryIt("/api/media/quota", { method: "GET" });
      navigator.sendBeacon(url + restore);
      navigator.sendBeacon(`${url}/api/media/generate`, new Blob([body], { type: "text/plain" }));
      submit(restore, "a", "b");
      submit("/api/media/generate", `${body.slice(0, -1)},"x":"`, '"}');
      return read;
    },
    [target, asset] as const,
  );
}

/** What the network told of changing requests to the site; a page does not get to see it, and neither does its debugger. */
async function watch(page: Page, target: string): Promise<{ statuses: number[]; withSession: number }> {
  const seen = { statuses: [] as number[], withSession: 0 };
  const network = await page.context().newCDPSession(page);
  const posts = new Set<string>();
  network.on("Network.requestWillBeSent", ({ requestId, request }) => {
    if (request.method === "POST" && request.url.startsWith(`${target}/api/`)) posts.add(requestId);
  });
  network.on("Network.requestWillBeSentExtraInfo", ({ requestId, headers }) => {
    if (posts.has(requestId) && (headers.Cookie ?? headers.cookie)) seen.withSession += 1;
  });
  network.on("Network.responseReceivedExtraInfo", ({ requestId, statusCode }) => {
    if (posts.has(requestId)) seen.statuses.push(statusCode);
  });
  await network.send("Network.enable");
  return seen;
}

describe("a page of another origin, with the owner's session in the browser", () => {
  it.each(["localhost", "127.0.0.1"])("changes nothing and reads nothing from %s", async (host) => {
    const page = await site.visit("/");
    const seen = await watch(page, site.demo.url);
    await page.goto(`http://${host}:${(foreign.address() as AddressInfo).port}/`);
    const before = await state();
    expect(await attack(page, site.demo.url, deleted)).toEqual([]);
    // Seven need no leave; a debugger sees some of them for sure, and the others as it pleases.
    await expect.poll(() => seen.statuses.length, { timeout: 20_000 }).toBeGreaterThan(0);
    await page.waitForLoadState("networkidle");
    expect(new Set(seen.statuses)).toEqual(new Set([403]));
    expect(await state()).toEqual(before);
    // Pages of another port are of the same site, so the cookie does come along: only the origin tells them apart.
    if (host === "localhost") expect(seen.withSession).toBeGreaterThan(0);
    await page.context().close();
  });
});
