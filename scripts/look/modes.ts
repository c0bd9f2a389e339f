/** One way of looking at a story. */
export interface Mode {
  name: string;
  globals: Record<string, string>;
  forcedColors: "active" | "none";
}

/** The four ways in which every story is looked at. */
export const modes: readonly Mode[] = [
  { name: "light", globals: { theme: "light", direction: "ltr" }, forcedColors: "none" },
  { name: "dark", globals: { theme: "dark", direction: "ltr" }, forcedColors: "none" },
  { name: "forced colours", globals: { theme: "light", direction: "ltr" }, forcedColors: "active" },
  { name: "right to left", globals: { theme: "light", direction: "rtl" }, forcedColors: "none" },
];

/** The two windows. */
export const windows = {
  desktop: { width: 1280, height: 900 },
  phone: { width: 375, height: 812 },
} as const;
