import { setTimeout as sleep } from "node:timers/promises";
import type { EngineOutcome, EngineSlot } from "../../ports/image-provider.ts";
import { hashPair, unit } from "./random/hash.ts";

/**
 * How the engine behaves, for demonstrations and tests: `calm` paints as fast as it can, `slow` takes some seconds an
 * image, `three-of-eight-fail` fails slots 2, 4 and 6 of every job, `all-fail` fails every slot, `hang` never answers
 * until it is aborted, `garbage` answers bytes that are no picture.
 */
export type EngineWeather = "calm" | "slow" | "three-of-eight-fail" | "all-fail" | "hang" | "garbage";

/** Every weather, calm first. */
export const engineWeathers: readonly EngineWeather[] = [
  "calm",
  "slow",
  "three-of-eight-fail",
  "all-fail",
  "hang",
  "garbage",
];

const FAILING_SLOTS = [2, 4, 6];

/** What the weather makes of one image; null when it is to be painted as usual. Waits where the weather is slow. */
export async function weather(
  kind: EngineWeather,
  image: EngineSlot,
  signal: AbortSignal,
): Promise<EngineOutcome | null> {
  switch (kind) {
    case "calm":
      return null;
    case "slow": {
      const milliseconds = 1500 + 2500 * unit(hashPair(image.seed, image.slot));
      await until(sleep(milliseconds, undefined, { signal }), signal);
      return null;
    }
    case "three-of-eight-fail":
      return FAILING_SLOTS.includes(image.slot) ? failure(image.slot) : null;
    case "all-fail":
      return failure(image.slot);
    case "hang":
      await until(new Promise(() => undefined), signal);
      return null;
    case "garbage":
      return { slot: image.slot, bytes: garbage(image.seed) };
  }
}

function failure(slot: number): EngineOutcome {
  return {
    slot,
    error: { code: "provider_error", retryable: true, message: "the engine weather made this image fail" },
  };
}

function garbage(seed: number): Uint8Array {
  return Uint8Array.from({ length: 4096 }, (_, i) => hashPair(seed, i) & 255);
}

/** The work's answer, or the signal's own reason as soon as it aborts. */
function until<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    work.then(resolve, (error) => reject(signal.aborted ? signal.reason : error));
  });
}
