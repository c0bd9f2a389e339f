import type { ImageProvider } from "@media-gen/server-kit";
import sharp from "sharp";

/** An engine that draws plain squares at once, after `gate` when there is one. */
export function createQuickEngine(
  gate: (signal: AbortSignal) => Promise<unknown> = async () => undefined,
): ImageProvider {
  return {
    specificationVersion: "v1",
    id: "quick",
    label: "Quick",
    digitalSourceType: "algorithmicMedia",
    capabilities: {
      seed: true,
      negative_prompt: true,
      variation_strength: true,
      ratios: ["1:1"],
      styles: ["realistic"],
      max_images_per_call: 1,
    },
    async *generate({ images }, { signal }) {
      for (const { slot } of images) {
        await gate(signal);
        signal.throwIfAborted();
        const { data } = await sharp({
          create: { width: 64, height: 64, channels: 3, background: { r: slot * 20, g: 90, b: 160 } },
        })
          .png()
          .toBuffer({ resolveWithObject: true });
        yield { slot, bytes: data };
      }
    },
  };
}
