import { act } from "@testing-library/react";
import { expect, it } from "vitest";
import { renderInProvider } from "../testing/render-in-provider.tsx";
import { LaterStyleSwatch } from "./later-parts.ts";
import { StylePicker } from "./style-picker.tsx";

it("holds a place for each picture that comes, and none for a style of which there is no picture", async () => {
  const styles = ["realistic", "anime", "painterly", "linocut"].map((id) => ({ id }));
  const pictures = (): (string | null)[] =>
    [...document.querySelectorAll('[data-mg-part="style-swatch"]')].map(
      (picture) => picture.closest('[role="radio"]')?.getAttribute("data-value") ?? null,
    );
  renderInProvider(<StylePicker styles={styles} value="anime" onChange={() => {}} />);
  const before = pictures();
  await act(() => LaterStyleSwatch.preload());
  expect(pictures()).toEqual(before);
  expect(before).toEqual(["realistic", "anime", "painterly"]);
});
