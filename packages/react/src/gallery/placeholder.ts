const known = new Map<string, string>();
const mostKnown = 500;

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/** The decoded placeholder when it was asked for before, else null. */
export function knownPlaceholder(thumbhash: string): string | null {
  return known.get(thumbhash) ?? null;
}

/**
 * Decodes a thumbhash to a `data:` URL of about 32 px; null when it cannot be read. The decoder is loaded with the first
 * call, so that a page whose pictures are cached never pays for it.
 */
export async function decodePlaceholder(thumbhash: string): Promise<string | null> {
  const before = known.get(thumbhash);
  if (before !== undefined) return before;
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
