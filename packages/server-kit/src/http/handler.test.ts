import { defaultLimits, type OperationName, operations, problemSchema } from "@media-gen/contract";
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
  it.each(names)(
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

describe("bodies", () => {
  const generate = (init: RequestInit & { json?: unknown }, limits = {}) =>
    send(
      createTestHandler({ limits: { ...defaultLimits, ...limits } }).handler,
      "POST",
      "/api/media/generate",
      init,
    );
  const raw = (body: BodyInit, type: string | null = "application/json") =>
    generate({ body, headers: type === null ? {} : { "content-type": type } });
  const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

  it.each<[string, () => Promise<Response>, number]>([
    ["no body", () => generate({ headers: { "content-type": "application/json" } }), 400],
    ["no content type", () => raw(new Blob(["{}"]), null), 415],
    ["a form", () => raw("prompt=1", "application/x-www-form-urlencoded"), 415],
    ["text that looks like JSON", () => raw("{}", "text/plain"), 415],
    ["another charset", () => raw("{}", "application/json; charset=utf-16"), 415],
    [
      "a compressed body",
      () =>
        generate({ body: "{}", headers: { "content-type": "application/json", "content-encoding": "gzip" } }),
      415,
    ],
    ["broken JSON", () => raw('{"prompt":'), 400],
    ["two values", () => raw("{}{}"), 400],
    ["bytes that are no UTF-8", () => raw(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])), 400],
    ["100,000 levels", () => raw(nested(15_000)), 400],
    ["nine levels", () => raw(nested(9)), 400],
    ["eight levels", () => raw(nested(8)), 422],
    ["brackets inside a text", () => raw(`{"prompt":"\\"${"[".repeat(50)}"}`), 422],
    ["a __proto__ key", () => raw('{"__proto__":{"isAdmin":true}}'), 400],
    ["a constructor key, deep inside", () => raw('{"a":[{"constructor":1}]}'), 400],
    ["a prototype key in disguise", () => raw('{"\\u0070rototype":1}'), 400],
    ["a number", () => raw("1"), 422],
    ["null", () => raw("null"), 422],
    ["an array", () => raw("[]"), 422],
  ])("%s", async (_, sendIt, status) => {
    const response = await sendIt();
    expect(response.status).toBe(status);
    problemSchema.parse(await response.json());
  });

  it("are refused by the size they claim, and by the size they have", async () => {
    const large = JSON.stringify({ prompt: "a".repeat(40_000) });
    expect((await raw(large)).status).toBe(413);
    const lying = { "content-type": "application/json", "content-length": "10" };
    expect((await generate({ body: large, headers: lying })).status).toBe(413);
    const claiming = { "content-type": "application/json", "content-length": "99999999" };
    expect((await generate({ body: "{}", headers: claiming })).status).toBe(413);
  });

  it("are not read further than the limit", async () => {
    let given = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 1024;
        controller.enqueue(new Uint8Array(1024).fill(0x20));
      },
    });
    const response = await generate({
      body: endless,
      headers: { "content-type": "application/json" },
      duplex: "half",
    } as RequestInit);
    expect(response.status).toBe(413);
    expect(given).toBeLessThan(64 * 1024);
  });

  it("name each fault by a pointer, in the caller's language", async () => {
    const response = await generate({
      json: { entity_type: "dragon", entity_id: "a b", count: 0, seed: "1", "a/b~c": 1 },
    });
    const { errors } = problemSchema.parse(await response.json());
    expect(errors?.map(({ path, code }) => [path, code])).toEqual([
      ["/entity_type", "invalid_value"],
      ["/entity_id", "invalid_format"],
      ["/prompt", "required"],
      ["/count", "too_small"],
      ["/seed", "invalid_type"],
      ["/a~1b~0c", "unrecognized_key"],
    ]);
    expect(errors?.[2]?.message).toBe("꼭 필요한 값이에요.");
  });

  it("never make a large answer of a large fault", async () => {
    const keys = Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`k${at}`, 1]));
    const response = await generate({ json: keys });
    expect(response.status).toBe(422);
    expect((await response.text()).length).toBeLessThan(4000);
  });

  it("say what the nearest shape lacks when there are two", async () => {
    const { handler } = createTestHandler();
    const path = `${entityPath}/${assetId}/crop`;
    const response = await send(handler, "POST", path, { json: { x: 1, y: 2, width: 3, height: 100 } });
    const { errors } = problemSchema.parse(await response.json());
    expect(errors?.map(({ path: at, code }) => [at, code])).toEqual([["/width", "too_small"]]);
  });

  it("may hold lone surrogates, which arrive as U+FFFD", async () => {
    const { handler, last } = createTestHandler();
    const body = '{"entity_type":"character","entity_id":"haru","prompt":"a\\ud800b"}';
    const headers = { "content-type": "application/json; charset=UTF-8" };
    expect((await send(handler, "POST", "/api/media/generate", { body, headers })).status).toBe(202);
    expect(last()).toMatchObject({ prompt: "a\ufffdb" });
  });

  it("may be left out where the operation says so", async () => {
    const { handler, calls } = createTestHandler();
    const path = `/api/media/jobs/${jobId}/retry`;
    expect((await send(handler, "POST", path, {})).status).toBe(202);
    expect((await send(handler, "POST", path, { json: { slots: [1] } })).status).toBe(202);
    expect(
      (await send(handler, "POST", path, { body: "x", headers: { "content-type": "text/plain" } })).status,
    ).toBe(415);
    expect(calls).toEqual(["retry", "retry"]);
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

describe("pages of other origins", () => {
  const change = (headers: Record<string, string>, allowedOrigins?: string[]) =>
    send(createTestHandler({ allowedOrigins }).handler, "POST", "/api/media/presets", {
      json: bodies.createPreset,
      headers,
    });

  it.each<[Record<string, string>, number]>([
    [{}, 201],
    [{ "sec-fetch-site": "same-origin" }, 201],
    [{ "sec-fetch-site": "none" }, 201],
    [{ "sec-fetch-site": "same-site" }, 403],
    [{ "sec-fetch-site": "cross-site" }, 403],
    [{ origin: "http://host.example" }, 201],
    [{ origin: "https://host.example" }, 201],
    [{ origin: "http://host.example:8080" }, 403],
    [{ origin: "https://evil.example" }, 403],
    [{ origin: "null" }, 403],
    [{ origin: "file://" }, 403],
    [{ origin: "https://evil.example", "sec-fetch-site": "none" }, 403],
  ])("%j", async (headers, status) => {
    expect((await change(headers)).status).toBe(status);
  });

  it("may use the API when the host allows them, and read what they are told", async () => {
    const allowedOrigins = ["https://app.example"];
    const headers = { origin: "https://app.example", "sec-fetch-site": "cross-site" };
    const response = await change(headers, allowedOrigins);
    expect(response.status).toBe(201);
    expect(response.headers.get("access-control-allow-origin")).toBe("https://app.example");
    const { handler } = createTestHandler({ allowedOrigins });
    const asked = await send(handler, "OPTIONS", "/api/media/presets", { headers });
    expect(asked.headers.get("access-control-allow-methods")).toContain("POST");
    const other = await change({ origin: "https://evil.example" }, allowedOrigins);
    expect([other.status, other.headers.get("access-control-allow-origin")]).toEqual([403, null]);
  });
});

describe("too many requests", () => {
  const limits = { ...defaultLimits, writesPerMinute: 2, readsPerMinute: 3 };

  it("are refused by user, whatever the address is", async () => {
    const { handler } = createTestHandler({ limits });
    const write = (user: string, clientAddress: string) =>
      send(handler, "POST", "/api/media/presets", { json: bodies.createPreset, user }, { clientAddress });
    expect([(await write("a", "1.1.1.1")).status, (await write("a", "2.2.2.2")).status]).toEqual([201, 201]);
    const refused = await write("a", "3.3.3.3");
    const problem = problemSchema.parse(await refused.json());
    expect(problem).toMatchObject({ code: "rate_limited", retryable: true });
    expect(Number(refused.headers.get("retry-after"))).toBe(problem.retry_after);
    expect((await write("b", "1.1.1.1")).status).toBe(201);
    expect((await send(handler, "GET", "/api/media/presets", { user: "a" })).status).toBe(200);
  });

  it("are refused by address where nobody is signed in: one /64 is one caller, however it is written", async () => {
    const { handler } = createTestHandler({ limits });
    const read = async (clientAddress: string | undefined) =>
      (await send(handler, "GET", entityPath, { user: null }, { clientAddress })).status;
    const spellings = ["2001:db8::1", "2001:0db8:0:0:ffff::", "2001:DB8:0::9%eth0"];
    for (const spelling of spellings) expect(await read(spelling)).toBe(200);
    expect(await read("[2001:db8::abcd]")).toBe(429);
    expect(await read("2001:db8:0:1::1")).toBe(200);
    for (const spelling of ["1.2.3.4", "::ffff:1.2.3.4", "::ffff:102:304"])
      expect(await read(spelling)).toBe(200);
    expect(await read("1.2.3.4")).toBe(429);
    for (let at = 0; at < 5; at += 1) expect(await read(undefined)).toBe(200);
  });
});
