import type { Problem, Quota } from "@media-gen/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Demo, finished, type Session, startDemo } from "./demo.ts";

let demo: Demo;
let owner: Session;

beforeAll(async () => {
  demo = await startDemo();
  owner = await demo.signIn("writer");
});

afterAll(() => demo?.stop());

const valid = { entity_type: "character", entity_id: "haru", prompt: "달빛 도서관", count: 1 };
const text = JSON.stringify(valid);
const deep = `${"[".repeat(1000)}${"]".repeat(1000)}`;

const bodies: [string, string, number, string?][] = [
  ["nothing", "", 400],
  ["broken JSON", "{", 400],
  ["a JSON string", '"hello"', 422],
  ["null", "null", 422],
  ["an array", "[]", 422],
  ["too deep", `{"prompt":${deep}}`, 400],
  ["too large", JSON.stringify({ ...valid, prompt: "가".repeat(20_000) }), 413],
  ["an unknown key", JSON.stringify({ ...valid, price: 0 }), 422],
  ["__proto__", text.replace("{", '{"__proto__":{"count":8},'), 400],
  ["constructor", text.replace("{", '{"constructor":{"prototype":{"a":1}},'), 400],
  ["a count of nine", JSON.stringify({ ...valid, count: 9 }), 422],
  ["a count of zero", JSON.stringify({ ...valid, count: 0 }), 422],
  ["a count in words", JSON.stringify({ ...valid, count: "4" }), 422],
  ["a count beyond numbers", text.replace('"count":1', '"count":1e999'), 422],
  ["a style that does not exist", JSON.stringify({ ...valid, style: "cubist" }), 422],
  ["a ratio that does not exist", JSON.stringify({ ...valid, ratio: "2:7" }), 422],
  ["an engine that does not exist", JSON.stringify({ ...valid, provider: "dall-e" }), 422],
  ["a prompt of spaces", JSON.stringify({ ...valid, prompt: " \n\t " }), 422],
  ["a prompt of punctuation", JSON.stringify({ ...valid, prompt: "?!…—。" }), 422],
  ["a prompt of invisible characters", JSON.stringify({ ...valid, prompt: "\u200b\u2060\u3164\u2800" }), 422],
  ["a prompt over the limit", JSON.stringify({ ...valid, prompt: "달".repeat(2001) }), 422],
  ["another content type", text, 415, "text/plain"],
  ["a form", "entity_type=character", 415, "application/x-www-form-urlencoded"],
];

async function quota(): Promise<Quota> {
  return owner.json<Quota>("GET", "/api/media/quota?entity_type=character&entity_id=haru");
}

describe("a bad body", () => {
  it.each(bodies)(
    "%s is refused with a problem document and costs nothing",
    async (_, body, status, type = "application/json") => {
      const before = await quota();
      const response = await owner.request("POST", "/api/media/generate", body, { "content-type": type });
      const raw = await response.text();
      const problem = JSON.parse(raw) as Problem;
      expect(response.status).toBe(status);
      expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
      expect(problem).toMatchObject({ status, code: expect.any(String), request_id: expect.any(String) });
      expect(raw).not.toMatch(/\bat .+:\d+:\d+|select |insert |node_modules|\/packages\//i);
      expect(await quota()).toEqual(before);
    },
  );

  it("in bytes that are no UTF-8 is refused", async () => {
    const response = await fetch(`${demo.url}/api/media/generate`, {
      method: "POST",
      headers: { cookie: owner.cookie, "content-type": "application/json" },
      body: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
    });
    expect(response.status).toBe(400);
  });
});

describe("a difficult but honest prompt", () => {
  it.each([
    ["Korean", "달빛이 드는 오래된 도서관, 남색 제복의 사서"],
    ["emoji", "🌙✨📚"],
    ["an emoji of several people", "👩‍👩‍👧‍👦"],
    ["right-to-left text", "مكتبة قديمة تحت ضوء القمر"],
    ["lone surrogates", "달빛 \ud83c 도서관 \udf19"],
    ["exactly 2,000 characters", "달".repeat(2000)],
    ["NUL and control characters", "달빛\u0000\u0007도서관"],
  ])("of %s is drawn", async (_, prompt) => {
    const job = await owner.json<{ job_id: string }>("POST", "/api/media/generate", { ...valid, prompt });
    expect(await finished(owner, job.job_id)).toMatchObject({ status: "succeeded", counts: { ready: 1 } });
  });
});

describe("paths and methods", () => {
  it.each([
    ["GET", "/api/media/no-such-thing", 404],
    ["PUT", "/api/media/generate", 405],
    ["GET", "/api/media/jobs/not-an-id", 404],
    ["GET", "/api/media/jobs/%2e%2e%2fpasswd", 404],
    ["GET", "/api/character/..%2f..%2fetc/images", 404],
    ["GET", "/api/media/files/../../etc/passwd", 404],
    ["GET", "/api/character/%00/images", 404],
    ["GET", "/api/character/%E0%A4%A/images", 404],
  ])("%s %s answers %i", async (method, path, status) => {
    expect((await owner.request(method, path)).status).toBe(status);
  });

  it.each(["wait=26", "wait=-1", "wait=soon", "since=-1", "since=x", "unknown=1"])(
    "a job's query %s is refused",
    async (query) => {
      expect((await owner.request("GET", `/api/media/jobs/${crypto.randomUUID()}?${query}`)).status).toBe(
        422,
      );
    },
  );

  it("serves a valid OpenAPI document to anyone", async () => {
    const visitor = await demo.signIn(null);
    expect(await visitor.json("GET", "/api/media/openapi.json")).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\./),
    });
  });
});

describe("requests from another site", () => {
  it.each([
    [{ origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    [{ origin: "null", "sec-fetch-site": "cross-site" }],
    [{ origin: "https://evil.example" }],
  ])("with %o are refused", async (headers) => {
    const before = await quota();
    expect((await owner.request("POST", "/api/media/generate", valid, headers)).status).toBe(403);
    expect(await quota()).toEqual(before);
  });
});
