/** The parts of `MediaGenProvider`. */
export const providerParts = {
  provider: { about: "Carries the theme; `display: contents`, so it takes no room." },
  status: { about: "The live region; never seen." },
  "toast-layer": { about: "Where a message appears." },
  toast: {
    about: "One message.",
    states: ["success", "warning", "error", "deleted", "refreshed", "info"],
  },
  "toast-icon": { about: "Its icon." },
  "toast-message": { about: "Its sentence." },
  "toast-action": { about: "What can be done about it." },
  "toast-close": { about: "Closes it." },
} as const;

/** Parts that several of the others are made of. */
export const sharedParts = {
  button: {
    about:
      "A button without a name of its own. Every button carries `data-mg-button`, `data-variant` and `data-size`, and knows these states.",
    states: ["idle", "busy"],
  },
  "icon-button": { about: "A button that shows only an icon.", states: ["idle", "busy"] },
  icon: { about: "A drawing of 20 or 16 px in the colour of the text." },
  ring: { about: "Says that something is at work." },
  badge: { about: "Marks the primary on a picture." },
  picture: { about: "A picture over its blurred stand-in.", states: ["loading", "loaded", "failed"] },
  "picture-reload": { about: "Loads a picture again whose file could not be shown." },
  scrim: {
    about: "Lies between a dialog and the page; `data-layer` says which.",
    states: ["open", "closed"],
  },
  dialog: { about: "A dialog without a name of its own.", states: ["open", "closed"] },
  "dialog-title": { about: "The title of a dialog." },
  "dialog-description": { about: "The sentence under it." },
  confirm: { about: "A dialog that asks once.", states: ["open", "closed"] },
  "confirm-actions": { about: "Its buttons." },
  choices: { about: "A group of which one is chosen." },
  "choices-option": { about: "One of them.", states: ["checked", "unchecked"] },
  menu: { about: "A button with its list.", states: ["open", "closed"] },
  "menu-list": { about: "The list." },
  "menu-line": { about: "One line of it." },
  "menu-item": { about: "What the line does." },
  "menu-aside": { about: "A second thing to do with the line." },
  "menu-empty": { about: "Says that there is nothing." },
  slider: { about: "A slider with its number." },
  "slider-label": { about: "Its label." },
  "slider-value": { about: "Holds number and unit." },
  "slider-number": { about: "The number's field." },
  "slider-range": { about: "The slider itself." },
  stepper: { about: "A number between two buttons." },
  "stepper-less": { about: "One less." },
  "stepper-value": { about: "The number." },
  "stepper-more": { about: "One more." },
  "visually-hidden": { about: "Words for screen readers only." },
} as const;
