import { setupServer } from "msw/node";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createMediaGenClient } from "../media-gen-client.ts";
import { mediaGenHandlers } from "./handlers.ts";
import { createManualClock } from "./manual-clock.ts";
import { createMemoryServer } from "./memory-server.ts";
import type { MemoryServerOptions } from "./memory-server-options.ts";

const haru = { entity_type: "character", entity_id: "haru" } as const;

function world(options?: MemoryServerOptions) {
  const server = createMemoryServer(options);
  return { server, client: createMediaGenClient({ fetch: server.fetch, maxTries: 1 }) };
}

describe("the server in a test's hands", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("draws by itself at the given pace, and can be watched", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { server, client } = world({ drawMs: 700 });
    const job = await client.generate({ ...haru, prompt: "달빛", count: 2 });
    expect(job.status).toBe("queued");
    vi.advanceTimersByTime(700);
    expect((await client.getJob(job.job_id)).status).toBe("running");
    vi.advanceTimersByTime(700);
    expect((await client.getJob(job.job_id)).counts.ready).toBe(1);
    vi.advanceTimersByTime(700);
    expect((await client.getJob(job.job_id)).status).toBe("succeeded");
    server.close();
  });

  it("can be watched over a long poll to the end", async () => {
    const { server, client } = world();
    const job = await client.generate({ ...haru, prompt: "달빛", count: 2 });
    const seen: string[] = [];
    for await (const { status, counts } of client.watchJob(job.job_id)) {
      seen.push(`${status} ${counts.ready}`);
      setTimeout(() => server.finishNext(), 0);
    }
    expect(seen.at(0)).toBe("queued 0");
    expect(seen.at(-1)).toBe("succeeded 2");
  });

  it("records what was asked, so that a test can say that opening costs nothing", async () => {
    const { server, client } = world();
    await client.getOptions();
    await client.getQuota(haru);
    expect(server.requests.map(({ operation }) => operation)).toEqual(["getOptions", "getQuota"]);
    expect(server.requests[1]).toMatchObject({
      method: "GET",
      path: "/media/quota?entity_type=character&entity_id=haru",
    });
    expect(server.snapshot().drawn).toBe(0);
    await client.generate({ ...haru, prompt: "달빛", count: 3 });
    server.finishAll();
    expect(server.snapshot().drawn).toBe(3);
  });

  it("fails named images, and says so when there is none to fail", async () => {
    const { server, client } = world();
    expect(() => server.fail(0)).toThrow("place 0");
    const job = await client.generate({ ...haru, prompt: "달빛", count: 2 });
    server.fail(1);
    expect((await client.getJob(job.job_id)).results[1]?.error?.code).toBe("provider_error");
    expect(() => server.fail(1)).toThrow("place 1");
  });

  it("lets named requests go wrong as often as told", async () => {
    const { server, client } = world();
    server.failRequests({ operation: "getQuota", problem: "rate_limited", times: 2 });
    server.failRequests({ operation: "getOptions", network: true });
    server.failRequests({ operation: "getOptions", proxyStatus: 502 });
    server.failRequests({ problem: { code: "daily_limit_reached", retry_after: 60, remaining: 0 } });
    await expect(client.getQuota(null)).rejects.toMatchObject({ code: "rate_limited", status: 429 });
    await expect(client.getQuota(null)).rejects.toMatchObject({ code: "rate_limited" });
    await expect(client.getOptions()).rejects.toMatchObject({ code: "network_error" });
    await expect(client.getOptions()).rejects.toMatchObject({ code: "bad_response", status: 502 });
    await expect(client.listPresets()).rejects.toMatchObject({ code: "daily_limit_reached", retryAfter: 60 });
    await expect(client.listPresets()).resolves.toEqual([]);
  });

  it("changes owners, visibility and credits", async () => {
    const { server, client } = world();
    server.setEntity({ ...haru, owner_id: "someone" });
    await expect(client.generate({ ...haru, prompt: "달빛" })).rejects.toMatchObject({ code: "forbidden" });
    server.setEntity({ ...haru, owner_id: "someone", visibility: "private" });
    await expect(client.listImages(haru)).rejects.toMatchObject({ code: "not_found" });
    server.setCredits("writer", 5);
    expect((await client.getQuota(null)).balance).toBe(5);
  });

  it("shows pictures of the test's own", async () => {
    const { server } = world({
      pictures: (slot, seed, style) => `https://pictures.example/${style}/${slot}?s=${seed}`,
    });
    const [image] = server.seedImages(haru, 1);
    expect(image!.url).toMatch(/^https:\/\/pictures\.example\/realistic\/0\?s=\d+#v1$/);
  });

  it("is slow when told, and lets a waiting caller go", async () => {
    const { client } = world({ latencyMs: 60_000 });
    const reason = new Error("left");
    const stop = new AbortController();
    const asked = client.getOptions({ signal: stop.signal });
    stop.abort(reason);
    await expect(asked).rejects.toBe(reason);
  });

  it("stands at an absolute base as well", async () => {
    const server = createMemoryServer({ baseUrl: "https://covers.example/v1/" });
    const client = createMediaGenClient({ baseUrl: server.baseUrl, fetch: server.fetch });
    expect((await client.getOptions()).price_per_image).toBe(1);
  });

  it("gives copies: a snapshot does not change afterwards", async () => {
    const { server, client } = world();
    const before = server.snapshot();
    await client.generate({ ...haru, prompt: "달빛" });
    expect(before.jobs).toEqual([]);
  });
});

describe("MSW handlers", () => {
  it.each(["/api", "https://covers.example/api"])(
    "answer every call below %s, and nothing else",
    async (baseUrl) => {
      const server = createMemoryServer({ baseUrl });
      const network = setupServer(...mediaGenHandlers(server));
      network.listen({ onUnhandledFrame: "bypass" });
      try {
        const origin = baseUrl.startsWith("/") ? "http://localhost" : "";
        const client = createMediaGenClient({ baseUrl: origin + baseUrl, maxTries: 1 });
        const job = await client.generate({ ...haru, prompt: "달빛", count: 2 });
        server.finishAll();
        const ids = (await client.listImages(haru)).map(({ id }) => id);
        expect(await client.reorderImages(haru, ids)).toHaveLength(2);
        expect(await client.updateImage(haru, ids[0]!, { alt: "사서" })).toMatchObject({ alt: "사서" });
        await client.deleteImage(haru, ids[1]!);
        expect(await client.getJob(job.job_id)).toMatchObject({ status: "succeeded" });
        server.failRequests({ network: true });
        await expect(client.getOptions()).rejects.toMatchObject({ code: "network_error" });
        expect(server.requests.map(({ operation }) => operation)).not.toContain(null);
      } finally {
        network.close();
      }
    },
  );
});

describe("a clock by hand", () => {
  it("wakes sleepers in order, at their time", async () => {
    const clock = createManualClock(1_000);
    const woken: [string, number][] = [];
    const sleep = async (name: string, ms: number) => {
      await clock.sleep(ms);
      woken.push([name, clock.now()]);
    };
    const late = sleep("late", 300);
    const early = sleep("early", 100);
    await clock.advance(200);
    expect(woken).toEqual([["early", 1_100]]);
    expect(clock.now()).toBe(1_200);
    await clock.run(late);
    await early;
    expect(woken.at(-1)).toEqual(["late", 1_300]);
    expect(clock.slept).toEqual([300, 100]);
  });

  it("lets a sleeper go by its signal", async () => {
    const clock = createManualClock();
    const stop = new AbortController();
    const asleep = clock.sleep(100, stop.signal);
    stop.abort(new Error("awake"));
    await expect(asleep).rejects.toThrow("awake");
    await expect(clock.sleep(100, stop.signal)).rejects.toThrow("awake");
  });
});
