import type { Page } from "playwright-core";
import { layStyle } from "./measures.ts";

/** What holds the focus after one press of Tab, and whether it can be seen. */
interface Stop {
  name: string;
  seen: boolean;
}

/** Looks at nine points of what has the focus: WCAG 2.4.11 asks that it is not covered whole. */
function lookAtFocus(page: Page): Promise<Stop | null> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    const { left, top, width, height } = element.getBoundingClientRect();
    const parts = [0.1, 0.5, 0.9];
    const seen = parts.some((across) =>
      parts.some((down) => {
        const hit = document.elementFromPoint(left + width * across, top + height * down);
        return hit !== null && (element.contains(hit) || hit.contains(element));
      }),
    );
    const name = element.getAttribute("aria-label") ?? element.textContent?.trim() ?? "";
    return { name: (name || element.tagName).slice(0, 60), seen };
  });
}

/** Walks over every Tab stop once. @returns the names of all, and of those that something covers */
export async function walkTabStops(page: Page): Promise<{ stops: string[]; covered: string[] }> {
  const stops: string[] = [];
  const covered: string[] = [];
  await page.evaluate(() => {
    for (const one of document.querySelectorAll("[data-walked]")) one.removeAttribute("data-walked");
  });
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press("Tab");
    const again = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body) return false;
      const walked = element?.hasAttribute("data-walked") ?? false;
      element?.setAttribute("data-walked", "");
      return walked;
    });
    if (again) break;
    const stop = await lookAtFocus(page);
    if (stop === null) continue;
    stops.push(stop.name);
    if (!stop.seen) covered.push(stop.name);
  }
  return { stops, covered };
}

/**
 * How far the focus can be told from its absence: the greatest contrast that any pixel around the focused element
 * changes by when its ring is taken away.
 */
export async function ringContrast(page: Page): Promise<number> {
  const box = await page.evaluate(() => {
    const bounds = document.activeElement?.getBoundingClientRect();
    if (bounds === undefined) return null;
    const left = Math.max(0, bounds.left - 6);
    const top = Math.max(0, bounds.top - 6);
    return {
      x: left,
      y: top,
      width: Math.min(innerWidth, bounds.right + 6) - left,
      height: Math.min(innerHeight, bounds.bottom + 6) - top,
    };
  });
  if (box === null || box.width <= 0 || box.height <= 0) return 0;
  const shot = async (): Promise<string> =>
    (await page.screenshot({ clip: box, caret: "hide" })).toString("base64");
  const withRing = await shot();
  const style = await layStyle(page, "* { outline-color: transparent !important; }");
  const withoutRing = await shot();
  await style();
  return page.evaluate(
    async ([one, other]) => {
      const pixels = async (data: string): Promise<Uint8ClampedArray> => {
        const picture = new Image();
        picture.src = `data:image/png;base64,${data}`;
        await picture.decode();
        const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
        canvas?.drawImage(picture, 0, 0);
        return canvas?.getImageData(0, 0, picture.width, picture.height).data ?? new Uint8ClampedArray();
      };
      const linear = (value: number): number =>
        value <= 10.31 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4;
      const light = (all: Uint8ClampedArray, at: number): number =>
        0.2126 * linear(all[at] ?? 0) + 0.7152 * linear(all[at + 1] ?? 0) + 0.0722 * linear(all[at + 2] ?? 0);
      const [before, after] = [await pixels(one ?? ""), await pixels(other ?? "")];
      let best = 1;
      for (let at = 0; at < before.length; at += 4) {
        const [a, b] = [light(before, at), light(after, at)];
        best = Math.max(best, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
      }
      return best;
    },
    [withRing, withoutRing],
  );
}
