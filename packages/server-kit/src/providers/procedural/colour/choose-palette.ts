import { type Seeds, streamOf } from "../random/seeds.ts";
import type { PlaceName } from "../scene/place-names.ts";
import type { Scene } from "../scene/read-prompt.ts";
import { hex, mix, type Rgb, tinted } from "./colour.ts";
import { mixPalettes, type Palette, type PaletteName, palettes } from "./palettes.ts";

const WORN = ["dress", "coat", "cloak", "umbrella", "hat", "knight", "long-hair", "short-hair", "ponytail"];

export type Hour = "night" | "dusk" | "dawn" | "day";

/** Moods that colour the air. */
const MOODS: [id: string, tint: string, amount: number][] = [
  ["romantic", "#f090b4", 0.22],
  ["hopeful", "#f2b45a", 0.18],
  ["tense", "#b3261e", 0.3],
  ["calm", "#5a9ab8", 0.2],
  ["summer", "#3f9a6c", 0.2],
];

const tints: Record<string, Rgb> = {
  red: hex("#c8283a"),
  orange: hex("#ef7d2a"),
  yellow: hex("#f2cf4a"),
  golden: hex("#e8b04a"),
  green: hex("#3f9a5c"),
  teal: hex("#2a9a9a"),
  blue: hex("#2f62d0"),
  purple: hex("#7d46c0"),
  pink: hex("#f090b4"),
  sepia: hex("#a5764a"),
};

/** The colours of a picture: by place, hour, weather, season and mood, then leaned toward the colours that are named. */
export function choosePalette(scene: Scene, seeds: Seeds, place: PlaceName, hour: Hour): Palette {
  const names = candidates(scene, place, hour);
  const one = (seed: number): Palette =>
    palettes[streamOf({ ...seeds, base: seed, own: seed, strength: 0 }, "palette").pick(names)];
  let palette: Palette =
    seeds.strength > 0 ? mixPalettes(one(seeds.base), one(seeds.own), seeds.strength) : one(seeds.base);
  const { has, without } = scene;
  // A colour in a text about a person mostly names what the person wears.
  const worn = scene.portrait || WORN.some((id) => has.has(id));
  for (const [id, tint] of Object.entries(tints)) {
    if (has.has(id)) palette = lean(palette, tint, worn ? 0.16 : 0.5);
    if (without.has(id)) palette = away(palette, tint);
  }
  for (const [id, tint, amount] of MOODS) if (has.has(id)) palette = lean(palette, hex(tint), amount);
  if (has.has("monochrome")) palette = grey(palette, 0.95);
  else if (has.has("grey") || (has.has("silver") && !has.has("silver-hair"))) palette = grey(palette, 0.45);
  if (has.has("black") && has.has("white")) palette = grey(palette, 0.6);
  if (has.has("pastel")) palette = mixPalettes(palette, palettes.lilac, 0.55);
  return palette;
}

function candidates(scene: Scene, place: PlaceName, hour: Hour): PaletteName[] {
  const { has } = scene;
  if (has.has("dark") && (has.has("red") || has.has("tense"))) return ["dread"];
  if (place === "space")
    return has.has("planet") ? ["nebula", "moonlight"] : ["nebula", "midnight", "aurora"];
  if (place === "underwater" || place === "salon")
    return has.has("dark") ? ["abyss"] : ["deepsea", "abyss", "abyss"];
  if (has.has("aurora")) return ["aurora"];
  if (has.has("storm")) return ["storm"];
  if (place === "city") {
    if (hour === "night" || has.has("rain"))
      return has.has("rain") ? ["neon", "cyan", "rain"] : ["neon", "cyan", "midnight"];
  }
  if (place === "palace" && !has.has("moonlit") && hour !== "day") return ["royal", "candle", "gold"];
  if (place === "library" && hour !== "night" && !has.has("moonlit"))
    return ["candle", "gold", "royal", "autumn"];
  if (hour === "night") {
    if (has.has("snow") || has.has("winter")) return ["moonlight", "aurora"];
    return has.has("moonlit")
      ? ["moonlight", "midnight", "moonlight", "teal"]
      : ["moonlight", "midnight", "teal"];
  }
  if (has.has("rain")) return ["rain", "storm", "teal"];
  if (has.has("snow") || has.has("winter")) return hour === "dusk" ? ["lilac", "snow"] : ["snow"];
  if (has.has("autumn") || has.has("nostalgic")) return ["autumn", "gold", "ember"];
  if (has.has("fog")) return place === "forest" ? ["green", "ash", "lilac"] : ["ash", "lilac", "teal"];
  if (has.has("spring") && hour !== "dusk") return ["spring", "lilac"];
  if (has.has("sad") || has.has("lonely") || has.has("cold")) {
    return hour === "dusk" ? ["rose", "midnight"] : ["rain", "lilac", "teal"];
  }
  if (hour === "dusk") return place === "desert" ? ["gold", "ember", "rose"] : ["rose", "ember", "gold"];
  if (hour === "dawn") return ["lilac", "gold", "spring"];
  if (place === "forest") return ["green", "gold", "green"];
  if (place === "desert") return ["gold", "ember", "rose"];
  return ["day", "spring", "gold"];
}

function each(palette: Palette, change: (color: Rgb) => Rgb): Palette {
  const out = { ...palette };
  for (const key of Object.keys(palette) as (keyof Palette)[]) out[key] = change(palette[key]);
  return out;
}

function lean(palette: Palette, tint: Rgb, amount: number): Palette {
  const out = each(palette, (color) => tinted(color, tint, amount));
  return {
    ...out,
    accent: mix(palette.accent, tint, 0.8),
    light: mix(palette.light, out.light, 0.3),
    warm: palette.warm,
  };
}

/** Turns down what points the way of an unwanted colour. */
function away(palette: Palette, tint: Rgb): Palette {
  const strongest = tint.indexOf(Math.max(...tint));
  return each(palette, (color) => {
    const others = color.filter((_, i) => i !== strongest);
    const cap = Math.max(...others);
    const out: [number, number, number] = [color[0], color[1], color[2]];
    out[strongest] = Math.min(out[strongest]!, cap);
    return out;
  });
}

function grey(palette: Palette, amount: number): Palette {
  return each(palette, (color) => tinted(color, hex("#8f9196"), amount));
}
