import { describe, expect, it } from "vitest";
import { addressOf, trimBase } from "./address.ts";

const haru = { entity_type: "character", entity_id: "haru" };

describe("the address of an operation", () => {
  it("stands below a relative base", () => {
    expect(addressOf("/api", "listImages", haru)).toBe("/api/character/haru/images");
  });

  it("stands below an absolute base", () => {
    expect(addressOf("https://covers.example/v1", "getOptions")).toBe(
      "https://covers.example/v1/media/options",
    );
  });

  it("encodes parameters, so that an id cannot name another path", () => {
    expect(addressOf("", "getJob", { job_id: "a/b?c=d#e" })).toBe("/media/jobs/a%2Fb%3Fc%3Dd%23e");
  });

  it.each(["", ".", ".."])("refuses the parameter %j, which a browser would resolve away", (entity_id) => {
    expect(() => addressOf("", "listImages", { entity_type: "character", entity_id })).toThrow(TypeError);
  });

  it("leaves absent query values out and encodes the others", () => {
    const url = addressOf("", "listImages", haru, { limit: 2, cursor: "a b&c", other: undefined });
    expect(url).toBe("/character/haru/images?limit=2&cursor=a%20b%26c");
  });

  it("ends the base without a slash", () => {
    expect(trimBase("/api//")).toBe("/api");
    expect(trimBase("/")).toBe("");
  });
});
