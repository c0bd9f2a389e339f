const shape = /^[a-z0-9.-]+(?:\/[a-z0-9.-]+)*$/;

/**
 * Refuses a key that could leave the store's namespace: only `a-z 0-9 . -` between single slashes, no `.` or `..` parts,
 * at most 512 characters.
 *
 * @throws TypeError when the key is not of that shape.
 */
export function assertObjectKey(key: string): void {
  const parts = key.split("/");
  if (key.length > 512 || !shape.test(key) || parts.some((part) => part === "." || part.includes(".."))) {
    throw new TypeError(
      "This is not an object key. Keys hold only a-z, 0-9, '.', '-' and single slashes; let the kit make them.",
    );
  }
}
