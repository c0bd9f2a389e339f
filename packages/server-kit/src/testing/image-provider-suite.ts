import { describe, expect, it } from "vitest";
import { sniffFormat } from "../imaging/sniff.ts";
import type { EngineOutcome, EngineRequest, ImageProvider } from "../ports/image-provider.ts";

/** What the tests need to know of an engine. */
export interface ImageProviderFacts {
  /** True when the same request always gives the same bytes. */
  deterministic?: boolean;
  /** Longest time for one call, in milliseconds. Default 60,000. */
  callMs?: number;
  /** Long side of the pictures that the tests ask for, in pixels. Default 256. */
  longSide?: number;
}

/**
 * Declares the tests that every `ImageProvider` must pass. Call it in a test file of your adapter.
 *
 * @param name Shown as the suite's title.
 * @param open Gives the engine; asked once per test, and closed after it.
 * @example
 * describeImageProvider("my engine", () => createMyEngine({ apiKey }), { deterministic: true });
 */
export function describeImageProvider(
  name: string,
  open: () => ImageProvider | Promise<ImageProvider>,
  facts: ImageProviderFacts = {},
): void {
  const { deterministic = false, callMs = 60_000, longSide = 256 } = facts;
  const prompt = "a lighthouse on a cliff at night, 등대";

  function requestFor({ capabilities }: ImageProvider, count: number): EngineRequest {
    return {
      prompt,
      negativePrompt: capabilities.negative_prompt ? "text" : null,
      style: capabilities.styles[0]!,
      ratio: { id: capabilities.ratios[0]!, width: longSide, height: longSide },
      images: Array.from({ length: count }, (_, slot) => ({ slot: slot + 3, seed: 1000 + slot })),
      variation: null,
    };
  }

  async function withEngine(use: (engine: ImageProvider) => Promise<void>): Promise<void> {
    const engine = await open();
    try {
      await use(engine);
    } finally {
      await engine.close?.();
    }
  }

  describe(`${name} is an image provider`, () => {
    it("names itself and what it can do", () =>
      withEngine(async ({ specificationVersion, id, label, digitalSourceType, capabilities }) => {
        expect(specificationVersion).toBe("v1");
        expect(id).toMatch(/^[\w.:-]{1,64}$/);
        expect(label).not.toBe("");
        expect(["algorithmicMedia", "trainedAlgorithmicMedia"]).toContain(digitalSourceType);
        expect(capabilities.max_images_per_call).toBeGreaterThanOrEqual(1);
        expect(capabilities.ratios.length).toBeGreaterThan(0);
        expect(capabilities.styles.length).toBeGreaterThan(0);
      }));

    it(
      "answers for each image once, with a picture that the kit accepts",
      () =>
        withEngine(async (engine) => {
          const count = Math.min(2, engine.capabilities.max_images_per_call);
          const request = requestFor(engine, count);
          const outcomes = await collect(engine, request, AbortSignal.timeout(callMs));
          const slots = outcomes.map(({ slot }) => slot).sort((a, b) => a - b);
          expect(slots).toEqual(request.images.map(({ slot }) => slot));
          for (const outcome of outcomes) {
            if ("error" in outcome) throw new Error(`Not drawn: ${outcome.error.message}`);
            expect(sniffFormat(outcome.bytes)).not.toBeNull();
          }
        }),
      callMs,
    );

    it(
      "draws nothing when it was told to stop before",
      () =>
        withEngine(async (engine) => {
          const reason = new Error("stopped before");
          const call = collect(engine, requestFor(engine, 1), AbortSignal.abort(reason));
          await expect(call).rejects.toBe(reason);
        }),
      callMs,
    );

    it(
      "stops with the signal's reason while it draws",
      () =>
        withEngine(async (engine) => {
          const stop = new AbortController();
          const reason = new Error("stopped while drawing");
          const request = requestFor(engine, engine.capabilities.max_images_per_call);
          const call = collect(engine, request, stop.signal);
          setImmediate(() => stop.abort(reason));
          // An engine may have been quicker than the stop; what it must not do is fail with another reason.
          const end = await call.then(
            () => reason,
            (error: unknown) => error,
          );
          expect(end).toBe(reason);
        }),
      callMs,
    );

    it.runIf(deterministic)(
      "draws the same picture for the same seed, and another for another",
      () =>
        withEngine(async (engine) => {
          const draw = async (seed: number): Promise<Uint8Array> => {
            const request = { ...requestFor(engine, 1), images: [{ slot: 0, seed }] };
            const [outcome] = await collect(engine, request, AbortSignal.timeout(callMs));
            if (!outcome || "error" in outcome) throw new Error("Not drawn.");
            return outcome.bytes;
          };
          const [first, again, other] = [await draw(7), await draw(7), await draw(8)];
          expect(Buffer.compare(first, again)).toBe(0);
          expect(Buffer.compare(first, other)).not.toBe(0);
        }),
      callMs,
    );
  });
}

async function collect(
  engine: ImageProvider,
  request: EngineRequest,
  signal: AbortSignal,
): Promise<EngineOutcome[]> {
  const outcomes: EngineOutcome[] = [];
  for await (const outcome of engine.generate(request, { signal })) outcomes.push(outcome);
  return outcomes;
}
