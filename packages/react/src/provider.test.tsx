import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { GenerateButton } from "./generation/generate-button.tsx";
import { en } from "./locales/en.ts";
import { haru, renderInProvider } from "./testing/render-in-provider.tsx";

test("a host's words stand in place of the catalogue's", () => {
  renderInProvider(<GenerateButton entity={haru} name="Haru" owner prompt="A library by moonlight" />, {
    locale: en,
    labels: { open: "Draw a cover" },
  });
  expect(screen.getByRole("button", { name: "Draw a cover" })).toBeInTheDocument();
});
