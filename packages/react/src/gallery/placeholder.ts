const known = new Map<string, string>();
const mostKnown = 500;

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/**
 * Decodes a thumbhash to a `data:` URL of about 32 px; null when it cannot be read. The decoder is loaded with the first
 * call, so that a page whose pictures are cached never pays for it.
 */
async function decodePlaceholder(thumbhash: string): Promise<string | null> {
  try {
    const { thumbHashToDataURL } = await import("thumbhash");
    const url = thumbHashToDataURL(bytesOf(thumbhash));
    if (known.size >= mostKnown) known.clear();
    known.set(thumbhash, url);
    return url;
  } catch {
    return null;
  }
}

/**
 * Lays the blurred stand-in under a picture that is on its way. It is set on the element, not drawn: a server knows none,
 * and a page of pictures does not render again for it.
 */
export function layPlaceholder(element: HTMLImageElement, thumbhash: string): void {
  const lay = (url: string | null | undefined): void => {
    if (url && !(element.complete && element.naturalWidth > 0)) {
      element.style.background = `url(${url}) center / cover`;
    }
  };
  const before = known.get(thumbhash);
  if (before === undefined) void decodePlaceholder(thumbhash).then(lay);
  else lay(before);
}
