// One constant for each drawing, so that a bundle holds only those that it shows. Each is the path of a box of 20 px with a
// stroke of 1.5 px.
export const star = "M10 2.8l2.2 4.6 5 .7-3.6 3.5.9 5-4.5-2.4-4.5 2.4.9-5L2.8 8.1l5-.7z";
export const crop = "M5.5 1.8v11.7a1 1 0 0 0 1 1h11.7M1.8 5.5h11.7a1 1 0 0 1 1 1v11.7";
export const trash =
  "M3 5.2h14M7.5 5V3.3a.8.8 0 0 1 .8-.8h3.4a.8.8 0 0 1 .8.8V5M4.7 5.2l.7 10.9a1.3 1.3 0 0 0 1.3 1.2h6.6a1.3 1.3 0 0 0 1.3-1.2l.7-10.9M8 8.5v5.5M12 8.5v5.5";
export const grip =
  "M6.95 4.5a.25.25 0 1 0 .5 0 .25.25 0 1 0-.5 0M12.55 4.5a.25.25 0 1 0 .5 0 .25.25 0 1 0-.5 0M6.95 10a.25.25 0 1 0 .5 0 .25.25 0 1 0-.5 0M12.55 10a.25.25 0 1 0 .5 0 .25.25 0 1 0-.5 0M6.95 15.5a.25.25 0 1 0 .5 0 .25.25 0 1 0-.5 0M12.55 15.5a.25.25 0 1 0 .5 0 .25.25 0 1 0-.5 0";
export const close = "M4.5 4.5l11 11M15.5 4.5l-11 11";
export const up = "M10 16.5v-13M4.7 8.7L10 3.5l5.3 5.2";
export const down = "M10 3.5v13M4.7 11.3L10 16.5l5.3-5.2";
export const left = "M12.5 4.5L7 10l5.5 5.5";
export const right = "M7.5 4.5L13 10l-5.5 5.5";
export const chevron = "M4.5 7.5L10 13l5.5-5.5";
export const plus = "M10 3.5v13M3.5 10h13";
export const minus = "M3.5 10h13";
export const dice =
  "M5.5 3h9A2.5 2.5 0 0 1 17 5.5v9a2.5 2.5 0 0 1-2.5 2.5h-9A2.5 2.5 0 0 1 3 14.5v-9A2.5 2.5 0 0 1 5.5 3zM7 7h.01M13 7h.01M10 10h.01M7 13h.01M13 13h.01";
export const image =
  "M5 3h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM3.2 14.5l4-4 3.3 3.3 2.2-2.2 4 3.7M12.7 7.2h.01";
export const frames =
  "M7.5 2.8h8a1.7 1.7 0 0 1 1.7 1.7v8a1.7 1.7 0 0 1-1.7 1.7h-8a1.7 1.7 0 0 1-1.7-1.7v-8a1.7 1.7 0 0 1 1.7-1.7zM2.8 6.5v9a1.7 1.7 0 0 0 1.7 1.7h9M11.5 6v5M9 8.5h5";
export const retry = "M16.5 9.2a6.6 6.6 0 1 0-1.6 5.2M16.7 4.5v4.7H12";
export const alert = "M10 3.2l7.5 13.3h-15zM10 8.3v3.7M10 14.3h.01";
export const block = "M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4zM5 5l10 10";
export const check = "M4 10.5l4 4 8-9";
export const info = "M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4zM10 9.3v4.2M10 6.5h.01";
export const offline =
  "M2.5 2.5l15 15M2.5 8a11 11 0 0 1 4-2.4M9.5 4.8A11 11 0 0 1 17.5 8M5.2 11a7 7 0 0 1 3.3-1.9M12.2 9.4a7 7 0 0 1 2.6 1.6M8 13.8a3.2 3.2 0 0 1 4 0M10 16.5h.01";
export const clock = "M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4zM10 6v4.2l2.8 1.7";
export const bookmark = "M5.5 2.8h9a.8.8 0 0 1 .8.8v13.6L10 13.5l-5.3 3.7V3.6a.8.8 0 0 1 .8-.8z";
export const folder =
  "M2.5 5.5A1.5 1.5 0 0 1 4 4h3.6l2 2.3H16a1.5 1.5 0 0 1 1.5 1.5v6.7A1.5 1.5 0 0 1 16 16H4a1.5 1.5 0 0 1-1.5-1.5z";
export const download = "M10 3v9.5M5.5 8.5L10 13l4.5-4.5M3.5 16.5h13";
export const search = "M9 3a6 6 0 1 1 0 12A6 6 0 0 1 9 3zM13.5 13.5L17 17";
export const undo = "M7 4L3 8l4 4M3.3 8H12a4.5 4.5 0 0 1 0 9H8";
export const reset = "M3.5 9.2a6.6 6.6 0 1 1 1.6 5.2M3.3 4.5v4.7H8";
export const wand = "M3 17L12 8M13.5 2.5v3M13.5 9v2M10 6h2M15 6h2.5M16 3.5l-1 1";
export const book =
  "M10 5c-1.5-1.2-3.7-1.5-7-1.5v12c3.3 0 5.5.3 7 1.5 1.5-1.2 3.7-1.5 7-1.5v-12c-3.3 0-5.5.3-7 1.5zM10 5v12";
export const gem = "M10 2.5l6 7.5-6 7.5L4 10zM10 6.5l2.8 3.5L10 13.5 7.2 10z";
