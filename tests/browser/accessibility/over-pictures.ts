import type { Page } from "playwright-core";
import { layStyle } from "./measures.ts";

/** A text that lies on a picture, and the least contrast with what is beneath it. */
export interface Overlay {
  text: string;
  contrast: number;
}

/**
 * Finds the texts whose ground is a picture, takes a picture of that ground without them, and compares each text's
 * colour with the pixel beneath it that it is least unlike.
 */
export async function textsOverPictures(page: Page): Promise<Overlay[]> {
  // What lets presses through is found as well.
  const touchable = await layStyle(page, "* { pointer-events: auto !important; }");
  const texts = await page.evaluate(() => {
    const found: { text: string; color: string; left: number; top: number; width: number; height: number }[] =
      [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      const text = node.textContent?.trim() ?? "";
      if (
        parent === null ||
        text === "" ||
        !parent.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true })
      )
        continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, top, width, height } of range.getClientRects()) {
        if (width < 2 || height < 2 || left < 0 || top < 0) continue;
        if (left + width > innerWidth || top + height > innerHeight) continue;
        const layers = document.elementsFromPoint(left + width / 2, top + height / 2);
        const own = layers.findIndex(
          (layer) => layer === parent || parent.contains(layer) || layer.contains(parent),
        );
        const picture = layers.findIndex((layer) => layer.matches("img, canvas, [data-mg-part=picture]"));
        // Between a text and its picture there is nothing that is not see-through.
        const ground = layers
          .slice(0, picture)
          .every((layer) => /, 0(\.\d+)?\)$|\/ 0(\.\d+)?\)$/.test(getComputedStyle(layer).backgroundColor));
        if (own !== 0 || picture <= own || !ground) continue;
        found.push({
          text: text.slice(0, 40),
          color: getComputedStyle(parent).color,
          left,
          top,
          width,
          height,
        });
      }
    }
    return found;
  });
  await touchable();
  const style = await layStyle(
    page,
    "*, *::before, *::after { color: transparent !important; text-shadow: none !important; -webkit-text-fill-color: transparent !important; } svg { visibility: hidden !important; }",
  );
  const ground = (await page.screenshot({ scale: "css", caret: "hide" })).toString("base64");
  await style();
  return page.evaluate(
    async ({ texts: all, ground: data }) => {
      const picture = new Image();
      picture.src = `data:image/png;base64,${data}`;
      await picture.decode();
      const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d", {
        willReadFrequently: true,
      });
      if (canvas === null) throw new Error("There is no canvas to look at pixels with.");
      canvas.drawImage(picture, 0, 0);
      const linear = (value: number): number =>
        value <= 10.31 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4;
      const light = (red: number, green: number, blue: number): number =>
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
      const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
      return all.map(({ text, color, left, top, width, height }) => {
        brush?.clearRect(0, 0, 1, 1);
        if (brush) brush.fillStyle = color;
        brush?.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = brush?.getImageData(0, 0, 1, 1).data ?? [];
        const ink = light(red, green, blue);
        const { data: pixels } = canvas.getImageData(left, top, Math.ceil(width), Math.ceil(height));
        let contrast = 21;
        for (let at = 0; at < pixels.length; at += 4) {
          const paper = light(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0);
          contrast = Math.min(contrast, (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05));
        }
        return { text, contrast: Math.round(contrast * 100) / 100 };
      });
    },
    { texts, ground },
  );
}

/** Pictures at their hardest for what lies on them. */
export const hardPictures: Readonly<Record<"white" | "black" | "noisy", string>> = {
  white: '<rect width="600" height="800" fill="#fff"/>',
  black: '<rect width="600" height="800" fill="#000"/>',
  noisy:
    '<defs><pattern id="p" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#fff"/><rect width="3" height="3"/><rect x="3" y="3" width="3" height="3" fill="#e22"/></pattern></defs><rect width="600" height="800" fill="url(#p)"/>',
};

/** Every picture that the page asks for from now on is this one. */
export async function paintEveryPicture(page: Page, kind: keyof typeof hardPictures): Promise<void> {
  await page.route(/\/media\/files\//, (route) =>
    route.fulfill({
      contentType: "image/svg+xml",
      body: `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="800" viewBox="0 0 600 800">${hardPictures[kind]}</svg>`,
    }),
  );
}
