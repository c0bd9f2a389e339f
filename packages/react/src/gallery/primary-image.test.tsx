import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { type ReactNode, useState } from "react";
import { expect, test, vi } from "vitest";
import { haru, renderInProvider, serverWith } from "../testing/render-in-provider.tsx";
import { PrimaryImage } from "./primary-image.tsx";
import { useImageActions } from "./use-image-actions.ts";
import { useImages } from "./use-images.ts";

const part = (name: string) => document.querySelector<HTMLImageElement>(`[data-mg-part=${name}]`);

function Page(): ReactNode {
  const { data } = useImages(haru);
  const { setPrimary } = useImageActions(haru);
  return (
    <>
      <PrimaryImage entity={haru} alt="하루" sizes="312px" className="cover" />
      <button type="button" onClick={() => void setPrimary(data?.[1]?.id ?? "")}>
        바꾸기
      </button>
    </>
  );
}

test("follows the primary: the old picture stays beneath until the new one has faded in", async () => {
  const server = serverWith({ pictures: (_slot, seed) => `/${seed}.webp` });
  const [first, second] = server.seedImages(haru, 2);
  const { user } = renderInProvider(<Page />, { server });
  const image = await screen.findByRole<HTMLImageElement>("img", { name: "하루" });
  expect(image).toHaveAttribute("src", first?.url);
  expect(image.srcset).toContain("480w");
  expect(image.srcset).not.toContain("original");
  expect(image).toHaveAttribute("sizes", "312px");

  fireEvent.load(image);
  expect(part("primary-image-before")).toBeNull();
  await user.click(screen.getByRole("button", { name: "바꾸기" }));
  await waitFor(() => expect(part("primary-image-now")).toHaveAttribute("src", second?.url));
  expect(part("primary-image-before")).toHaveAttribute("src", first?.url);
  expect(part("primary-image-before")).toHaveAttribute("alt", "");

  vi.useFakeTimers();
  fireEvent.load(part("primary-image-now")!);
  expect(part("primary-image-before")).toHaveAttribute("src", first?.url);
  act(() => vi.advanceTimersByTime(320));
  expect(part("primary-image-before")).toBeNull();
  vi.useRealTimers();
});

function Card(): ReactNode {
  const [url, setUrl] = useState("/old.webp");
  return (
    <>
      <PrimaryImage url={url} alt="" />
      <button type="button" onClick={() => setUrl("/new.webp")}>
        바꾸기
      </button>
    </>
  );
}

test("a cover that is left in the middle of the change leaves no timer behind", () => {
  vi.useFakeTimers();
  const { unmount } = renderInProvider(<Card />);
  fireEvent.load(part("primary-image-now")!);
  fireEvent.click(screen.getByRole("button", { name: "바꾸기" }));
  const before = vi.getTimerCount();
  fireEvent.load(part("primary-image-now")!);
  expect(part("primary-image-before")).toHaveAttribute("src", "/old.webp");
  expect(vi.getTimerCount()).toBe(before + 1);
  unmount();
  expect(vi.getTimerCount()).toBeLessThanOrEqual(before);
  vi.useRealTimers();
});

test("shows a card's bare address without asking for the gallery", () => {
  const page = renderInProvider(<PrimaryImage url="/avatar.webp" alt="" ratio="16:9" />);
  expect(part("primary-image-now")).toHaveAttribute("src", "/avatar.webp");
  expect(part("primary-image")).toHaveStyle({ aspectRatio: "16 / 9" });
  expect(page.asked()).toEqual([]);
});

test("holds its place while there is no picture", async () => {
  renderInProvider(<PrimaryImage entity={haru} />);
  expect(part("primary-image")).toHaveAttribute("data-state", "loading");
  await waitFor(() => expect(part("primary-image")).toHaveAttribute("data-state", "empty"));
  expect(screen.queryByRole("img")).not.toBeInTheDocument();
});

test("the focal point decides what a narrower box shows", () => {
  const image = {
    url: "/wide.webp",
    width: 1600,
    height: 900,
    variants: [],
    thumbhash: "",
    alt: null,
    focal_point: { x: 1, y: 0.5 },
  };
  renderInProvider(<PrimaryImage image={image as never} ratio="3:4" />);
  expect(screen.getByRole("img", { name: "대표이미지" })).toHaveStyle({ objectPosition: "100% 50%" });
});
