import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { renderInProvider } from "../testing/render-in-provider.tsx";
import { Picture } from "./picture.tsx";
import { ReloadPicture } from "./reload-picture.tsx";

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

  test("is noticed although its error came before anyone listened", () => {
    const complete = vi.spyOn(HTMLImageElement.prototype, "complete", "get").mockReturnValue(true);
    renderInProvider(<Picture source={source} alt="달빛 아래의 사서" />);
    expect(screen.getByRole("img")).toHaveAttribute("data-state", "failed");
    complete.mockRestore();
  });

  test("is loaded again where there is room to ask for it", async () => {
    const { user, container } = renderInProvider(
      // biome-ignore lint/a11y/noNoninteractiveTabindex: stands for the cell or the viewer around a picture
      <div tabIndex={0} data-testid="around">
        <Picture source={source} alt="" lost={(reload) => <ReloadPicture reload={reload} />} />
      </div>,
    );
    fireEvent.error(container.querySelector("img")!);
    await user.click(screen.getByRole("button", { name: "다시 불러오기" }));
    expect(container.querySelector("img")).toHaveAttribute("data-state", "loading");
    expect(screen.getByTestId("around")).toHaveFocus();
  });

  test("is tried anew when its address changes", () => {
    const { container, rerender } = renderInProvider(<Picture source={source} alt="" />);
    fireEvent.error(container.querySelector("img")!);
    expect(container.querySelector("img")).toBeNull();
    rerender(<Picture source={{ ...source, url: "/there.webp" }} alt="" />);
    expect(container.querySelector("img")).toHaveAttribute("data-state", "loading");
  });
});

test("a picture on its way lies on its own colours, and they leave when it is there", async () => {
  const thumbhash = "1QcSHQRnh493V4dIh4eXh1h4kJUI";
  const { container } = renderInProvider(<Picture source={{ ...source, thumbhash }} alt="" />);
  const image = container.querySelector("img")!;
  await waitFor(() => expect(image.style.backgroundImage).toContain("data:image/png"));
  fireEvent.load(image);
  expect(image.style.backgroundImage).toBe("");
  expect(image).toHaveAttribute("data-state", "loaded");
});

test("offers a choice of sizes only where there is one", () => {
  const { container } = renderInProvider(<Picture source={source} alt="" sizes="180px" />);
  expect(container.querySelector("img")).not.toHaveAttribute("sizes");
});
