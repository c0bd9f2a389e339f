import { choosePalette } from "../colour/choose-palette.ts";
import { mix, type Rgb } from "../colour/colour.ts";
import type { Palette } from "../colour/palettes.ts";
import { type Noise, noiseOf } from "../random/noise.ts";
import { type Seeds, type Stream, streamOf } from "../random/seeds.ts";
import { type Canvas, createCanvas } from "../raster/canvas.ts";
import { type Composition, compose } from "./compose.ts";
import type { Scene } from "./read-prompt.ts";

/** The one light of a picture, in units. */
export interface Light {
  x: number;
  y: number;
  radius: number;
  /** -1 when it stands left of the picture's main thing, 1 when right. */
  side: number;
  moon: boolean;
}

/** Everything that a painter of a place, a figure or the weather works with. */
export interface Stage {
  canvas: Canvas;
  scene: Scene;
  seeds: Seeds;
  composition: Composition;
  palette: Palette;
  light: Light;
  /** Fewer details where nobody would see them. */
  draft: boolean;
  /** Width, height, horizon and focus in units. */
  w: number;
  h: number;
  horizon: number;
  focusX: number;
  random(name: string, index?: number): Stream;
  noise(name: string): Noise;
  /** A silhouette's colour at a distance: 0 near and dark, 1 lost in the fog. */
  depth(distance: number): Rgb;
}

/** Where a person may stand in a place: the feet and the height of a grown figure, in units. */
export interface Spot {
  x: number;
  y: number;
  height: number;
}

export function createStage(
  scene: Scene,
  seeds: Seeds,
  width: number,
  height: number,
  draft: boolean,
): Stage {
  const composition = compose(scene, seeds);
  const palette = choosePalette(scene, seeds, composition.place, composition.hour);
  const canvas = createCanvas(width, height);
  const w = canvas.unitsWide;
  const h = canvas.unitsHigh;
  return {
    canvas,
    scene,
    seeds,
    composition,
    palette,
    light: {
      x: composition.light.x * w,
      y: composition.light.y * h,
      radius: composition.light.radius,
      side: composition.light.x < composition.focus ? -1 : 1,
      moon: composition.hour === "night" || composition.place === "space",
    },
    draft,
    w,
    h,
    horizon: composition.horizon * h,
    focusX: composition.focus * w,
    random: (name, index) => streamOf(seeds, name, index),
    noise: (name) => noiseOf(seeds, name),
    depth: (distance) => mix(palette.near, palette.fog, distance),
  };
}
