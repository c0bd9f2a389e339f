import { type RefObject, useEffect, useLayoutEffect, useState } from "react";

// React warns about layout effects on the server, where there is nothing to measure.
const useMeasureEffect = typeof window === "undefined" ? useEffect : useLayoutEffect;

/** Width of an element's content box in CSS pixels, measured before it is painted; null where nothing can be measured. */
export function useWidth(element: RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null);
  useMeasureEffect(() => {
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
