import { join, resolve, sep } from "node:path";
import fc from "fast-check";
import { expect, it } from "vitest";
import { assertObjectKey } from "./object-key.ts";

const root = resolve("/srv/objects");
const pieces = fc.constantFrom(
  ...[
    "..",
    ".",
    "/",
    "//",
    "\\",
    "%2e",
    "%2e%2e%2f",
    "\0",
    "\u2215",
    "\uff0f",
    "\u2024\u2024",
    "~",
    "_incoming",
  ],
  ...[
    "a",
    "0",
    "-",
    ".webp",
    "images",
    "A",
    " ",
    "\n",
    "\r\nX: y",
    "?v=1",
    "#",
    "con",
    "c:",
    "\u202e",
    "가",
    "\ud800",
  ],
);

it("lets no key out of the store's folder, whatever 10,000 hostile ones try", () => {
  let passed = 0;
  const key = fc.oneof(
    fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join("")),
    fc.array(pieces, { maxLength: 8 }).map((parts) => `images/${parts.join("/")}`),
    fc.string({ unit: "binary", maxLength: 600 }),
  );
  fc.assert(
    fc.property(key, (hostile) => {
      try {
        assertObjectKey(hostile);
      } catch (error) {
        expect(error).toBeInstanceOf(TypeError);
        // The message goes to the log, and a key may be made of anything.
        expect(String(error)).not.toContain("\n");
        return;
      }
      passed += 1;
      const path = join(root, hostile);
      expect(path.startsWith(root + sep)).toBe(true);
      expect(path).toBe(`${root}/${hostile}`);
      expect(hostile).toMatch(/^[a-z0-9./-]{1,512}$/);
      expect(path).not.toContain("_incoming");
    }),
    { numRuns: 10_000, seed: 20_261_124 },
  );
  expect(passed).toBeGreaterThan(10);
});
