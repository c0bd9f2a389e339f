import { maxSeed } from "@media-gen/contract";
import { createWordListGuard } from "@media-gen/server-kit/guards/word-list";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aim, type Target } from "./aim.ts";
import { openSite, type Sent, type Site } from "./site.ts";

let site: Site;
let target: Target;

beforeAll(async () => {
  site = await openSite({ limits: { presetsPerOwner: 3 } });
  site.records.set("story/open", { ownerId: "owner", visibility: "public" });
  const { job, images } = await site.make("story/open", 1);
  target = { entity: "story/open", asset: images[0]!.id, job: job.job_id, preset: job.job_id };
});

afterAll(() => site?.close());

const generate = (body: object): Sent => ({
  ...{ method: "POST", path: "/api/media/generate" },
  body: { entity_type: "story", entity_id: "open", prompt: "바다", count: 1, ...body },
});
const padded = (size: number): Sent => {
  const request = generate({ prompt: "sea" });
  return { ...request, body: JSON.stringify(request.body).padEnd(size) };
};
/** A good body but for one more value. */
const shaped = (value: string): Sent => {
  const body = JSON.stringify(generate({}).body).replace(/\}$/, `,"more":${value}}`);
  return { ...generate({}), body };
};
const get = (path: string, headers: Record<string, string> = {}): Sent => ({
  ...{ method: "GET", path: `/api${path}`, headers },
});
const images = (change: string, body: object): Sent => ({
  ...aim("updateImage", target),
  ...(change === "crop" ? { method: "POST", path: `${aim("updateImage", target).path}/crop` } : {}),
  body,
});
const crop = (body: object): Sent => images("crop", { x: 0, y: 0, width: 16, height: 16, ...body });
const named = (body: object): Sent => ({ method: "POST", path: "/api/media/presets", body });
const retry = (slots: number[]): Sent => ({ ...aim("retryJob", target), body: { slots } });
/** A character that becomes three in the form that is kept. */
const growing = "\u0958";

type Row = [
  what: string,
  n: number,
  request: (size: number) => Sent,
  good: number,
  bad: number,
  past?: number,
];

describe("each limit lets n through and refuses n + 1", () => {
  const rows: Row[] = [
    ["bytes of a body", 32 * 1024, padded, 202, 413],
    ["levels of a body", 8, (n) => shaped(`${"[".repeat(n - 1)}${"]".repeat(n - 1)}`), 422, 400],
    [
      "keys of a body",
      64,
      (n) => shaped(`{${Array.from({ length: n - 5 }, (_, at) => `"k${at}":0`)}}`),
      422,
      400,
    ],
    ["values of a list", 10_000, (n) => shaped(`[${Array.from({ length: n }, () => 0)}]`), 422, 400],
    ["characters of a prompt", 2000, (n) => generate({ prompt: "가".repeat(n) }), 202, 422],
    ["emoji of a prompt", 2000, (n) => generate({ prompt: "🌙".repeat(n) }), 202, 422],
    [
      "characters of a prompt that grows when it is brought into one form",
      1000,
      (n) => generate({ prompt: growing.repeat(n) }),
      ...([202, 422] as const),
    ],
    ["characters of a negative prompt", 500, (n) => generate({ negative_prompt: "가".repeat(n) }), 202, 422],
    ["images of a job", 8, (n) => generate({ count: n }), 202, 422],
    ["a seed", maxSeed, (n) => generate({ seed: n }), 202, 422],
    ["a variation", 1, (n) => generate({ variation_strength: n }), 202, 422],
    ["characters of an entity's id", 200, (n) => get(`/story/${"a".repeat(n)}/images`), 404, 404],
    ["images of a page", 100, (n) => get(`/story/open/images?limit=${n}`), 200, 422],
    ["seconds of waiting", 25, (n) => get(`/media/jobs/${target.job}?wait=${n}`), 200, 422],
    [
      "characters of a file's version",
      20,
      (n) => get(`/media/files/${target.asset}/320?v=${"1".repeat(n)}`),
      200,
      422,
    ],
    [
      "characters of an idempotency key",
      255,
      (n) => ({ ...generate({}), headers: { "idempotency-key": "k".repeat(n) } }),
      ...([202, 422] as const),
    ],
    ["characters of a preset's name", 60, (n) => named({ name: "가".repeat(n) }), 201, 422],
    ["characters of a style", 64, (n) => named({ name: "style", style: "s".repeat(n) }), 201, 422],
    ["a count in a preset", 8, (n) => named({ name: "count", count: n }), 201, 422],
    ["characters of a text", 500, (n) => images("text", { alt: "가".repeat(n) }), 200, 422],
    ["the right edge of a crop", 32, (n) => crop({ x: n }), 200, 422],
    ["the lower edge of a crop", 48, (n) => crop({ y: n }), 200, 422],
    ["the width of a crop", 48, (n) => crop({ width: n }), 200, 422],
    ["the height of a crop", 64, (n) => crop({ height: n }), 200, 422],
    ["a focal point", 1, (n) => crop({ focal_point: { x: n, y: n } }), 200, 422],
    ["slots to draw again", 64, (n) => retry(Array.from({ length: n }, () => 0)), 409, 422],
    ["a slot's number", 63, (n) => retry([n]), 409, 422],
  ];

  it.each(rows)("%s: %i", async (_, n, request, good, bad) => {
    const at = await site.send("owner", request(n));
    const first = (await at.json().catch(() => ({}))) as { job_id?: string };
    expect(at.status).toBe(good);
    if (good === 202) await site.send("owner", aim("cancelJob", { ...target, job: first.job_id! }));
    const before = await site.state();
    const past = await site.send("owner", request(n + 1));
    await past.body?.cancel();
    expect(past.status).toBe(bad);
    expect(await site.state()).toBe(before);
  });

  it.each([
    ["images of a job", () => generate({ count: 0 })],
    ["a seed", () => generate({ seed: -1 })],
    ["the side of a crop", () => crop({ width: 15 })],
    ["images of a page", () => get("/story/open/images?limit=0")],
    ["a focal point", () => crop({ focal_point: { x: -0.001, y: 0 } })],
    ["whole pixels of a crop", () => crop({ x: 0.5 })],
  ])("%s: no less than the least", async (_, request) => {
    expect((await site.send("owner", request())).status).toBe(422);
  });

  it("presets of an owner", async () => {
    const statuses: number[] = [];
    for (const name of ["a", "b", "c", "d"])
      statuses.push((await site.send("other", named({ name }))).status);
    expect(statuses).toEqual([201, 201, 201, 409]);
  });
});

describe("hostile headers", () => {
  const hostile = ["\u00e9", "a\tb", "x".repeat(8192), '"', ";q=", ",".repeat(4000), "*, *", "%0d%0aX: y"];
  const carriers = [
    "accept-language",
    "if-none-match",
    "idempotency-key",
    "origin",
    "sec-fetch-site",
    "cookie",
  ];

  it("come back in no header, and break nothing", async () => {
    for (const name of carriers) {
      for (const value of hostile) {
        for (const request of [get("/story/open/images?limit=1"), generate({ count: 9 })]) {
          const response = await site.send("owner", { ...request, headers: { [name]: value } });
          await response.body?.cancel();
          expect(response.status, `${name}: ${value.slice(0, 40)}`).toBeLessThan(500);
          for (const [header, told] of response.headers) {
            expect(told, header).toMatch(/^[\x20-\x7e]{0,1024}$/);
            expect(header).not.toBe("x");
          }
        }
      }
    }
  });

  it.each(["%0d%0aX:%20y", "%00", "%C4%8A", "%E2%80%A8", "..%2f", "a%20b", "%F0%9F%98%80", "a".repeat(8192)])(
    "ids of a path such as %.20s come back in no header either",
    async (id) => {
      const paths = [`/story/${id}/images`, `/media/jobs/${id}`, `/story/open/images?limit=1&cursor=${id}`];
      for (const path of paths) {
        const response = await site.send("owner", get(path));
        expect([404, 422]).toContain(response.status);
        for (const [header, told] of response.headers) expect(told, header).toMatch(/^[\x20-\x7e]{0,1024}$/);
      }
    },
  );
});

describe("texts made to keep a matcher busy", () => {
  const most = 8000;
  const filled = (unit: string): string =>
    unit
      .repeat(Math.ceil(most / unit.length))
      .slice(0, most)
      .toWellFormed();
  const units = [
    ..."aA가ㄱ1 .\n\u0301\u200b\u3164ﷺ🌙İß",
    ...[
      "ab ",
      "no ",
      "not ",
      "n.u.d.e",
      "ㄴㅜㄷㅡ",
      "누 드 ",
      "1234-",
      "010-1234-567",
      "a@",
      "a@b.",
      "a.a.",
      "@@",
    ],
    ...[
      "without ",
      "하지 않",
      "ない",
      "ヌ-ド",
      "👩‍",
      "\u202e",
      "&#x",
      "((((",
      "[[[[",
      "http://",
      "a\u0301\u0301",
    ],
    ...["k1ll ", "0".repeat(50), "word\n\n\n", "、。", "٠١٢", "\ud83c", "１２３４"],
  ];
  const guard = createWordListGuard();
  // Thousands of times what it takes; a matcher that goes back for each character takes minutes.
  const deadlineMs = 5000;

  it(`are read by the guard and by the whole kit in time, all ${units.length * 2} of them`, async () => {
    for (const unit of units) {
      for (const prompt of [filled(unit), `${filled(unit).slice(0, -1)}!`]) {
        const started = performance.now();
        await guard.checkText({ prompt, negativePrompt: prompt.slice(0, 500), locale: "ko" }, {});
        const request = generate({ prompt: prompt.slice(0, 4000), count: 9 });
        expect((await site.send("owner", request)).status, unit).toBeLessThan(500);
        expect(performance.now() - started, unit).toBeLessThan(deadlineMs);
      }
    }
  }, 120_000);
});
