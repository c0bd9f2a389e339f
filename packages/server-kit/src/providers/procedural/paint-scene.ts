import type { EngineRequest } from "../../ports/image-provider.ts";
import { paintPeople } from "./figures/people.ts";
import { finishPicture } from "./finish/style.ts";
import { paintFrame } from "./places/frames.ts";
import { paintOrnaments } from "./places/ornaments.ts";
import { placePainters } from "./places/places.ts";
import { paintStandingThings } from "./places/standing-things.ts";
import { hashText } from "./random/hash.ts";
import type { Seeds } from "./random/seeds.ts";
import { readPrompt, type Scene } from "./scene/read-prompt.ts";
import { createStage } from "./scene/stage.ts";
import { paintWeather } from "./sky/weather.ts";

/** One picture to paint. Plain data: it crosses to the worker threads. */
export interface Painting {
  prompt: string;
  negativePrompt: string | null;
  /** `realistic`, `anime` or `painterly`. */
  style: string;
  /** Wanted size in pixels; `draft` keeps its shape at a long side of 256. */
  width: number;
  height: number;
  seed: number;
  variation: EngineRequest["variation"];
  detail: "full" | "draft";
}

/** A painted picture: three bytes (sRGB red, green, blue) a pixel, row by row. */
export interface PaintedPicture {
  width: number;
  height: number;
  rgb: Uint8Array;
}

/** Paints a picture on the calling thread. The same painting always gives the same bytes. */
export function paintScene(painting: Painting): PaintedPicture {
  const draft = painting.detail === "draft";
  const shrink = draft ? Math.min(1, 256 / Math.max(painting.width, painting.height)) : 1;
  const width = Math.max(8, Math.round(painting.width * shrink));
  const height = Math.max(8, Math.round(painting.height * shrink));
  const scene = readPrompt(painting.prompt, painting.negativePrompt);
  return paintReading(scene, seedsOf(painting), { width, height, style: painting.style, draft });
}

/** Paints what was read from a prompt, for the seeds and at exactly the size told. */
export function paintReading(
  scene: Scene,
  seeds: Seeds,
  look: { width: number; height: number; style: string; draft: boolean },
): PaintedPicture {
  const { width, height, style, draft } = look;
  const stage = createStage(scene, seeds, width, height, draft);
  const place = paintFrame(stage, placePainters[stage.composition.place](stage));
  const { view, framing } = stage.composition;
  if (framing === "wide") paintStandingThings(stage, place.spot);
  if (view) paintPeople(stage, place);
  else place.front?.();
  paintOrnaments(stage);
  paintWeather(stage);
  return { width, height, rgb: finishPicture(stage, style) };
}

function seedsOf(painting: Painting): Seeds {
  const prompt = hashText(painting.prompt.normalize("NFC").trim());
  const { variation, seed } = painting;
  if (!variation) return { base: seed >>> 0, own: seed >>> 0, strength: 0, prompt };
  const strength = Math.min(1, Math.max(0, variation.strength));
  return { base: variation.baseSeed >>> 0, own: seed >>> 0, strength, prompt };
}
