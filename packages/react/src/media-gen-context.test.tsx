import { render } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { en } from "./locales/en.ts";
import { ja } from "./locales/ja.ts";
import { ko } from "./locales/ko.ts";
import { useMediaGen } from "./media-gen-context.ts";
import { renderInProvider } from "./testing/render-in-provider.tsx";

function Figures() {
  const { formatNumber, formatDate } = useMediaGen();
  return (
    <>
      <b>{formatNumber(1234567.5)}</b>
      <i>{formatDate("2026-03-09T05:07:00+09:00")}</i>
    </>
  );
}

describe("numbers and dates", () => {
  test.each([
    [ko, "1,234,567.5", /2026\. 3\. \d+\. (오전|오후) \d+:07/],
    [en, "1,234,567.5", /Mar \d+, 2026, \d+:07\s[AP]M/],
    [ja, "1,234,567.5", /2026\/03\/\d\d \d+:07/],
  ])("are written as $0.id writes them", (locale, number, date) => {
    const { container } = renderInProvider(<Figures />, { locale });
    expect(container.querySelector("b")?.textContent).toBe(number);
    expect(container.querySelector("i")?.textContent).toMatch(date);
  });

  test("outside a provider there is no language, and the error says what to do", () => {
    expect(() => render(<Figures />)).toThrow(/MediaGenProvider/);
  });
});
