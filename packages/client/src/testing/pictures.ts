import type { CropRect } from "@media-gen/contract/wire";

/** What a picture is drawn from. */
export interface PictureFacts {
  seed: number;
  style: string;
  width: number;
  height: number;
  crop: CropRect | null;
}

/** Three hues that belong together, 0-359. */
function huesOf(seed: number): [number, number, number] {
  const hue = (seed * 137) % 360;
  return [hue, (hue + 40) % 360, (hue + 210) % 360];
}

/** Draws a moonlit landscape in the colours of the seed, as SVG markup of about 1 kB. A crop shows a part of the same picture. */
export function drawPicture({ seed, style, width, height, crop }: PictureFacts): string {
  const [sky, dusk, moon] = huesOf(seed);
  const flat = style === "anime";
  const spread = 0.25 + ((seed >>> 4) % 50) / 100;
  const moonX = Math.round(width * spread);
  const moonY = Math.round(height * (0.18 + ((seed >>> 9) % 20) / 100));
  const radius = Math.round(Math.min(width, height) * 0.13);
  const ridge = (level: number, shift: number): string => {
    const y = Math.round(height * level);
    const bend = Math.round(height * 0.16);
    const middle = Math.round(width * ((spread + shift) % 1));
    return `M0 ${y}Q${middle} ${y - bend} ${width} ${y}V${height}H0Z`;
  };
  const soft = style === "painterly" ? ` filter="url(#b)"` : "";
  const view = crop ?? { x: 0, y: 0, width, height };
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${view.width}" height="${view.height}" ` +
    `viewBox="${view.x} ${view.y} ${view.width} ${view.height}">` +
    `<defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="hsl(${sky} 45% ${flat ? 30 : 18}%)"/>` +
    `<stop offset="1" stop-color="hsl(${dusk} ${flat ? 75 : 50}% 68%)"/></linearGradient>` +
    `<filter id="b"><feTurbulence baseFrequency=".02" numOctaves="2"/><feDisplacementMap in="SourceGraphic" scale="40"/></filter></defs>` +
    `<rect width="${width}" height="${height}" fill="url(#s)"/>` +
    `<g${soft}><circle cx="${moonX}" cy="${moonY}" r="${radius}" fill="hsl(${moon} 70% 92%)"/>` +
    `<path d="${ridge(0.66, 0.3)}" fill="hsl(${sky} 35% 38%)"/>` +
    `<path d="${ridge(0.78, 0.7)}" fill="hsl(${sky} 40% 26%)"/>` +
    `<path d="${ridge(0.9, 0.1)}" fill="hsl(${sky} 45% 15%)"/></g></svg>`
  );
}

/** A `data:` URL of SVG markup; any other text is taken as a URL of its own. */
export function pictureUrl(picture: string): string {
  return picture.trimStart().startsWith("<svg")
    ? `data:image/svg+xml,${encodeURIComponent(picture)}`
    : picture;
}

/** A thumbhash of one colour, the middle of the seed's sky, in Base64. */
export function thumbhashOf({
  seed,
  width,
  height,
}: Pick<PictureFacts, "seed" | "width" | "height">): string {
  const [red, green, blue] = colourOf(huesOf(seed)[0], 0.45, 0.4);
  const landscape = width > height;
  const longest = Math.max(width, height);
  const across = Math.max(1, Math.round((7 * width) / longest));
  const down = Math.max(1, Math.round((7 * height) / longest));
  const average =
    Math.round(63 * ((red + green + blue) / 3)) |
    (Math.round(31.5 + 31.5 * ((red + green) / 2 - blue)) << 6) |
    (Math.round(31.5 + 31.5 * (red - green)) << 12);
  const shape = (landscape ? down : across) | (landscape ? 1 << 15 : 0);
  const head = [average & 255, (average >> 8) & 255, average >> 16, shape & 255, shape >> 8];
  // Waves of no height: half a byte for each that the shape asks for.
  const waves = waveCount(Math.max(3, across), Math.max(3, down)) + 2 * waveCount(3, 3);
  return btoa(String.fromCharCode(...head, ...new Array<number>(Math.ceil(waves / 2)).fill(0x88)));
}

function waveCount(across: number, down: number): number {
  let count = 0;
  for (let y = 0; y < down; y += 1) {
    for (let x = y === 0 ? 1 : 0; x * down < across * (down - y); x += 1) count += 1;
  }
  return count;
}

/** Hue 0-359, saturation and lightness 0-1, to red, green and blue 0-1. */
function colourOf(hue: number, saturation: number, lightness: number): [number, number, number] {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const part = (offset: number): number => {
    const turn = (offset + hue / 30) % 12;
    return lightness - reach * Math.max(-1, Math.min(turn - 3, 9 - turn, 1));
  };
  return [part(0), part(8), part(4)];
}

/** Sixteen hexadecimal digits that differ from seed to seed. */
export function hashOf(seed: number): string {
  const high = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  const low = Math.imul(seed ^ 0xc2b2ae35, 0x27d4eb2f) >>> 0;
  return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
}
