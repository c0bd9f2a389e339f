import { thumbHashToDataURL } from "thumbhash";

const known = new Map<string, string | null>();
const mostKnown = 500;

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** Decodes a thumbhash to a `data:` URL of about 32 px; null when it cannot be read. */
function decoded(thumbhash: string): string | null {
  try {
    return thumbHashToDataURL(bytesOf(thumbhash));
  } catch {
    return null;
  }
}

/**
 * Lays the blurred stand-in under a picture that is on its way. It is set on the element, not drawn: a server knows none,
 * and a page of pictures does not render again for it.
 */
export function layPlaceholder(element: HTMLImageElement, thumbhash: string): void {
  if (element.complete && element.naturalWidth > 0) return;
  const url = known.get(thumbhash) ?? decoded(thumbhash);
  if (known.size >= mostKnown) known.clear();
  known.set(thumbhash, url);
  if (url !== null) element.style.background = `url(${url}) center / cover`;
}
