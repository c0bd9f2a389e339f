import { expect, it } from "vitest";
import { requireVersion } from "./postgres-version.ts";

it("refuses a PostgreSQL older than 13 and says what to do", () => {
  expect(() => requireVersion("120022")).toThrow(/PostgreSQL 12 is too old.*Upgrade the server/);
  expect(() => requireVersion("90624")).toThrow(/PostgreSQL 9 is too old/);
});

it("takes 13 and newer ones", () => {
  for (const version of ["130000", "150004", "180001"]) requireVersion(version);
});
