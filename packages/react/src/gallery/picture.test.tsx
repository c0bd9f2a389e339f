import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { renderInProvider } from "../testing/render-in-provider.tsx";
import { Picture } from "./picture.tsx";

const source = { url: "/gone.webp", width: 768, height: 1024 };

describe("a picture whose file cannot be shown", () => {
  test("keeps its place and its words, and leaves the browser's torn page to nobody", () => {
    renderInProvider(<Picture source={source} alt="달빛 아래의 사서" />);
    fireEvent.error(screen.getByRole("img"));
    const standIn = screen.getByRole("img", { name: "달빛 아래의 사서" });
    expect(standIn).toHaveAttribute("data-state", "failed");
    expect(standIn.tagName).not.toBe("IMG");
    expect(standIn).toHaveStyle({ aspectRatio: "768 / 1024" });
  });

  test("says nothing where the words stand beside it", () => {
    const { container } = renderInProvider(<Picture source={source} alt="" />);
    fireEvent.error(container.querySelector("img")!);
    expect(screen.queryByRole("img")).toBeNull();
    expect(container.querySelector('[data-mg-part="picture"]')).toHaveAttribute("aria-hidden", "true");
  });

  test("is tried anew when its address changes", () => {
    const { container, rerender } = renderInProvider(<Picture source={source} alt="" />);
    fireEvent.error(container.querySelector("img")!);
    expect(container.querySelector("img")).toBeNull();
    rerender(<Picture source={{ ...source, url: "/there.webp" }} alt="" />);
    expect(container.querySelector("img")).toHaveAttribute("data-state", "loading");
  });
});
