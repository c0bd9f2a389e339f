import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import sharp from "sharp";

const kept = fileURLToPath(new URL(".", import.meta.url));
const differences = fileURLToPath(new URL("../../../.data/look-differences", import.meta.url));

/** How different a colour must be to count, from 0 to 1: above the grain of another version's antialiasing. */
const colourThreshold = 0.15;
/** How many of a thousand pixels may differ. */
const allowedPerMille = 3;

async function pixels(bytes: Buffer): Promise<{ data: Uint8Array; width: number; height: number }> {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Keeps a picture in place of the one before. */
export function keep(name: string, picture: Buffer): void {
  writeFileSync(`${kept}${name}.png`, picture);
}

/**
 * Compares a picture with the kept one. What differs is drawn in `.data/look-differences`.
 * @returns what is wrong in words, or null
 */
export async function differenceTo(name: string, picture: Buffer): Promise<string | null> {
  const file = `${kept}${name}.png`;
  if (!existsSync(file)) return `${name}: no picture was kept`;
  const [before, now] = await Promise.all([pixels(readFileSync(file)), pixels(picture)]);
  const save = async (suffix: string, bytes: Buffer): Promise<void> => {
    mkdirSync(differences, { recursive: true });
    writeFileSync(`${differences}/${name}${suffix}.png`, bytes);
  };
  const { width, height } = before;
  if (now.width !== width || now.height !== height) {
    await save("", picture);
    return `${name}: ${width} × ${height} became ${now.width} × ${now.height}`;
  }
  const drawn = new Uint8Array(width * height * 4);
  const count = pixelmatch(before.data, now.data, drawn, width, height, { threshold: colourThreshold });
  const perMille = (count * 1000) / (width * height);
  if (perMille <= allowedPerMille) return null;
  await save("", picture);
  await save(
    ".difference",
    await sharp(drawn, { raw: { width, height, channels: 4 } })
      .png()
      .toBuffer(),
  );
  return `${name}: ${perMille.toFixed(1)} of 1000 pixels differ`;
}
