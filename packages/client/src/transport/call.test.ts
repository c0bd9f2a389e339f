import { describe, expect, it, vi } from "vitest";
import { createManualClock } from "../testing/manual-clock.ts";
import type { MediaGenClientOptions } from "../types.ts";
import { createCall } from "./call.ts";
import { settingsFrom } from "./settings.ts";

type Step = () => Response | Promise<Response>;
interface Seen {
  url: string;
  init: RequestInit & { headers: Record<string, string> };
}

const haru = { entity_type: "character", entity_id: "haru" };
const image = { ...haru, asset_id: "a-1" };
const broken: Step = () => {
  throw new TypeError("fetch failed");
};
const gallery: Step = () => Response.json([]);
const job: Step = () => Response.json({ job_id: "1", version: 1, results: [] }, { status: 202 });
const page = (status: number, headers: Record<string, string> = {}): Step => {
  return () => new Response("<html>", { status, headers });
};
const refusal = (status: number, code: string, extra: object = {}): Step => {
  return () =>
    Response.json({ type: `urn:media-gen:problem:${code}`, code, detail: code, ...extra }, { status });
};

/** A server that answers as the steps say, one after the other, and a client's `call` to it. */
function scripted(steps: Step[], options: MediaGenClientOptions = {}) {
  const clock = createManualClock();
  const seen: Seen[] = [];
  const call = createCall(
    settingsFrom({
      clock,
      random: () => 0,
      fetch: async (url, init) => {
        seen.push({ url, init: init as Seen["init"] });
        const step = steps.shift();
        if (step === undefined) throw new Error("The script has no more answers.");
        return step();
      },
      ...options,
    }),
  );
  // Deadlines sleep too; what is left are the pauses between tries.
  const pauses = () => clock.slept.filter((ms) => ms < 15_000);
  return { call, clock, seen, pauses };
}

describe("what a call sends", () => {
  it("is JSON with the language, the host's headers and same-origin cookies", async () => {
    const { call, seen } = scripted([job], {
      locale: "ja",
      headers: async () => ({ Authorization: "Bearer t" }),
    });
    await call("generate", { body: { prompt: "달" }, idempotencyKey: "k-1" });
    expect(seen[0]).toMatchObject({
      url: "/api/media/generate",
      init: {
        method: "POST",
        credentials: "same-origin",
        body: '{"prompt":"달"}',
        headers: {
          Accept: "application/json, application/problem+json",
          "Accept-Language": "ja",
          "Content-Type": "application/json",
          "Idempotency-Key": "k-1",
          Authorization: "Bearer t",
        },
      },
    });
  });

  it("names no language, type or key where there is none", async () => {
    const { call, seen } = scripted([gallery], { credentials: "include" });
    await call("listImages", { params: haru });
    expect(Object.keys(seen[0]!.init.headers)).toEqual(["Accept"]);
    expect(seen[0]!.init.body).toBeUndefined();
    expect(seen[0]!.init.credentials).toBe("include");
  });

  it("asks for language and headers anew at each try", async () => {
    const tokens = ["old", "new"];
    const { call, clock, seen } = scripted([broken, gallery], {
      headers: () => ({ Authorization: tokens.shift()! }),
    });
    await clock.run(call("listImages", { params: haru }));
    expect(seen.map(({ init }) => init.headers.Authorization)).toEqual(["old", "new"]);
  });
});

describe("a call that is safe to repeat", () => {
  it.each([
    ["a broken connection", broken],
    ["502 of a proxy", page(502)],
    ["503 of a proxy", page(503)],
    ["504 of a proxy", page(504)],
    ["503 of the server", refusal(503, "provider_unavailable")],
    ["a short 429", refusal(429, "rate_limited", { retry_after: 2 })],
  ])("is tried again after %s", async (_, step) => {
    const { call, clock, seen } = scripted([step, gallery]);
    await expect(clock.run(call("listImages", { params: haru }))).resolves.toMatchObject({ body: [] });
    expect(seen).toHaveLength(2);
  });

  it("pauses longer each time, and gives up after three tries with the last error", async () => {
    const { call, clock, seen, pauses } = scripted([page(502), page(503), page(504)]);
    await expect(clock.run(call("listImages", { params: haru }))).rejects.toMatchObject({ status: 504 });
    expect(seen).toHaveLength(3);
    expect(pauses()).toEqual([150, 300]);
  });

  it("spreads its pauses by chance", async () => {
    const { call, clock, pauses } = scripted([broken, broken, gallery], { random: () => 0.999 });
    await clock.run(call("listImages", { params: haru }));
    expect(pauses().map(Math.round)).toEqual([300, 600]);
  });

  it("waits as long as Retry-After says, up to 30 seconds", async () => {
    const { call, clock, pauses } = scripted([page(503, { "retry-after": "8" }), gallery], {
      timeoutMs: 60_000,
    });
    await clock.run(call("listImages", { params: haru }));
    expect(pauses()).toEqual([8_000]);
  });

  it.each([
    ["a longer Retry-After", page(503, { "retry-after": "31" })],
    ["the day's limit", refusal(429, "daily_limit_reached", { retry_after: 7200 })],
    ["a 429 that names no time", page(429)],
    ["422", refusal(422, "validation_failed")],
    ["403", refusal(403, "forbidden")],
    ["409", refusal(409, "order_conflict")],
    ["500", refusal(500, "internal_error")],
  ])("is not tried again after %s", async (_, step) => {
    const { call, clock, seen } = scripted([step]);
    await expect(clock.run(call("listImages", { params: haru }))).rejects.toMatchObject({
      name: "MediaGenError",
    });
    expect(seen).toHaveLength(1);
  });

  it("keeps one idempotency key over its tries", async () => {
    const { call, clock, seen } = scripted([broken, page(502), job]);
    await clock.run(call("generate", { body: {}, idempotencyKey: "k-1" }));
    expect(seen.map(({ init }) => init.headers["Idempotency-Key"])).toEqual(["k-1", "k-1", "k-1"]);
  });

  it("takes a deletion as done when the try before may have deleted", async () => {
    const { call, clock } = scripted([broken, refusal(404, "not_found")]);
    await expect(clock.run(call("deleteImage", { params: image }))).resolves.toMatchObject({
      body: undefined,
    });
  });

  it("still reports a deletion of something that was never there", async () => {
    const { call } = scripted([refusal(404, "not_found")]);
    await expect(call("deleteImage", { params: image })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a call that is not safe to repeat", () => {
  it.each(["generate", "createPreset", "cropImage"] as const)(
    "(%s without a key) is sent once",
    async (name) => {
      const { call, clock, seen } = scripted([broken]);
      await expect(clock.run(call(name, { params: image, body: {} }))).rejects.toMatchObject({
        code: "network_error",
        status: 0,
        retryable: true,
      });
      expect(seen).toHaveLength(1);
    },
  );
});

describe("time and abort", () => {
  const silent: Step = () => new Promise<Response>(() => {});

  it("ends a try at its deadline, also where fetch ignores its signal", async () => {
    const { call, clock, seen } = scripted([silent, gallery]);
    await expect(clock.run(call("listImages", { params: haru }))).resolves.toMatchObject({ body: [] });
    expect(seen).toHaveLength(2);
    expect(seen[0]!.init.signal?.aborted).toBe(true);
  });

  it("reports a timeout when every try was silent", async () => {
    const { call, clock } = scripted([silent, silent, silent]);
    await expect(clock.run(call("listImages", { params: haru }))).rejects.toMatchObject({
      code: "timeout",
      retryable: true,
    });
  });

  it("gives an answer that the server holds back its time", async () => {
    const { call, clock } = scripted([silent], { maxTries: 1 });
    const outcome = call("getJob", { params: { job_id: "1" }, query: { wait: 20 } }).catch(
      ({ code }) => code,
    );
    await clock.advance(34_999);
    expect(await Promise.race([outcome, Promise.resolve("waiting")])).toBe("waiting");
    await clock.advance(1);
    expect(await outcome).toBe("timeout");
  });

  it("rejects with the caller's own reason, before, during and between tries", async () => {
    const reason = new Error("The person left.");
    const before = scripted([]);
    await expect(before.call("getOptions", { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(before.seen).toHaveLength(0);

    const during = scripted([silent]);
    const stopDuring = new AbortController();
    const asked = during.call("getOptions", { signal: stopDuring.signal });
    stopDuring.abort(reason);
    await expect(asked).rejects.toBe(reason);

    const between = scripted([page(503, { "retry-after": "20" })]);
    const stopBetween = new AbortController();
    const pausing = between.call("getOptions", { signal: stopBetween.signal });
    const outcome = expect(pausing).rejects.toBe(reason);
    await between.clock.advance(1_000);
    stopBetween.abort(reason);
    await outcome;
    expect(between.seen).toHaveLength(1);
  });

  it("leaves no listener on a signal that outlives the call", async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const removed = vi.spyOn(signal, "removeEventListener");
    const { call } = scripted([gallery]);
    await call("listImages", { params: haru, signal });
    expect(removed).toHaveBeenCalledTimes(added.mock.calls.length);
  });

  it("says what is wrong with a relative base where there is no page", async () => {
    const { call } = scripted([], { fetch: undefined });
    await expect(call("getOptions")).rejects.toMatchObject({
      code: "network_error",
      retryable: false,
      message: expect.stringContaining("absolute baseUrl"),
    });
  });
});
