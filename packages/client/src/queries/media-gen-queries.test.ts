import type { Image, Job } from "@media-gen/contract/wire";
import { MutationObserver, QueryClient, QueryObserver } from "@tanstack/query-core";
import { describe, expect, expectTypeOf, it } from "vitest";
import { createMediaGenClient } from "../media-gen-client.ts";
import { createMemoryServer } from "../testing/memory-server.ts";
import { createMediaGenQueries } from "./media-gen-queries.ts";

const haru = { entity_type: "character", entity_id: "haru" } as const;
const nemo = { entity_type: "origchat", entity_id: "nemo" } as const;

function world(options?: { namespace?: string }) {
  const server = createMemoryServer();
  const client = createMediaGenClient({ fetch: server.fetch });
  return { server, client, cache: new QueryClient(), queries: createMediaGenQueries(client, options) };
}

describe("query keys", () => {
  it("stand below the namespace and tell every question apart", () => {
    const { keys } = world().queries;
    const all = [
      keys.images(haru),
      keys.images(nemo),
      keys.job("1"),
      keys.quota(haru),
      keys.quota(null),
      keys.options,
      keys.presets,
    ];
    for (const key of all) expect(key[0]).toBe("media-gen");
    expect(new Set(all.map((key) => JSON.stringify(key))).size).toBe(all.length);
    expect(keys.all).toEqual(["media-gen"]);
  });

  it("take a namespace of the host's", () => {
    const { keys, mutations } = world({ namespace: "covers" }).queries;
    expect(keys.images(haru)).toEqual(["covers", "images", "character", "haru"]);
    expect(mutations.setPrimary(haru).mutationKey).toEqual(["covers", "setPrimary", "character", "haru"]);
  });

  it("know the type of what stands behind them", () => {
    const { cache, queries } = world();
    expectTypeOf(cache.getQueryData(queries.keys.images(haru))).toEqualTypeOf<Image[] | undefined>();
    expectTypeOf(cache.getQueryData(queries.job("1").queryKey)).toEqualTypeOf<Job | undefined>();
  });
});

describe("query options", () => {
  it("read through the host's own QueryClient", async () => {
    const { server, cache, queries, client } = world();
    server.seedImages(haru, 2);
    const job = await client.generate({ ...haru, prompt: "달빛" });
    expect(await cache.fetchQuery(queries.images(haru))).toHaveLength(2);
    expect(await cache.fetchQuery(queries.job(job.job_id))).toMatchObject({ job_id: job.job_id });
    expect(await cache.fetchQuery(queries.quota(haru))).toMatchObject({ active_job_id: job.job_id });
    expect(await cache.fetchQuery(queries.quota(null))).toMatchObject({ active_job_id: null });
    expect(await cache.fetchQuery(queries.options())).toMatchObject({ price_per_image: 1 });
    expect(await cache.fetchQuery(queries.presets())).toEqual([]);
    expect(cache.getQueryData(queries.keys.images(haru))).toHaveLength(2);
  });

  it("end the request when nobody looks any more", async () => {
    const signals: AbortSignal[] = [];
    const client = createMediaGenClient({
      fetch: (_, init) => {
        signals.push(init.signal!);
        return new Promise<Response>(() => {});
      },
    });
    const cache = new QueryClient();
    const queries = createMediaGenQueries(client);
    const stop = new QueryObserver(cache, queries.images(haru)).subscribe(() => {});
    await Promise.resolve();
    await Promise.resolve();
    stop();
    await cache.cancelQueries({ queryKey: queries.keys.all });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it("do not multiply the tries of the client", async () => {
    const { server, cache, queries } = world();
    server.setCaller(null);
    await expect(cache.fetchQuery(queries.options())).rejects.toMatchObject({ code: "unauthenticated" });
    expect(server.requests).toHaveLength(1);
  });
});

describe("mutation options", () => {
  it("change what they say", async () => {
    const { server, cache, queries } = world();
    const { mutations } = queries;
    const run = <Data, Variables>(
      options: { mutationFn: (variables: Variables) => Promise<Data> },
      variables: Variables,
    ): Promise<Data> => new MutationObserver<Data, Error, Variables>(cache, options).mutate(variables);

    const job = await run(mutations.generate(), {
      request: { ...haru, prompt: "달빛", count: 2 },
      idempotencyKey: "k",
    });
    expect(server.requests.at(-1)).toMatchObject({ operation: "generate", idempotencyKey: "k" });
    server.finishNext();
    await run(mutations.cancel(), job.job_id);
    const again = await run(mutations.retry(), { jobId: job.job_id, slots: [1] });
    server.finishAll();

    const [first, second] = [job.results[0]!.asset_id, again.results[0]!.asset_id];
    await run(mutations.setPrimary(haru), second);
    await run(mutations.reorder(haru), [second, first]);
    await run(mutations.update(haru), { assetId: first, change: { alt: "사서" } });
    await run(mutations.crop(haru), { assetId: first, crop: { x: 0, y: 0, width: 90, height: 120 } });
    await run(mutations.remove(haru), first);
    await run(mutations.restore(haru), first);
    const images = server.snapshot().galleries["character/haru"]!;
    expect(images.map(({ id, alt, version }) => [id, alt, version])).toEqual([
      [second, null, 1],
      [first, "사서", 2],
    ]);

    const preset = await run(mutations.createPreset(), { name: "밤" });
    await run(mutations.updatePreset(), { presetId: preset.id, change: { name: "새벽" } });
    expect((await cache.fetchQuery(queries.presets())).map(({ name }) => name)).toEqual(["새벽"]);
    await run(mutations.deletePreset(), preset.id);
    expect(await cache.fetchQuery(queries.presets())).toEqual([]);
  });
});
