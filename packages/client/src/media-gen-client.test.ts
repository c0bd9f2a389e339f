import { describe, expect, it } from "vitest";
import { createMediaGenClient, MediaGenError } from "./index.ts";
import { createMemoryServer } from "./testing/memory-server.ts";

const haru = { entity_type: "character", entity_id: "haru" } as const;

function world() {
  const server = createMemoryServer();
  return { server, client: createMediaGenClient({ fetch: server.fetch }) };
}

describe("a client", () => {
  it("takes an owner from the first prompt to an ordered, cropped gallery", async () => {
    const { server, client } = world();
    const job = await client.generate({ ...haru, prompt: "달빛 아래의 사서", count: 3 });
    server.finishAll();
    expect(await client.getJob(job.job_id)).toMatchObject({ status: "succeeded", progress: 1 });

    const [first, second, third] = (await client.listImages(haru)).map(({ id }) => id) as [
      string,
      string,
      string,
    ];
    expect((await client.setPrimary(haru, third)).map(({ id }) => id)).toEqual([third, first, second]);
    const ordered = await client.reorderImages(haru, [third, second, first]);
    expect(ordered.map(({ id }) => id)).toEqual([third, second, first]);
    expect(await client.updateImage(haru, first, { alt: "사서" })).toMatchObject({
      alt: "사서",
      caption: null,
    });
    const crop = { x: 10, y: 20, width: 300, height: 400 };
    expect(await client.cropImage(haru, first, crop)).toMatchObject({
      crop,
      width: 300,
      height: 400,
      version: 2,
    });
    expect(await client.deleteImage(haru, second)).toBeUndefined();
    expect(await client.listImages(haru)).toHaveLength(2);
    expect(await client.restoreImage(haru, second)).toMatchObject({ id: second, order_index: 1 });
  });

  it("cancels a job, and draws what failed again", async () => {
    const { server, client } = world();
    const job = await client.generate({ ...haru, prompt: "달빛", count: 3 });
    server.finishNext();
    expect(await client.cancelJob(job.job_id)).toMatchObject({
      status: "cancelled",
      counts: { ready: 1, failed: 2 },
    });
    const again = await client.retryJob(job.job_id, { slots: [2] });
    expect(again).toMatchObject({ retry_of: job.job_id, results: [{ slot: 2, seed: job.results[2]!.seed }] });
  });

  it("reads options and quota, with and without an entity", async () => {
    const { client } = world();
    expect((await client.getOptions()).styles.map(({ id }) => id)).toEqual([
      "realistic",
      "anime",
      "painterly",
    ]);
    const { job_id } = await client.generate({ ...haru, prompt: "달빛" });
    expect(await client.getQuota(haru)).toMatchObject({ used: 4, remaining: 20, active_job_id: job_id });
    expect(await client.getQuota(null)).toMatchObject({ used: 4, active_job_id: null });
  });

  it("keeps presets", async () => {
    const { client } = world();
    const preset = await client.createPreset({ name: "밤", style: "anime" });
    expect(await client.updatePreset(preset.id, { name: "새벽" })).toMatchObject({
      name: "새벽",
      style: "anime",
    });
    expect(await client.listPresets()).toHaveLength(1);
    expect(await client.deletePreset(preset.id)).toBeUndefined();
    expect(await client.listPresets()).toEqual([]);
  });

  it("follows a gallery over its pages", async () => {
    const { server, client } = world();
    server.seedImages(haru, 130);
    const images = await client.listImages(haru);
    expect(images.map(({ order_index }) => order_index)).toEqual(
      Array.from({ length: 130 }, (_, index) => index),
    );
    expect(server.requests).toHaveLength(2);
  });

  it("mints one idempotency key per submit, and takes the caller's", async () => {
    const { server, client } = world();
    const request = { ...haru, prompt: "달빛" };
    const mine = await client.generate(request, { idempotencyKey: "press-1" });
    expect((await client.generate(request, { idempotencyKey: "press-1" })).job_id).toBe(mine.job_id);
    server.finishAll();
    expect((await client.generate(request)).job_id).not.toBe(mine.job_id);
    server.finishAll();
    await client.generate(request);
    const keys = server.requests.map(({ idempotencyKey }) => idempotencyKey);
    expect(new Set(keys).size).toBe(3);
    expect(keys).not.toContain(null);
  });

  it("makes one job where the answer to the first try was lost", async () => {
    const { server } = world();
    let lose = true;
    const client = createMediaGenClient({
      random: () => 0,
      clock: { now: () => 0, sleep: (ms) => (ms > 1_000 ? new Promise(() => {}) : Promise.resolve()) },
      fetch: async (url, init) => {
        const answer = await server.fetch(url, init);
        if (!lose) return answer;
        lose = false;
        throw new TypeError("The connection broke.");
      },
    });
    await client.generate({ ...haru, prompt: "달빛" });
    expect(server.requests).toHaveLength(2);
    expect(server.snapshot().jobs).toHaveLength(1);
  });

  it("sends only the two parts that name an entity, whatever else the caller's object holds", async () => {
    const { server, client } = world();
    const page = { ...haru, name: "하루", secret: "1234" };
    await client.getQuota(page);
    await client.listImages(page);
    expect(server.requests.map(({ path }) => path).join(" ")).not.toContain("1234");
  });

  it("rejects with typed errors that say what the server said", async () => {
    const { server, client } = world();
    server.setCaller("reader");
    const error = await client.generate({ ...haru, prompt: "달빛" }).catch((cause: unknown) => cause);
    expect(MediaGenError.isInstance(error)).toBe(true);
    expect(error).toMatchObject({
      code: "forbidden",
      status: 403,
      message: "이 작품의 주인만 할 수 있어요.",
    });
    expect(MediaGenError.isInstance(new Error("other"))).toBe(false);
    expect(MediaGenError.isInstance(null)).toBe(false);
  });

  it("is spoken to in its language", async () => {
    const { server } = world();
    server.setCaller(null);
    const client = createMediaGenClient({ fetch: server.fetch, locale: () => "en" });
    await expect(client.getOptions()).rejects.toThrow("Please sign in first.");
  });
});
