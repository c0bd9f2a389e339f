import { type RefObject, useState } from "react";
import { useBrowserLayoutEffect } from "../ui/use-browser-layout-effect.ts";

/** Width of an element's content box in CSS pixels, measured before it is painted; null where nothing can be measured. */
export function useWidth(element: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null);
  useBrowserLayoutEffect(() => {
    const target = element.current;
    if (target === null) return;
    const measure = (): void => {
      const next = Math.round(target.clientWidth);
      setWidth(next === 0 ? null : next);
    };
    measure();
    if (typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
