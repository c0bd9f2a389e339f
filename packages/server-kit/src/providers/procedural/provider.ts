import type { EngineCapabilities } from "@media-gen/contract";
import sharp from "sharp";
import type { EngineOutcome, EngineRequest, EngineSlot, ImageProvider } from "../../ports/image-provider.ts";
import { type EngineWeather, weather } from "./engine-weather.ts";
import { openPaintingPool } from "./threads/pool.ts";

/** Settings of the offline engine. */
export interface ProceduralOptions {
  /** Stored with each image. Default `procedural`. */
  id?: string;
  /** Name for people. Default `Procedural`. */
  label?: string;
  /** `draft` paints small (long side 256) without finish, for tests. Default `full`. */
  detail?: "full" | "draft";
  /** Most painting threads. Default: the machine's cores less one, at least one. */
  threads?: number;
  /** Asked before each image. Default calm. */
  weather?: () => EngineWeather;
}

const capabilities: EngineCapabilities = {
  seed: true,
  negative_prompt: true,
  variation_strength: true,
  ratios: ["1:1", "3:4", "16:9"],
  styles: ["realistic", "anime", "painterly"],
  max_images_per_call: 1,
};

/**
 * The offline engine: paints a scene from the words of the prompt (Korean, English, Japanese), without a model and
 * without a network, on its own threads. The same request gives the same bytes.
 *
 * @param options See {@link ProceduralOptions}.
 * @returns A provider; `close()` ends its threads.
 * @example
 * ```ts
 * const provider = createProceduralProvider({ detail: "draft" });
 * for await (const outcome of provider.generate(request, { signal })) console.log(outcome.slot);
 * await provider.close?.();
 * ```
 */
export function createProceduralProvider(options: ProceduralOptions = {}): ImageProvider {
  const pool = openPaintingPool(options.threads);
  const current = options.weather ?? (() => "calm" as const);

  const paint = async (
    request: EngineRequest,
    image: EngineSlot,
    signal: AbortSignal,
  ): Promise<EngineOutcome> => {
    const outcome = await weather(current(), image, signal);
    if (outcome) return outcome;
    const picture = await pool.paint(
      {
        prompt: request.prompt,
        negativePrompt: request.negativePrompt,
        style: request.style,
        width: request.ratio.width,
        height: request.ratio.height,
        seed: image.seed,
        variation: request.variation,
        detail: options.detail ?? "full",
      },
      signal,
    );
    const { width, height, rgb } = picture;
    const bytes = await sharp(rgb, { raw: { width, height, channels: 3 } })
      .png({ compressionLevel: 1 })
      .toBuffer();
    signal.throwIfAborted();
    return { slot: image.slot, bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
  };

  return {
    specificationVersion: "v1",
    id: options.id ?? "procedural",
    label: options.label ?? "Procedural",
    capabilities,
    digitalSourceType: "algorithmicMedia",
    async *generate(request, { signal }) {
      signal.throwIfAborted();
      const running = new Map<number, Promise<EngineOutcome>>();
      for (const image of request.images) running.set(image.slot, paint(request, image, signal));
      // A rejection that comes while another image is awaited must not count as unhandled.
      for (const work of running.values()) work.catch(() => undefined);
      while (running.size > 0) {
        const outcome = await Promise.race(running.values());
        running.delete(outcome.slot);
        yield outcome;
      }
    },
    close: () => pool.close(),
  };
}
