import { defaultLimits, problemSchema } from "@media-gen/contract";
import { describe, expect, it } from "vitest";
import { assetId, createTestHandler, entityPath, jobId, send } from "./test-services.ts";

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
  const keyed = (keys: number) =>
    JSON.stringify(Object.fromEntries(Array.from({ length: keys }, (_, at) => [`k${at}`, at])));
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
    ["65 keys in all", () => raw(`{"a":${keyed(1)},"b":${keyed(62)}}`), 400],
    ["64 keys in all", () => raw(`{"a":${keyed(1)},"b":${keyed(61)}}`), 422],
    ["a list of 10,001", () => raw(`{"ids":[${"0,".repeat(10_000)}0]}`), 400],
    ["a list of 10,000", () => raw(`{"ids":[${"0,".repeat(9999)}0]}`), 422],
    ["commas and colons inside a text", () => raw(`{"prompt":"${",:".repeat(2000)}"}`), 422],
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
    const keys = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`k${at}`.padEnd(500, "k"), at]));
    const response = await generate({ json: keys });
    expect(response.status).toBe(422);
    expect((await response.text()).length).toBeLessThan(6000);
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
