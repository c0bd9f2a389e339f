import { createRef } from "react";
import { expect, test } from "vitest";
import { MiniGallery } from "./gallery/mini-gallery.tsx";
import { haru, renderInProvider } from "./testing/render-in-provider.tsx";

const root = () => document.querySelector<HTMLElement>("[data-mg-part=provider]");

test("the provider's own element takes a ref, props, classes and the theme, and names classes for all parts below", () => {
  const ref = createRef<HTMLDivElement>();
  renderInProvider(<MiniGallery entity={haru} />, {
    ref,
    id: "kit",
    className: "mine",
    classNames: { provider: "root-of-host", "mini-gallery": "gallery-of-host" },
    dir: "rtl",
    theme: "dark",
  } as Parameters<typeof renderInProvider>[1]);
  expect(ref.current).toBe(root());
  expect(root()).toHaveAttribute("id", "kit");
  expect(root()).toHaveAttribute("dir", "rtl");
  expect(root()).toHaveAttribute("data-mg-theme", "dark");
  expect(root()).toHaveClass("mine", "root-of-host");
  expect(document.querySelector("[data-mg-part=mini-gallery]")).toHaveClass("gallery-of-host");
});

test("an element of the host takes its place", () => {
  renderInProvider(<p>page</p>, { render: <main data-of-host="" /> });
  expect(root()?.tagName).toBe("MAIN");
  expect(root()).toHaveTextContent("page");
});
