// What the form keeps folded away, loaded as one file: files of a few hundred bytes each would weigh more by their names.
export { AdvancedFields } from "./advanced-fields.tsx";
export { BlockedNotice, SpanOverlay } from "./blocked-notice.tsx";
export { PresetMenu } from "./preset-menu.tsx";
export { StyleSwatch } from "./style-swatch.tsx";
