import type { Page } from "playwright-core";

/** One thing that can be pressed, as it stands on the screen; in CSS pixels. */
interface Target {
  name: string;
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Everything a person can press now: shown, not covered by an open dialog, not only for screen readers. */
function targets(page: Page): Promise<Target[]> {
  return page.evaluate(() => {
    const pressable =
      "button, a[href], input:not([type=hidden]), textarea, select, summary, [role=radio], [role=menuitem], [role=option], [role=spinbutton], [role=slider]";
    return [...document.querySelectorAll<HTMLElement>(pressable)]
      .filter((element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }))
      .filter((element) => element.closest("[aria-hidden=true], [inert]") === null)
      .map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const name = element.getAttribute("aria-label") ?? element.textContent?.trim() ?? "";
        return { name: name || element.tagName.toLowerCase(), left, top, width, height };
      })
      .filter(({ width, height }) => width > 1 && height > 1);
  });
}

function tell({ name, width, height }: Target): string {
  return `${name.slice(0, 40)} ${Math.round(width * 10) / 10}x${Math.round(height * 10) / 10}`;
}

/** Targets with a side shorter than so many pixels; half a pixel is forgiven to rounding. */
export async function targetsBelow(page: Page, side: number): Promise<string[]> {
  const found = await targets(page);
  return found.filter(({ width, height }) => Math.min(width, height) < side - 0.5).map(tell);
}

/**
 * Texts that cannot be read whole: they stand out of a box that cuts them off and does not scroll, or out of their own
 * button. A line that ends in an ellipsis on purpose is left out.
 */
export function clippedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const clipped = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent?.trim() ?? "";
      if (parent === null || text === "" || !parent.checkVisibility({ checkVisibilityCSS: true })) continue;
      if (parent.closest("[aria-hidden=true], [inert], script, style, .host-title") !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const lines = [...range.getClientRects()];
      for (
        let box: HTMLElement | null = parent;
        box !== null && box !== document.body;
        box = box.parentElement
      ) {
        const style = getComputedStyle(box);
        const bounds = box.getBoundingClientRect();
        // A sentence for screen readers alone is one pixel wide.
        if (bounds.width <= 1 || bounds.height <= 1 || style.textOverflow === "ellipsis") break;
        if (style.webkitLineClamp !== "none") break;
        const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY);
        const holds = /hidden|clip/.test(style.overflowX + style.overflowY) || box.tagName === "BUTTON";
        const out = lines.some(
          ({ left, right, top, bottom }) =>
            right > bounds.right + 1 ||
            left < bounds.left - 1 ||
            bottom > bounds.bottom + 3 ||
            top < bounds.top - 3,
        );
        if (holds && !scrolls && out)
          clipped.add(`${text.slice(0, 40)} in ${box.dataset.mgPart ?? box.tagName}`);
        if (scrolls || style.position === "fixed") break;
      }
    }
    return [...clipped];
  });
}

/**
 * Lays a style over the page, past a host's policy for style elements.
 * @returns how to take it off
 */
export async function layStyle(page: Page, css: string): Promise<() => Promise<void>> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);
  return () => page.evaluate(() => void document.adoptedStyleSheets.pop());
}

/** The spacing that WCAG 1.4.12 lets a reader set. */
export const readersSpacing: string = `
  * {
    line-height: 1.5 !important;
    letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important;
  }
  p {
    margin-block-end: 2em !important;
  }`;

/** Animations and transitions that a person who asked for less motion would still see; short fades are allowed. */
export function motions(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document.getAnimations().flatMap((animation) => {
      const { effect } = animation;
      if (!(effect instanceof KeyframeEffect) || animation.playState !== "running") return [];
      const moved = new Set(
        effect
          .getKeyframes()
          .flatMap((frame) => Object.keys(frame))
          .filter((name) => !/^(offset|computedOffset|easing|composite|opacity)$|color$/i.test(name)),
      );
      const time = Number(effect.getComputedTiming().activeDuration);
      if (moved.size === 0 && time <= 100) return [];
      const target = effect.target as HTMLElement | null;
      return [
        `${target?.dataset.mgPart ?? target?.tagName}: ${[...moved].join(", ") || "opacity"} for ${time} ms`,
      ];
    }),
  );
}
