// What is drawn only in parts that are loaded later: a file of its own, because a bundler puts what several parts share into
// one chunk, and a page of cards would load it. Each is a path as in `icons.ts`.
export const crop = "M5.5 1.8v11.7a1 1 0 0 0 1 1h11.7M1.8 5.5h11.7a1 1 0 0 1 1 1v11.7";
export const trash =
  "M3 5.2h14M7.5 5V3.3a.8.8 0 0 1 .8-.8h3.4a.8.8 0 0 1 .8.8V5M4.7 5.2l.7 10.9a1.3 1.3 0 0 0 1.3 1.2h6.6a1.3 1.3 0 0 0 1.3-1.2l.7-10.9M8 8.5v5.5M12 8.5v5.5";
export const grip =
  "M6.95 4.5a.25.25 0 1 0 .5 0 .25.25 0 1 0-.5 0M12.55 4.5a.25.25 0 1 0 .5 0 .25.25 0 1 0-.5 0M6.95 10a.25.25 0 1 0 .5 0 .25.25 0 1 0-.5 0M12.55 10a.25.25 0 1 0 .5 0 .25.25 0 1 0-.5 0M6.95 15.5a.25.25 0 1 0 .5 0 .25.25 0 1 0-.5 0M12.55 15.5a.25.25 0 1 0 .5 0 .25.25 0 1 0-.5 0";
export const up = "M10 16.5v-13M4.7 8.7L10 3.5l5.3 5.2";
export const down = "M10 3.5v13M4.7 11.3L10 16.5l5.3-5.2";
export const left = "M12.5 4.5L7 10l5.5 5.5";
export const right = "M7.5 4.5L13 10l-5.5 5.5";
export const dice =
  "M5.5 3h9A2.5 2.5 0 0 1 17 5.5v9a2.5 2.5 0 0 1-2.5 2.5h-9A2.5 2.5 0 0 1 3 14.5v-9A2.5 2.5 0 0 1 5.5 3zM7 7h.01M13 7h.01M10 10h.01M7 13h.01M13 13h.01";
export const block = "M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4zM5 5l10 10";
export const check = "M4 10.5l4 4 8-9";
export const clock = "M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4zM10 6v4.2l2.8 1.7";
export const bookmark = "M5.5 2.8h9a.8.8 0 0 1 .8.8v13.6L10 13.5l-5.3 3.7V3.6a.8.8 0 0 1 .8-.8z";
export const folder =
  "M2.5 5.5A1.5 1.5 0 0 1 4 4h3.6l2 2.3H16a1.5 1.5 0 0 1 1.5 1.5v6.7A1.5 1.5 0 0 1 16 16H4a1.5 1.5 0 0 1-1.5-1.5z";
export const download = "M10 3v9.5M5.5 8.5L10 13l4.5-4.5M3.5 16.5h13";
export const undo = "M7 4L3 8l4 4M3.3 8H12a4.5 4.5 0 0 1 0 9H8";
export const reset = "M3.5 9.2a6.6 6.6 0 1 1 1.6 5.2M3.3 4.5v4.7H8";
export const wand = "M3 17L12 8M13.5 2.5v3M13.5 9v2M10 6h2M15 6h2.5M16 3.5l-1 1";
