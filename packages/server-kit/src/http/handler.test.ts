import { type OperationName, operations, problemSchema } from "@media-gen/contract";
import { describe, expect, it } from "vitest";
import { MediaGenError } from "../errors.ts";
import { silentLogger } from "../ports/logger.ts";
import { assetId, createTestHandler, entityPath, job, jobId, page, send } from "./test-services.ts";

const bodies: Partial<Record<OperationName, unknown>> = {
  generate: { entity_type: "character", entity_id: "haru", prompt: "달빛 도서관" },
  reorderImages: { ids: [assetId] },
  updateImage: { alt: "책을 읽는 하루" },
  cropImage: { x: 0, y: 0, width: 100, height: 100 },
  createPreset: { name: "달빛" },
  updatePreset: { name: "햇빛" },
};

/** The path of an operation with parameters that exist. */
function pathOf(name: OperationName): string {
  const values: Record<string, string> = {
    entity_type: "character",
    entity_id: "haru",
    asset_id: assetId,
    job_id: jobId,
    preset_id: assetId,
    variant: "320",
  };
  return `/api${operations[name].path.replace(/\{(\w+)\}/g, (_, parameter: string) => values[parameter]!)}`;
}

const names = Object.keys(operations) as OperationName[];
const call = (name: OperationName, init: RequestInit & { user?: string | null } = {}) =>
  send(createTestHandler().handler, operations[name].method, pathOf(name), { json: bodies[name], ...init });

describe("every operation", () => {
  it.each(names.filter((name) => operations[name].access !== "worker"))(
    "%s answers its owner with the status of the table, and is never stored by others",
    async (name) => {
      const response = await call(name);
      expect(response.status).toBe(operations[name].status);
      expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
      if (name !== "getFile")
        expect(response.headers.get("cache-control")).toMatch(/^private, no-(store|cache)$/);
      await response.body?.cancel();
    },
  );

  it.each(names)("%s asks those to sign in whom it must", async (name) => {
    const response = await call(name, { user: null });
    const isOpen = ["public", "reader"].includes(operations[name].access);
    expect(response.status).toBe(isOpen ? operations[name].status : 401);
    await response.body?.cancel();
  });

  it.each(names.filter((name) => operations[name].method !== "GET"))(
    "%s refuses a foreign page",
    async (name) => {
      const { handler, calls } = createTestHandler();
      const init = {
        json: bodies[name],
        headers: { "sec-fetch-site": "cross-site", origin: "https://evil.example" },
      };
      const response = await send(handler, operations[name].method, pathOf(name), init);
      expect(response.status).toBe(403);
      expect(calls).toEqual([]);
    },
  );

  it.each(names.filter((name) => operations[name].method === "GET"))(
    "%s answers HEAD without a body",
    async (name) => {
      const response = await send(createTestHandler().handler, "HEAD", pathOf(name), {});
      expect(response.status).toBe(200);
      expect(response.body).toBeNull();
      expect(response.headers.get("content-type")).not.toBeNull();
    },
  );
});

describe("the way in", () => {
  it.each([
    ["GET", "/", 404],
    ["GET", "/api", 404],
    ["GET", "/api/", 404],
    ["GET", "/apixmedia/options", 404],
    ["GET", "/api/media/options/", 404],
    ["GET", "/api/media/nothing", 404],
    ["GET", "/api/dragon/haru/images", 404],
    ["GET", "/api/character/%E0%A4%A/images", 404],
    ["GET", "/api/character/..%2F..%2Fetc/images", 404],
    ["GET", "/api/character/a%00b/images", 404],
    ["GET", `/api/character/${"a".repeat(201)}/images`, 404],
    ["GET", "/api/media/jobs/1", 404],
    ["GET", "/api/media/files/1/320", 404],
    ["GET", `/api/media/files/${assetId}/321`, 404],
    ["DELETE", "/api/character/haru/images/1", 404],
    ["GET", "/api/media/generate", 405],
    ["DELETE", "/api/character/haru/images/order", 405],
    ["PUT", "/api/character/haru/images", 405],
  ])("%s %s is refused with %i", async (method, path, status) => {
    const { handler, calls } = createTestHandler();
    const response = await send(handler, method, path, {});
    expect(response.status).toBe(status);
    expect(problemSchema.parse(await response.json()).status).toBe(status);
    expect(calls).toEqual([]);
  });

  it("names the allowed methods", async () => {
    const { handler } = createTestHandler();
    const refused = await send(handler, "PATCH", "/api/media/presets", { json: {} });
    expect(refused.headers.get("allow")).toBe("GET, POST, HEAD, OPTIONS");
    const asked = await send(handler, "OPTIONS", "/api/media/presets", {});
    expect([asked.status, asked.headers.get("allow")]).toEqual([204, "GET, POST, HEAD, OPTIONS"]);
  });

  it("prefers the literal `order` to an image of that name", async () => {
    const { handler, calls } = createTestHandler();
    await send(handler, "PATCH", "/api/character/haru/images/order", { json: { ids: [] } });
    expect(calls).toEqual(["reorder"]);
  });

  it.each(["", "/", "/deep/api/"])("works below %j", async (basePath) => {
    const { handler } = createTestHandler({ basePath });
    expect((await send(handler, "GET", `${basePath.replace(/\/$/, "")}/media/options`, {})).status).toBe(200);
  });
});

describe("problems", () => {
  it("speak the caller's language and carry the same request id in three places", async () => {
    for (const [language, sentence] of [
      ["ja-JP,ja;q=0.9", "ログインが必要です。"],
      ["fr, en-GB;q=0.5", "Please sign in first."],
      ["*", "로그인이 필요해요."],
    ]) {
      const response = await call("getOptions", { user: null, headers: { "accept-language": language! } });
      const problem = problemSchema.parse(await response.json());
      const id = response.headers.get("x-request-id");
      expect(problem).toEqual({
        type: "urn:media-gen:problem:unauthenticated",
        title: "Unauthenticated",
        status: 401,
        code: "unauthenticated",
        detail: sentence,
        retryable: false,
        instance: `urn:request:${id}`,
        request_id: id,
      });
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(response.headers.get("vary")).toContain("Accept-Language");
    }
  });

  it("carry what the service said, and when to come back", async () => {
    const error = new MediaGenError("daily_limit_reached", { retry_after: 59.2, remaining: 2 });
    const { handler } = createTestHandler({ fail: error });
    const response = await send(handler, "POST", "/api/media/generate", { json: bodies.generate });
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("60");
    expect(await response.json()).toMatchObject({ remaining: 2, retryable: true });
  });

  it("tell each field's fault in the caller's language", async () => {
    const errors = [{ path: "/prompt", code: "says_nothing", message: "Write what to draw." }];
    const { handler } = createTestHandler({ fail: new MediaGenError("validation_failed", { errors }) });
    for (const [language, message] of [
      ["ko", "글자나 이모지로 적어 주세요."],
      ["ja", "文字か絵文字で入力してください。"],
      ["en", "Write what to draw."],
    ]) {
      const headers = { "accept-language": language! };
      const response = await send(handler, "POST", "/api/media/generate", { json: bodies.generate, headers });
      expect(await response.json()).toMatchObject({ errors: [{ path: "/prompt", message }] });
    }
  });

  it("tell nothing of what broke inside, and the log tells it by the request's id", async () => {
    const logged: Record<string, unknown>[] = [];
    const secret = "SELECT password FROM users at /srv/app/db.ts:12";
    for (const fail of [new Error(secret), secret, { stack: secret }, null]) {
      const { handler } = createTestHandler({
        fail,
        logger: { ...silentLogger, error: (facts) => logged.push(facts) },
      });
      const response = await send(handler, "GET", entityPath, {});
      const text = await response.text();
      expect(response.status).toBe(500);
      expect(text).not.toMatch(/SELECT|\/srv|stack|at /);
      expect(logged.at(-1)?.requestId).toBe(problemSchema.parse(JSON.parse(text)).request_id);
    }
    expect(logged).toHaveLength(4);
  });

  it("hide an authenticator that breaks", async () => {
    const { handler } = createTestHandler({
      authenticate: () => {
        throw new Error("redis://secret@10.0.0.1");
      },
    });
    const response = await send(handler, "GET", entityPath, {});
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("redis");
  });

  it("are the same bytes for a missing and a private thing, but for the request's id", async () => {
    const { handler } = createTestHandler({ fail: new MediaGenError("not_found") });
    const texts = await Promise.all(
      ["/api/character/missing/images", "/api/character/private/images", "/api/dragon/none/images"].map(
        async (path) => {
          const response = await send(handler, "GET", path, {});
          const id = response.headers.get("x-request-id")!;
          const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
          return `${headers}\n${await response.text()}`.replaceAll(id, "ID");
        },
      ),
    );
    expect(new Set(texts).size).toBe(1);
  });

  it("are not written for a caller who has gone", async () => {
    const gone = new AbortController();
    const { handler } = createTestHandler({ fail: () => gone.abort(new Error("gone")) });
    const response = await send(handler, "GET", entityPath, { signal: gone.signal });
    expect([response.status, response.body]).toEqual([499, null]);
  });
});

describe("starting a job", () => {
  const start = (key: string | null, replayed = false) => {
    const { handler, last } = createTestHandler({ replayed });
    const headers: Record<string, string> = key === null ? {} : { "idempotency-key": key };
    const response = send(handler, "POST", "/api/media/generate", { json: bodies.generate, headers });
    return response.then((answer) => ({ answer, last: last() }));
  };

  it("hands the idempotency key on and says when the job is an earlier one", async () => {
    const fresh = await start("key-1");
    expect(fresh.last).toMatchObject({ idempotencyKey: "key-1" });
    expect(fresh.answer.headers.get("idempotency-replayed")).toBeNull();
    expect(await fresh.answer.json()).toEqual(job);
    expect((await start("key-1", true)).answer.headers.get("idempotency-replayed")).toBe("true");
    expect((await start(null)).last).toMatchObject({ idempotencyKey: undefined });
  });

  it.each([
    ["has a space", "a b"],
    ["is too long", "k".repeat(256)],
    ["is empty", ""],
    ["is not ASCII", "k\u00e9"],
  ])("refuses a key that %s", async (_, key) => {
    const { answer } = await start(key);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ errors: [{ path: "Idempotency-Key" }] });
  });
});

describe("following a job", () => {
  it("hands on how long to wait, since when, and the caller's signal", async () => {
    const { handler, last } = createTestHandler();
    await send(handler, "GET", `/api/media/jobs/${jobId}?wait=25&since=3`, {});
    expect(last()).toMatchObject({ wait: 25, since: 3, signal: expect.any(AbortSignal) });
  });

  it.each(["wait=26", "wait=-1", "wait=x", "wait=1&wait=2", "since=1.5", "other=1", "__proto__=1"])(
    "refuses ?%s",
    async (query) => {
      const response = await send(
        createTestHandler().handler,
        "GET",
        `/api/media/jobs/${jobId}?${query}`,
        {},
      );
      expect(response.status).toBe(422);
      problemSchema.parse(await response.json());
    },
  );

  it("wants both parts of an entity for the allowance, or none", async () => {
    const { handler } = createTestHandler();
    const ask = (query: string) => send(handler, "GET", `/api/media/quota${query}`, {});
    expect((await ask("")).status).toBe(200);
    expect((await ask("?entity_type=story&entity_id=x")).status).toBe(200);
    expect((await ask("?entity_type=story")).status).toBe(422);
    expect((await ask("?entity_id=x")).status).toBe(422);
  });
});

describe("listing images", () => {
  it("answers 304 while nothing changed, and names the next page", async () => {
    const { handler } = createTestHandler({ page: { ...page, next: "a b" } });
    const first = await send(handler, "GET", `${entityPath}?limit=2`, {});
    expect(first.headers.get("link")).toBe(`<${entityPath}?limit=2&cursor=a+b>; rel="next"`);
    expect(first.headers.get("vary")).toBe("Cookie, Authorization");
    const etag = first.headers.get("etag")!;
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const again = await send(handler, "GET", entityPath, { headers: { "if-none-match": known } });
      expect([again.status, again.body, again.headers.get("etag")]).toEqual([304, null, etag]);
    }
    const changed = await send(handler, "GET", entityPath, { headers: { "if-none-match": '"other"' } });
    expect(changed.status).toBe(200);
  });
});
