import sharp from "sharp";
import { afterEach, describe, expect, it } from "vitest";
import type { EngineOutcome, EngineRequest, ImageProvider } from "../../ports/image-provider.ts";
import { createProceduralProvider, type EngineWeather } from "./index.ts";

const request = (slots: number[]): EngineRequest => ({
  prompt: "moonlit library",
  negativePrompt: null,
  style: "realistic",
  ratio: { id: "3:4", width: 768, height: 1024 },
  images: slots.map((slot) => ({ slot, seed: 100 + slot })),
  variation: null,
});

const open: ImageProvider[] = [];

function provider(weather: EngineWeather = "calm"): ImageProvider {
  const one = createProceduralProvider({ detail: "draft", threads: 1, weather: () => weather });
  open.push(one);
  return one;
}

afterEach(async () => {
  for (const one of open.splice(0)) await one.close?.();
});

async function outcomes(one: ImageProvider, slots: number[]): Promise<EngineOutcome[]> {
  const all = await collect(one.generate(request(slots), { signal: new AbortController().signal }));
  return all.sort((a, b) => a.slot - b.slot);
}

async function collect(call: AsyncIterable<EngineOutcome>): Promise<EngineOutcome[]> {
  const all: EngineOutcome[] = [];
  for await (const outcome of call) all.push(outcome);
  return all;
}

describe("the procedural provider", () => {
  it("says what it can do", () => {
    expect(provider()).toMatchObject({
      id: "procedural",
      digitalSourceType: "algorithmicMedia",
      capabilities: { seed: true, negative_prompt: true, variation_strength: true, max_images_per_call: 1 },
    });
    expect(createProceduralProvider({ id: "house", label: "House" })).toMatchObject({
      id: "house",
      label: "House",
    });
  });

  it("answers a PNG of the wanted shape, the same for the same seed", async () => {
    const one = provider();
    const [first] = await outcomes(one, [1]);
    const [again] = await outcomes(one, [1]);
    expect(first).toEqual(again);
    const bytes = first && "bytes" in first ? first.bytes : new Uint8Array();
    expect(await sharp(bytes).metadata()).toMatchObject({ format: "png", width: 192, height: 256 });
  });

  it("paints several images of one call, each slot once", async () => {
    expect((await outcomes(provider(), [0, 1, 2])).map((outcome) => outcome.slot)).toEqual([0, 1, 2]);
  });

  it("refuses an aborted call with the signal's reason", async () => {
    const reason = new Error("left");
    const call = provider().generate(request([0]), { signal: AbortSignal.abort(reason) });
    await expect(collect(call)).rejects.toBe(reason);
  });

  it("gives a painting up when the signal aborts, and goes on with the next call", async () => {
    const one = provider();
    const control = new AbortController();
    const call = collect(one.generate(request([0, 1, 2, 3]), { signal: control.signal }));
    const reason = new Error("cancelled");
    queueMicrotask(() => control.abort(reason));
    await expect(call).rejects.toBe(reason);
    expect(await outcomes(one, [5])).toHaveLength(1);
  });

  it("refuses paintings after close", async () => {
    const one = provider();
    await one.close?.();
    await expect(outcomes(one, [0])).rejects.toThrow("closed");
  });
});

describe("the engine's weather", () => {
  it("fails slots 2, 4 and 6 of eight", async () => {
    const all = await outcomes(provider("three-of-eight-fail"), [0, 1, 2, 3, 4, 5, 6, 7]);
    expect(all.filter((outcome) => "error" in outcome).map((outcome) => outcome.slot)).toEqual([2, 4, 6]);
    expect(all.filter((outcome) => "bytes" in outcome)).toHaveLength(5);
  });

  it("fails every slot, retryably and without telling the prompt", async () => {
    const all = await outcomes(provider("all-fail"), [0, 1]);
    for (const outcome of all) {
      expect(outcome).toMatchObject({ error: { code: "provider_error", retryable: true } });
      expect(JSON.stringify(outcome)).not.toContain("moonlit");
    }
    expect(all).toHaveLength(2);
  });

  it("answers bytes that no decoder takes", async () => {
    const [outcome] = await outcomes(provider("garbage"), [0]);
    const bytes = outcome && "bytes" in outcome ? outcome.bytes : new Uint8Array();
    expect(bytes.length).toBeGreaterThan(0);
    await expect(sharp(bytes).metadata()).rejects.toThrow();
  });

  it.each(["hang", "slow"] as const)("ends a %s call at once when the signal aborts", async (weather) => {
    const control = new AbortController();
    const call = collect(provider(weather).generate(request([0]), { signal: control.signal }));
    const reason = new Error("enough");
    queueMicrotask(() => control.abort(reason));
    await expect(call).rejects.toBe(reason);
  });
});
