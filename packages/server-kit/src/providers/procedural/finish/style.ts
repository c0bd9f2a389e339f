import { hashPair } from "../random/hash.ts";
import type { Stage } from "../scene/stage.ts";
import { drawAnime } from "./anime.ts";
import { drawPainterly } from "./painterly.ts";
import { addBloom, type Development, develop } from "./tone.ts";

const realistic: Development = {
  bloom: 0.62,
  saturation: 0.74,
  vignette: 0.72,
  grain: 0.075,
  contrast: 0.78,
  exposure: 1.04,
  lift: 0.012,
  warmth: -0.006,
};
const anime: Development = {
  bloom: 0.26,
  saturation: 1.46,
  vignette: 0,
  grain: 0,
  contrast: 0.3,
  exposure: 1.42,
  lift: 0.045,
  warmth: 0,
};
const painterly: Development = {
  bloom: 0.14,
  saturation: 1.08,
  vignette: 0.3,
  grain: 0,
  contrast: 0.5,
  exposure: 1.12,
  lift: 0.03,
  warmth: 0.045,
};

/** Finishes a picture in a style's hand and develops it to bytes; an unknown style is painted realistically. */
export function finishPicture(stage: Stage, style: string): Uint8Array {
  const { canvas, seeds, draft } = stage;
  const grainSeed = hashPair(seeds.base, 77);
  let look = realistic;
  if (style === "anime") {
    look = anime;
    drawAnime(canvas, stage.palette.near);
  } else if (style === "painterly") {
    look = painterly;
    drawPainterly(canvas, stage.noise("brush"), grainSeed);
  }
  if (!draft) addBloom(canvas, look.bloom);
  return develop(canvas, draft ? { ...look, grain: 0 } : look, grainSeed);
}
