/** Styles that are offered when the host names none; each engine says which of them it can draw. */
export const defaultStyles: readonly string[] = ["realistic", "anime", "painterly"];

/** The ratio of a request that names none, where the engine can draw it. */
export const defaultRatio = "3:4";

/** A ratio with the size of its pictures in pixels. */
export interface RatioSize {
  id: string;
  width: number;
  height: number;
}

/**
 * The size of a ratio's pictures.
 *
 * @param id Two whole numbers with a colon, width first: `3:4`.
 * @param longSide The longer side in pixels; the shorter one is rounded to a multiple of 8, which engines ask for.
 * @returns Null for anything else.
 */
export function ratioSize(id: string, longSide: number): RatioSize | null {
  const parts = /^([1-9]\d?):([1-9]\d?)$/.exec(id);
  if (!parts) return null;
  const [across, down] = [Number(parts[1]), Number(parts[2])];
  const short = Math.max(8, Math.round((longSide * Math.min(across, down)) / Math.max(across, down) / 8) * 8);
  return across >= down ? { id, width: longSide, height: short } : { id, width: short, height: longSide };
}
