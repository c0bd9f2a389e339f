import type { Hour } from "../colour/choose-palette.ts";
import { type Seeds, spreadPick, streamOf } from "../random/seeds.ts";
import type { PlaceName } from "./place-names.ts";
import type { Scene } from "./read-prompt.ts";

/** How a person is seen: from behind, from the side (facing left or right), half turned away, or from the front. */
export type View = "back" | "left" | "right" | "half-left" | "half-right" | "front";

/** How near the camera stands to the person; `hero` looks up at a figure as tall as the picture. */
export type Framing = "wide" | "middle" | "close" | "hero";

/** What one candidate shows and from where. */
export interface Composition {
  place: PlaceName;
  hour: Hour;
  framing: Framing;
  /** Null when nobody is in the picture. */
  view: View | null;
  /** How high the camera stands: low lifts the horizon's weight down, high shows the ground. */
  camera: "low" | "eye" | "high";
  /** The side of the picture (0 left, 1 right) that the main thing takes. */
  focus: number;
  /** The horizon, as a share of the height. */
  horizon: number;
  /** The light's place as a share of width and height, and its size in units. */
  light: { x: number; y: number; radius: number };
  /** One of the place's own arrangements, 0 to 1. */
  arrangement: number;
  /** Which of the place's views is taken, 0 to 1; neighbouring candidates take different ones. */
  vantage: number;
}

/** Which of a place's `count` views a candidate takes. */
export function vantageOf(composition: Composition, count: number): number {
  return Math.floor(((composition.vantage * 2) % 1) * count);
}

interface Shot {
  framing: Framing;
  view: View;
}

const portraits: Shot[] = [
  { framing: "close", view: "right" },
  { framing: "middle", view: "back" },
  { framing: "close", view: "half-left" },
  { framing: "wide", view: "back" },
  { framing: "close", view: "left" },
  { framing: "middle", view: "half-right" },
  { framing: "close", view: "front" },
  { framing: "middle", view: "left" },
  { framing: "hero", view: "half-left" },
  { framing: "close", view: "back" },
  { framing: "wide", view: "right" },
  { framing: "middle", view: "right" },
];

const stories: Shot[] = [
  { framing: "wide", view: "back" },
  { framing: "middle", view: "right" },
  { framing: "close", view: "half-left" },
  { framing: "wide", view: "left" },
  { framing: "middle", view: "back" },
  { framing: "close", view: "right" },
  { framing: "hero", view: "back" },
  { framing: "wide", view: "half-right" },
  { framing: "middle", view: "half-left" },
  { framing: "close", view: "left" },
  { framing: "middle", view: "left" },
];

const VANTAGES = Array.from({ length: 200 }, (_, i) => (i + 0.5) / 200);

/** Places for a person whose prompt names none. */
const backdrops: PlaceName[] = ["sky", "room", "field", "library", "city", "sea", "forest", "mountain"];

/** Draws the composition of one candidate. Neighbouring seeds get different shots. */
export function compose(scene: Scene, seeds: Seeds): Composition {
  const random = streamOf(seeds, "composition");
  const places: PlaceName[] =
    scene.places.length > 0
      ? scene.places
      : scene.has.size > 0 && !scene.portrait
        ? ["sky", "field", "mountain", "sea"]
        : backdrops;
  const place = spreadPick(seeds, "place", places);
  const somebody = scene.figure ?? streamOf(seeds, "somebody").chance(0.72);
  const shot = spreadPick(seeds, "shot", scene.portrait ? portraits : stories);
  const stance = spreadPick(seeds, "camera", ["eye", "low", "high", "eye", "low", "high", "eye"] as const);
  const side = spreadPick(seeds, "side", [0, 1, 0.5, 0, 1] as const);
  const framing = somebody ? shot.framing : "wide";
  const camera = framing === "hero" ? "low" : stance;
  const focus =
    side === 0.5
      ? random.between(0.46, 0.54)
      : side === 0
        ? random.between(0.28, 0.36)
        : random.between(0.64, 0.72);
  const horizon = { low: 0.76, eye: 0.64, high: 0.5 }[camera] + random.between(-0.035, 0.035);
  const near = framing === "close";
  const opposite = side === 0.5 ? random.between(0.42, 0.58) : 1 - focus + random.between(-0.06, 0.06);
  // Now and then a far view has a sun or moon so great that what stands before it is a silhouette.
  const great = framing !== "close" && streamOf(seeds, "great").chance(scene.has.has("epic") ? 1 : 0.3);
  const halo = near && streamOf(seeds, "halo").chance(0.6);
  return {
    place,
    hour: hourOf(scene, seeds),
    framing,
    view: somebody ? shot.view : null,
    camera,
    focus,
    horizon,
    light: {
      x: halo || great ? focus + random.between(-0.03, 0.03) : opposite,
      y: halo
        ? random.between(0.3, 0.36)
        : great
          ? horizon - random.between(0.2, 0.28)
          : Math.min(horizon - 0.16, random.between(0.2, 0.36)),
      radius: halo ? random.between(270, 330) : great ? random.between(210, 280) : random.between(50, 125),
    },
    arrangement: spreadPick(seeds, "arrangement", [0.05, 0.55, 0.3, 0.8, 0.45, 0.95, 0.2, 0.7]),
    vantage: spreadPick(seeds, "vantage", VANTAGES),
  };
}

function hourOf(scene: Scene, seeds: Seeds): Hour {
  const { has } = scene;
  if (["moonlit", "night", "midnight", "starry", "eclipse", "aurora", "fireflies"].some((id) => has.has(id)))
    return "night";
  if (has.has("sunset") || has.has("dusk")) return "dusk";
  if (has.has("dawn") || has.has("morning")) return "dawn";
  if (has.has("noon")) return "day";
  if (has.has("afternoon")) return streamOf(seeds, "hour").pick(["day", "dusk"]);
  if (has.has("dark") || has.has("mysterious")) return "night";
  if (has.has("cheerful") || has.has("rainbow")) return streamOf(seeds, "hour").pick(["day", "dawn"]);
  return spreadPick(seeds, "hour", ["night", "dusk", "dawn", "dusk", "night", "day"] as const);
}
