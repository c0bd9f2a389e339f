import { createMediaGenClient, type MediaGenClient } from "@media-gen/client";
import { createMemoryServer } from "@media-gen/client/testing";
import { describe, expect, test, vi } from "vitest";
import { mergeBatch } from "./batch.ts";
import { createGenerationStore, type GenerationStore } from "./generation-store.ts";
import type { GenerationEvent } from "./live-jobs.ts";

const haru = { entity_type: "character", entity_id: "haru" } as const;
const request = { ...haru, prompt: "달빛 도서관", count: 3 };

function setUp(): {
  server: ReturnType<typeof createMemoryServer>;
  client: MediaGenClient;
  store: GenerationStore;
  heard: string[];
} {
  const server = createMemoryServer();
  const client = createMediaGenClient({ fetch: server.fetch });
  const store = createGenerationStore(client, () => import("./live-jobs.ts"));
  const heard: string[] = [];
  store.listen((event) => heard.push(nameOf(event)));
  return { server, client, store, heard };
}

function nameOf(event: GenerationEvent): string {
  return event.type === "slot" ? `slot ${event.result.slot} ${event.result.status}` : event.type;
}

const stateOf = (store: GenerationStore) => store.state.getState().entities["character/haru"];

describe("the generation store", () => {
  test("tells of the start, of each place as it settles, and of the end, once each", async () => {
    const { server, store, heard } = setUp();
    await store.submit(request);
    server.finishNext();
    await vi.waitFor(() => expect(heard).toEqual(["started", "slot 0 ready"]));
    server.fail(1);
    server.finishAll();
    await vi.waitFor(() =>
      expect(heard).toEqual(["started", "slot 0 ready", "slot 1 failed", "slot 2 ready", "ended"]),
    );
  });

  test("two presses make one job", async () => {
    const { server, store } = setUp();
    const [one, two] = await Promise.all([store.submit(request), store.submit(request)]);
    const three = await store.submit(request);
    expect(new Set([one.job_id, two.job_id, three.job_id]).size).toBe(1);
    expect(server.snapshot().jobs).toHaveLength(1);
    store.stop();
  });

  test("a job from elsewhere is taken up once, however many parts ask for it", async () => {
    const { server, client, store, heard } = setUp();
    const job = await client.generate(request);
    await Promise.all([store.attach(haru, job.job_id), store.attach(haru, job.job_id)]);
    expect(heard).toEqual(["attached"]);
    server.finishAll();
    await vi.waitFor(() => expect(heard.at(-1)).toBe("ended"));
  });

  test("retries and their first job are one batch, also when only the newest is known", async () => {
    const { server, client, store } = setUp();
    const first = await client.generate(request);
    server.fail(1);
    server.finishAll();
    const retry = await client.retryJob(first.job_id);
    await store.attach(haru, retry.job_id);
    const batch = mergeBatch(stateOf(store)?.jobs ?? []);
    expect(batch).toMatchObject({ total: 3, ready: 2, failed: 0 });
    expect(batch.slots.map(({ jobId }) => jobId)).toEqual([first.job_id, retry.job_id, first.job_id]);
    store.stop();
  });

  test("a place that failed twice can be drawn a third time together with one that was not retried", async () => {
    const { server, store, heard } = setUp();
    await store.submit(request);
    server.fail(0);
    server.fail(1);
    server.finishAll();
    await vi.waitFor(() => expect(heard.at(-1)).toBe("ended"));
    await store.retry(haru, [0]);
    server.fail(0);
    await vi.waitFor(() => expect(heard.filter((name) => name === "ended")).toHaveLength(2));
    await store.retry(haru);
    expect(
      stateOf(store)
        ?.jobs.at(-1)
        ?.results.map(({ slot }) => slot),
    ).toEqual([0, 1]);
    store.stop();
  });

  test("stopping ends the watching, not the job", async () => {
    const { server, store, heard } = setUp();
    await store.submit(request);
    store.stop();
    server.finishAll();
    expect(server.snapshot().jobs[0]?.status).toBe("succeeded");
    await Promise.resolve();
    expect(heard).toEqual(["started"]);
    expect(stateOf(store)?.error).toBeNull();
  });

  test("a job that can no longer be read gives the form back", async () => {
    const { server, store } = setUp();
    server.failRequests({ operation: "getJob", problem: "unauthenticated" });
    await store.submit(request);
    await vi.waitFor(() => expect(stateOf(store)?.error).toMatchObject({ code: "unauthenticated" }));
    expect(stateOf(store)?.jobs).toEqual([]);
  });
});
