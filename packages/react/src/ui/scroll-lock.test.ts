import { afterEach, expect, it, vi } from "vitest";
import { lockScroll } from "./scroll-lock.ts";

const root = document.documentElement;

afterEach(() => {
  vi.restoreAllMocks();
  root.removeAttribute("style");
  document.body.removeAttribute("style");
});

it("holds the page while at least one layer is open, and gives its own styles back", () => {
  root.style.overflow = "clip";
  const first = lockScroll(document);
  const second = lockScroll(document);
  expect(root.style.overflow).toBe("hidden");
  first();
  first();
  expect(root.style.overflow).toBe("hidden");
  second();
  expect(root.style.overflow).toBe("clip");
});

it("keeps the page's width where the scroll bar goes away", () => {
  vi.spyOn(root, "clientWidth", "get").mockReturnValue(window.innerWidth - 15);
  document.body.style.paddingInlineEnd = "8px";
  const release = lockScroll(document);
  expect(document.body.style.paddingInlineEnd).toMatch(/23px/);
  release();
  expect(document.body.style.paddingInlineEnd).toBe("8px");
});

it("injects no style sheet", () => {
  const before = document.querySelectorAll("style").length;
  lockScroll(document)();
  expect(document.querySelectorAll("style").length).toBe(before);
});
