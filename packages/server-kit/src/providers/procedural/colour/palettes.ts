import { hex, mix, type Rgb } from "./colour.ts";

/** The few colours of one picture. */
export interface Palette {
  skyTop: Rgb;
  skyMid: Rgb;
  skyLow: Rgb;
  /** Of the one light. */
  light: Rgb;
  /** What distance turns into. */
  fog: Rgb;
  /** Of the nearest silhouettes. */
  near: Rgb;
  /** Windows, lamps, fire. */
  warm: Rgb;
  accent: Rgb;
}

const palette = (
  skyTop: string,
  skyMid: string,
  skyLow: string,
  light: string,
  fog: string,
  near: string,
  warm: string,
  accent: string,
): Palette => ({
  skyTop: hex(skyTop),
  skyMid: hex(skyMid),
  skyLow: hex(skyLow),
  light: hex(light),
  fog: hex(fog),
  near: hex(near),
  warm: hex(warm),
  accent: hex(accent),
});

/** Names of the palettes. */
export type PaletteName =
  | "moonlight"
  | "midnight"
  | "teal"
  | "rose"
  | "ember"
  | "gold"
  | "lilac"
  | "day"
  | "spring"
  | "rain"
  | "storm"
  | "autumn"
  | "green"
  | "snow"
  | "neon"
  | "cyan"
  | "nebula"
  | "aurora"
  | "deepsea"
  | "abyss"
  | "candle"
  | "royal"
  | "dread"
  | "ash";

/** Every palette by name: sky from the top down, light, fog, nearest shadow, lamps, accent. */
export const palettes: Record<PaletteName, Palette> = {
  moonlight: palette("#040a20", "#10295c", "#4a78b8", "#f0f5ff", "#456fae", "#050915", "#ffb765", "#8fbcff"),
  midnight: palette("#060818", "#1a2150", "#5a5f9e", "#f6f0ff", "#4c5292", "#070714", "#ffc27a", "#b9a4ff"),
  teal: palette("#041318", "#0c3d47", "#4f9a98", "#effff4", "#3e7f83", "#040e12", "#ffbe72", "#7fe0cf"),
  rose: palette("#283063", "#a5618c", "#ffb38c", "#fff0d2", "#d9959c", "#1f1534", "#ffd083", "#ff8f9c"),
  ember: palette("#1c1b3a", "#8c3f4a", "#ff9a55", "#ffe2ad", "#c9695a", "#150c18", "#ffb454", "#ff6a4d"),
  gold: palette("#2e5a84", "#cfa26a", "#ffe1a0", "#fff5d6", "#e2b878", "#26180f", "#ffd27a", "#f08a3c"),
  lilac: palette("#6d7fba", "#c6b2da", "#ffe5cf", "#fffaf0", "#dccde0", "#2d2550", "#ffd9a0", "#f3a9c4"),
  day: palette("#2474bf", "#79b8ea", "#e2f2f8", "#fffdf0", "#c3deee", "#12304a", "#ffe3a6", "#ff9d6e"),
  spring: palette("#6fb0dc", "#bfe0ea", "#fdeef0", "#fffdf4", "#e9dfe8", "#27394a", "#ffe0b0", "#f7a8c0"),
  rain: palette("#141f29", "#3a4d59", "#8d9fa5", "#e6f0f2", "#72868e", "#090f15", "#ffb262", "#7fc4d8"),
  storm: palette("#0a1218", "#22343f", "#6f8a8c", "#e2fff6", "#4f6a70", "#05090d", "#ffc069", "#9fe6e0"),
  autumn: palette("#4a2f1c", "#b0743a", "#f4cd8b", "#fff0cd", "#d6a464", "#1e1109", "#ffc064", "#d9532c"),
  green: palette("#12271d", "#4a7a54", "#d9e8b8", "#fbffe0", "#9dbf94", "#08150f", "#ffdf8f", "#b6e36d"),
  snow: palette("#4f6d8c", "#a9bfd2", "#f0f4f7", "#ffffff", "#d3dfe8", "#1b2b3d", "#ffcf8f", "#8fb7da"),
  neon: palette("#060818", "#1f174e", "#7a3a92", "#ffe6f6", "#4a3a86", "#06060f", "#ff6fae", "#3fe0ff"),
  cyan: palette("#04101c", "#103a58", "#3fa0b8", "#eafcff", "#2f7690", "#030a12", "#ffab5e", "#ff5f8f"),
  nebula: palette("#05030f", "#1f1250", "#8a418f", "#fff1fb", "#5a2f78", "#04030a", "#ffb38a", "#6fb4ff"),
  aurora: palette("#04081a", "#0d2c4a", "#2f8f86", "#f2fff8", "#2b6f7f", "#040a12", "#ffc27a", "#6dffbe"),
  deepsea: palette("#021526", "#06405c", "#1f9aa6", "#e4fff8", "#0f6f86", "#01101d", "#ffbe6a", "#6fe8e0"),
  abyss: palette("#010714", "#052244", "#1566a0", "#d9f2ff", "#0e4a80", "#010610", "#ffb45c", "#62b8ff"),
  candle: palette("#140a08", "#4a2513", "#c77d38", "#ffe3ae", "#8a4c22", "#0d0706", "#ffb658", "#e2722e"),
  royal: palette("#1a0f1e", "#5a2a3c", "#e0a763", "#fff0cf", "#9a5c4c", "#120911", "#ffc875", "#d4af5f"),
  dread: palette("#0a0608", "#2c1217", "#7f2f28", "#ffd9c0", "#562322", "#070405", "#ff7a3f", "#d03a2c"),
  ash: palette("#17181c", "#43464d", "#a5a6a6", "#f5f3ee", "#82858a", "#0c0d10", "#ffc080", "#c9c2b4"),
};

export function mixPalettes(a: Palette, b: Palette, t: number): Palette {
  const out = { ...a };
  for (const key of Object.keys(a) as (keyof Palette)[]) out[key] = mix(a[key], b[key], t);
  return out;
}
