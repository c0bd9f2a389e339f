import type { Browser } from "playwright-core";
import { modes, type windows } from "./modes.ts";
import type { Row } from "./take-pictures.ts";

/** Width of one picture on a sheet, in CSS pixels, and how many stories stand beside and below each other. */
const layouts: Readonly<Record<keyof typeof windows, { width: number; beside: number; rows: number }>> = {
  desktop: { width: 480, beside: 1, rows: 4 },
  phone: { width: 240, beside: 2, rows: 2 },
};

const style = `
  body { margin: 0; padding: 12px; background: #777; font: 13px system-ui, sans-serif; color: #fff; }
  main { display: grid; gap: 12px; width: max-content; }
  section { display: flex; gap: 8px; align-items: start; }
  figure { margin: 0; } figcaption { padding-block-end: 2px; } img { display: block; }`;

/** One sheet of stories in one window, as a PNG. */
async function sheet(browser: Browser, rows: Row[], window: Row["window"]): Promise<Buffer> {
  const { width, beside } = layouts[window];
  const cells = rows.map(({ story, pictures }) => {
    const figures = pictures.map(
      (picture, index) =>
        `<figure><figcaption>${index === 0 ? story : modes[index]?.name}</figcaption>` +
        `<img width="${width}" src="data:image/png;base64,${picture.toString("base64")}"></figure>`,
    );
    return `<section>${figures.join("")}</section>`;
  });
  const columns = `grid-template-columns: repeat(${beside}, max-content)`;
  const page = await browser.newPage({ viewport: { width: (width + 8) * 4 * beside + 48, height: 200 } });
  await page.setContent(`<style>${style}</style><main style="${columns}">${cells.join("")}</main>`);
  const bytes = await page.screenshot({ fullPage: true });
  await page.close();
  return bytes;
}

/** Lays the pictures of one window out as contact sheets. */
export async function layOut(browser: Browser, rows: Row[], window: Row["window"]): Promise<Buffer[]> {
  const { beside, rows: down } = layouts[window];
  const all = rows.filter((row) => row.window === window);
  const sheets: Buffer[] = [];
  for (let start = 0; start < all.length; start += beside * down) {
    sheets.push(await sheet(browser, all.slice(start, start + beside * down), window));
  }
  return sheets;
}
