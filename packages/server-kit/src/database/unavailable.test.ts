import { describe, expect, it } from "vitest";
import { meansUnavailable } from "./unavailable.ts";

const withCode = (code: string): Error => Object.assign(new Error("something"), { code });

describe("a database that is away", () => {
  it.each(["08006", "53300", "57P01", "57P03", "57014", "58030", "25P03", "ECONNREFUSED", "ETIMEDOUT"])(
    "is told by the code %s",
    (code) => expect(meansUnavailable(withCode(code))).toBe(true),
  );

  it.each([
    "Connection terminated unexpectedly",
    "Connection terminated due to connection timeout",
    "timeout exceeded when trying to connect",
    "Query read timeout",
    "Client has encountered a connection error and is not queryable",
  ])("is told by the driver's words: %s", (words) => expect(meansUnavailable(new Error(words))).toBe(true));

  it("is told by the errors of all addresses of a name", () => {
    expect(meansUnavailable(new AggregateError([withCode("ECONNREFUSED")]))).toBe(true);
  });

  it.each(["23505", "40001", "42P01", "28P01", "22001"])("is not what %s says", (code) =>
    expect(meansUnavailable(withCode(code))).toBe(false),
  );

  it("is not what a fault of the code says", () => {
    expect(meansUnavailable(new TypeError("x is not a function"))).toBe(false);
    expect(meansUnavailable(null)).toBe(false);
  });
});
