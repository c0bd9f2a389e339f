import type { FinishedFile } from "./imaging.ts";
import { type Pixels, pipelineOf } from "./pixels.ts";

/** How one size is encoded: `effort` is WebP's 0 (quick) to 6 (small). */
interface Recipe {
  variant: "320" | "480" | "640" | "1024";
  longSide: number;
  quality: number;
  effort: number;
  /** A file above so many bytes is encoded again with this quality. */
  heavy?: { bytes: number; quality: number };
}

const recipes: readonly Recipe[] = [
  { variant: "320", longSide: 320, quality: 75, effort: 4 },
  // Rows of small pictures on fine screens: six of them in 60 kB, however much there is to see in one.
  { variant: "480", longSide: 480, quality: 42, effort: 6, heavy: { bytes: 10_000, quality: 26 } },
  { variant: "640", longSide: 640, quality: 78, effort: 4 },
  { variant: "1024", longSide: 1024, quality: 82, effort: 4 },
];
// The original is cut again by each crop, so it must stand a second encoding.
const originalRecipe = { quality: 90, effort: 2 };

/** Encodes `320`, `480`, `640` and `1024` side by side; a picture smaller than a size keeps its own. */
export function encodeVariants(pixels: Pixels, xmp: string): Promise<FinishedFile[]> {
  return Promise.all(recipes.map((recipe) => encodeVariant(pixels, recipe, xmp)));
}

/** Encodes the picture at its full size, for its owner and for later crops. */
export async function encodeOriginal(pixels: Pixels, xmp: string): Promise<FinishedFile> {
  const bytes = await pipelineOf(pixels).webp(originalRecipe).withXmp(xmp).toBuffer();
  return {
    variant: "original",
    width: pixels.width,
    height: pixels.height,
    contentType: "image/webp",
    bytes,
  };
}

async function encodeVariant(pixels: Pixels, recipe: Recipe, xmp: string): Promise<FinishedFile> {
  const { data, info } = await pipelineOf(pixels)
    .resize({ width: recipe.longSide, height: recipe.longSide, fit: "inside", withoutEnlargement: true })
    .webp({ quality: recipe.quality, effort: recipe.effort })
    .withXmp(xmp)
    .toBuffer({ resolveWithObject: true });
  const { heavy, ...light } = recipe;
  if (heavy && data.length > heavy.bytes) {
    return await encodeVariant(pixels, { ...light, quality: heavy.quality }, xmp);
  }
  return {
    variant: recipe.variant,
    width: info.width,
    height: info.height,
    contentType: "image/webp",
    bytes: data,
  };
}
