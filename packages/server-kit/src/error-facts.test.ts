import { expect, it } from "vitest";
import { errorFacts, withoutSecrets } from "./error-facts.ts";

it("says what went wrong, and nothing of the row that a database refused", () => {
  const refused = Object.assign(new Error("violates check constraint"), { detail: "(달빛 도서관)" });
  const facts = errorFacts(new Error("The job stopped.", { cause: refused }));
  expect(facts).toMatchObject({
    message: "The job stopped.",
    cause: { message: "violates check constraint" },
  });
  expect(JSON.stringify(facts)).not.toContain("달빛");
});

it.each([
  ["postgres://app:pa55word@db:5432/app is away", "postgres://[removed]@db:5432/app is away"],
  [
    "GET https://s3.example/a.webp?X-Amz-Signature=abc gave 403",
    "GET https://s3.example/a.webp?[removed] gave 403",
  ],
  ["Authorization: Bearer abc.def-123", "Authorization: [removed] [removed]"],
  ['{"apiKey":"abc","size":3}', '{"apiKey":"[removed]","size":3}'],
  ["x-api-key: abc", "x-api-key: [removed]"],
  ["Incorrect API key provided: sk-proj-0123456789abcdef", "Incorrect API key provided: [removed]"],
  ["no user wanderer@mail.example.com here", "no user [removed] here"],
  ["at run (file:///srv/app/main.js:12:3)", "at run (file:///srv/app/main.js:12:3)"],
  ["Unexpected token } in JSON at position 3", "Unexpected token } in JSON at position 3"],
])("keeps of %j only %j", (text, kept) => {
  expect(withoutSecrets(text)).toBe(kept);
});

it("keeps nothing of the texts that the code had been given, however they were written", () => {
  const prompt = 'a "moonlit" library';
  const said = `rejected ${prompt} {"p":${JSON.stringify(prompt)}} ?p=${encodeURIComponent(prompt)}`;
  expect(withoutSecrets(said, [prompt, null])).not.toContain("moonlit");
});

it("takes no time over a text made to keep it busy", () => {
  for (const unit of ["a", "a@", "a.", "://", "http://a", "key=", "token ", "sk-", "@a.", "Bearer "]) {
    const started = performance.now();
    withoutSecrets(unit.repeat(20_000));
    expect(performance.now() - started, unit).toBeLessThan(2000);
  }
});
