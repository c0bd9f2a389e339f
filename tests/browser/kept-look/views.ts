/** One picture that is kept: a story, how it is looked at, and in which window. */
export interface View {
  story: string;
  window: "desktop" | "phone";
  mode: "light" | "dark" | "forced" | "rtl";
}

const view = (story: string, window: View["window"], ...modes: View["mode"][]): View[] =>
  modes.map((mode) => ({ story, window, mode }));

/** A small choice out of all stories and modes: every part, every mode, and the states that are hardest to draw. */
export const views: readonly View[] = [
  ...view("generation-imagegeneratemodal--prefilled", "desktop", "light", "dark", "rtl"),
  ...view("generation-imagegeneratemodal--running", "desktop", "light", "dark", "forced"),
  ...view("generation-imagegeneratemodal--partial", "desktop", "light"),
  ...view("generation-imagegeneratemodal--blocked", "desktop", "light"),
  ...view("generation-imagegeneratemodal--phone-form", "phone", "light", "rtl"),
  ...view("generation-imagegeneratemodal--phone-running", "phone", "dark"),
  ...view("generation-imagegeneratemodal--phone-done", "phone", "light", "dark"),
  ...view("generation-modalform--phone-blocked", "phone", "light", "forced"),
  ...view("generation-generatebutton--pill-running", "phone", "light"),
  ...view("generation-generatebutton--running", "phone", "dark"),
  ...view("generation-notices--partly-done", "phone", "light"),
  ...view("gallery-thumbnailgrid--every-slot", "phone", "light", "dark", "forced"),
  ...view("gallery-thumbnailgrid--primary-selected-focused", "phone", "light", "dark", "forced", "rtl"),
  ...view("gallery-thumbnailgrid--rows", "phone", "light"),
  ...view("gallery-thumbnailgrid--deleting-the-primary", "phone", "light", "dark"),
  ...view("gallery-minigallery--ten", "phone", "light"),
  ...view("gallery-minigallery--empty-for-owner", "phone", "light", "dark"),
  ...view("gallery-primaryimage--ready", "phone", "light"),
  ...view("gallery-cropdialog--phone", "phone", "light", "dark"),
  ...view("gallery-lightbox--phone-reader", "phone", "light"),
];
