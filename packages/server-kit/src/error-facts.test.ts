import { expect, it } from "vitest";
import { errorFacts } from "./error-facts.ts";

it("says what went wrong, and nothing of the row that a database refused", () => {
  const refused = Object.assign(new Error("violates check constraint"), { detail: "(달빛 도서관)" });
  const facts = errorFacts(new Error("The job stopped.", { cause: refused }));
  expect(facts).toMatchObject({
    message: "The job stopped.",
    cause: { message: "violates check constraint" },
  });
  expect(JSON.stringify(facts)).not.toContain("달빛");
});
