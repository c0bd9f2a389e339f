/** Every other attribute that styles may rest on, and what it says. */
export const mediaGenAttributes = {
  "data-mg-theme": "`light` or `dark` on any element: forces the theme for the parts below it.",
  "data-mg-button": "On every button of the kit.",
  "data-mg-icon-only": "On a button that shows only an icon.",
  "data-variant": "How loud a button is: `ink`, `outline`, `ghost`, `danger`, `danger-outline`, `pill`.",
  "data-size": "How tall a button is: `sm`, `md`, `lg`.",
  "data-mg-field": "On every field for text.",
  "data-mg-choices": "On a group of choices: `segmented` or `cards`.",
  "data-mg-choice": "On each of its choices, the same word.",
  "data-mg-dialog": "On every dialog.",
  "data-mg-picture": "On every picture.",
  "data-mg-stepper": "On every stepper.",
  "data-mg-slider": "On every slider.",
  "data-mg-action": "On a cell's button that stands alone: `retry` or `undo`.",
  "data-place": "Which place of the host a preview of the cut stands for.",
  "data-layer": "Which layer a dialog, scrim or toast lies on: `page`, `dialog`, `nested`, `lightbox`.",
  "data-layout": "How the grid lies: `tiles` or `rows`.",
  "data-kind": "What a cell holds: `image`, `slot` or `deleted`.",
  "data-drop": "On which side of the place that it covers a lifted picture would land: `before` or `after`.",
  "data-lifted": "By what a cell was lifted: `pointer` or `keyboard`.",
  "data-tab": "What of the modal is in front on a phone: `form` or `results`.",
  "data-value": "The value of a choice.",
} as const;

/** The name of an attribute that styles may rest on. */
export type MediaGenAttribute = keyof typeof mediaGenAttributes;
