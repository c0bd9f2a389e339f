import type { KeyboardEvent } from "react";

/** True while a Hangul or kana syllable is being composed. Safari ends the composition before it tells of the key, with code 229. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}

/** True for the Enter that sends a form from this field: plain in one line, with Ctrl or Cmd in a text of several lines. */
export function isSubmitKey(event: KeyboardEvent): boolean {
  if (event.key !== "Enter" || isComposing(event)) return false;
  const severalLines = (event.target as HTMLElement).tagName === "TEXTAREA";
  return severalLines ? event.ctrlKey || event.metaKey : true;
}
