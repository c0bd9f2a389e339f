import { hashPair } from "../random/hash.ts";
import type { Stage } from "../scene/stage.ts";
import { addBloom, type Development, develop } from "./tone.ts";

const looks: Record<string, Development> = {
  realistic: { bloom: 0.5, saturation: 1, vignette: 0.5, grain: 0.045, contrast: 0.5 },
  anime: { bloom: 0.45, saturation: 1.28, vignette: 0.15, grain: 0, contrast: 0.35 },
  painterly: { bloom: 0.35, saturation: 1.12, vignette: 0.35, grain: 0, contrast: 0.5 },
};

/** Finishes a picture in a style's hand and develops it to bytes. */
export function finishPicture(stage: Stage, style: string): Uint8Array {
  const look = looks[style] ?? looks.realistic!;
  if (!stage.draft) addBloom(stage.canvas, look.bloom);
  return develop(stage.canvas, stage.draft ? { ...look, grain: 0 } : look, hashPair(stage.seeds.base, 77));
}
