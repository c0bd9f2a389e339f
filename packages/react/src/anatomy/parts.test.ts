import { describe, expect, it } from "vitest";
import { type MediaGenComponent, mediaGenParts, partTable } from "./parts.ts";
import { mediaGenStates } from "./states.ts";

const components = Object.keys(mediaGenParts) as MediaGenComponent[];
const rows = components.flatMap(partTable);

describe("the parts", () => {
  it("belong to one component each", () => {
    const names = rows.map(({ part }) => part);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it("are said in one sentence each", () => {
    expect(rows.filter(({ about }) => !/^[A-Z`].*\.$/.test(about))).toEqual([]);
  });

  it("know only states that are explained", () => {
    const known = Object.keys(mediaGenStates);
    expect(
      [...new Set(rows.flatMap(({ states }) => states))].filter((word) => !known.includes(word)),
    ).toEqual([]);
    // Every explained word is used by some part.
    expect(known.filter((word) => !rows.some(({ states }) => states.includes(word)))).toEqual([]);
  });

  it("make a table", () => {
    expect(partTable("JobPill").map(({ part }) => part)).toEqual(["job-pill", "job-pill-words"]);
    expect(partTable("PrimaryImage")[0]).toEqual({
      part: "primary-image",
      about: "The box; it keeps its ratio.",
      states: ["ready", "loading", "empty"],
    });
  });
});
