/** A quoted ETag. Characters that a header may not hold are escaped. */
export function entityTag(version: string): string {
  return `"${encodeURIComponent(version)}"`;
}

/** True when `If-None-Match` names the tag, so that the reader already has this very answer. */
export function isUnchanged(request: Request, tag: string): boolean {
  const known = request.headers.get("if-none-match");
  if (known === null) return false;
  return known.trim() === "*" || known.split(",").some((part) => part.trim().replace(/^W\//, "") === tag);
}
