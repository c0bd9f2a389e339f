// What is drawn on a page of cards, in the form and in any dialog. One constant for each drawing, so that a bundle holds only
// those that it shows. Each is the path of a box of 20 px with a stroke of 1.5 px.
export const star = "M10 2.8l2.2 4.6 5 .7-3.6 3.5.9 5-4.5-2.4-4.5 2.4.9-5L2.8 8.1l5-.7z";
export const close = "M4.5 4.5l11 11M15.5 4.5l-11 11";
export const chevron = "M4.5 7.5L10 13l5.5-5.5";
export const plus = "M10 3.5v13M3.5 10h13";
export const minus = "M3.5 10h13";
export const image =
  "M5 3h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM3.2 14.5l4-4 3.3 3.3 2.2-2.2 4 3.7M12.7 7.2h.01";
export const frames =
  "M7.5 2.8h8a1.7 1.7 0 0 1 1.7 1.7v8a1.7 1.7 0 0 1-1.7 1.7h-8a1.7 1.7 0 0 1-1.7-1.7v-8a1.7 1.7 0 0 1 1.7-1.7zM2.8 6.5v9a1.7 1.7 0 0 0 1.7 1.7h9M11.5 6v5M9 8.5h5";
export const retry = "M16.5 9.2a6.6 6.6 0 1 0-1.6 5.2M16.7 4.5v4.7H12";
export const alert = "M10 3.2l7.5 13.3h-15zM10 8.3v3.7M10 14.3h.01";
export const info = "M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4zM10 9.3v4.2M10 6.5h.01";
export const offline =
  "M2.5 2.5l15 15M2.5 8a11 11 0 0 1 4-2.4M9.5 4.8A11 11 0 0 1 17.5 8M5.2 11a7 7 0 0 1 3.3-1.9M12.2 9.4a7 7 0 0 1 2.6 1.6M8 13.8a3.2 3.2 0 0 1 4 0M10 16.5h.01";
export const book =
  "M10 5c-1.5-1.2-3.7-1.5-7-1.5v12c3.3 0 5.5.3 7 1.5 1.5-1.2 3.7-1.5 7-1.5v-12c-3.3 0-5.5.3-7 1.5zM10 5v12";
export const gem = "M10 2.5l6 7.5-6 7.5L4 10zM10 6.5l2.8 3.5L10 13.5 7.2 10z";
