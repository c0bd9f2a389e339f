import { hashPair } from "../random/hash.ts";
import type { Stage } from "../scene/stage.ts";
import { drawAnime } from "./anime.ts";
import { drawPainterly } from "./painterly.ts";
import { addBloom, type Development, develop } from "./tone.ts";

const realistic: Development = { bloom: 0.5, saturation: 1, vignette: 0.5, grain: 0.045, contrast: 0.5 };
const anime: Development = { bloom: 0.3, saturation: 1.32, vignette: 0.1, grain: 0, contrast: 0.3 };
const painterly: Development = { bloom: 0.22, saturation: 1.14, vignette: 0.3, grain: 0, contrast: 0.55 };

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
