/** What a caller may ask for, and how often. Every figure is a setting of the server; these are the defaults. */
export interface Limits {
  /** Fewest images in one job. */
  countMin: number;
  /** Most images in one job. */
  countMax: number;
  /** Images in a job whose request names no count. */
  countDefault: number;
  /** Longest prompt, in code points after normalisation. */
  promptMax: number;
  /** Longest negative prompt, in code points after normalisation. */
  negativePromptMax: number;
  /** Images that one owner may ask for in one day of `timeZone`. */
  imagesPerDay: number;
  /** The IANA zone whose midnight starts the day. The database's clock decides, never the caller's. */
  timeZone: string;
  /** State-changing requests that one caller may send in a minute. */
  writesPerMinute: number;
  /** Reading requests that one caller may send in a minute. */
  readsPerMinute: number;
  /** Largest request body, in bytes. */
  bodyBytes: number;
  /** Long side of a finished image, in pixels. */
  outputLongSide: number;
  /** Credits held for each image asked for and charged for each image made. */
  pricePerImage: number;
  /** Presets that one owner may keep. */
  presetsPerOwner: number;
}

/** The limits of a server that sets none of its own. */
export const defaultLimits: Readonly<Limits> = {
  countMin: 1,
  countMax: 8,
  countDefault: 4,
  promptMax: 2000,
  negativePromptMax: 500,
  imagesPerDay: 24,
  timeZone: "Asia/Seoul",
  writesPerMinute: 240,
  readsPerMinute: 2400,
  bodyBytes: 32 * 1024,
  outputLongSide: 1024,
  pricePerImage: 1,
  presetsPerOwner: 50,
};
