import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { haru, renderInProvider } from "../testing/render-in-provider.tsx";
import { QuotaMeter } from "./quota-meter.tsx";

test("until the day is known, an empty line and an empty bar hold the place and say nothing", async () => {
  const { container } = renderInProvider(<QuotaMeter entity={haru} />);
  const meter = container.querySelector("[data-mg-part=quota-meter]")!;
  const shape = () => [...meter.children].map((child) => child.getAttribute("data-mg-part")).slice(0, 2);
  expect(meter).toHaveAttribute("aria-busy", "true");
  expect(screen.queryByRole("meter")).toBeNull();
  const before = shape();
  expect(await screen.findByRole("meter")).toHaveAttribute("aria-valuenow", "0");
  expect(shape()).toEqual(before);
});
