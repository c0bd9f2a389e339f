/** A `Content-Disposition` that downloads under a name, in plain ASCII for old programs and in full (RFC 8187) for the others. */
export function attachmentHeader(fileName: string): string {
  const plain = fileName.replace(/[^\w.-]/g, "_");
  const full = encodeURIComponent(fileName.toWellFormed()).replace(/['()*]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}
