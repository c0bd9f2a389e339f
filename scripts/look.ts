// `npm run look`: every story in light, dark, forced colours and right to left, on a desktop and on a phone, as contact
// sheets in .data/look. Words after `--` choose stories by their ids.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { launchOptions } from "../tests/browser/site.ts";
import { buildStorybook, openStorybook } from "../tests/browser/storybook.ts";
import { layOut } from "./look/lay-out.ts";
import { windows } from "./look/modes.ts";
import { takePictures } from "./look/take-pictures.ts";

const folder = fileURLToPath(new URL("../.data/look", import.meta.url));
const words = process.argv.slice(2);
await buildStorybook();
const storybook = await openStorybook();
const browser = await chromium.launch(launchOptions);
try {
  const stories = storybook.entries.filter(
    ({ id, type }) => type === "story" && (words.length === 0 || words.some((word) => id.includes(word))),
  );
  const rows = await takePictures(browser, storybook, stories);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(`${folder}/single`, { recursive: true });
  for (const { story, window, pictures } of rows) {
    for (const [index, picture] of pictures.entries()) {
      writeFileSync(`${folder}/single/${story}.${window}.${index}.png`, picture);
    }
  }
  for (const window of Object.keys(windows) as (keyof typeof windows)[]) {
    const sheets = await layOut(browser, rows, window);
    for (const [index, bytes] of sheets.entries()) {
      writeFileSync(`${folder}/${window}-${String(index + 1).padStart(2, "0")}.png`, bytes);
    }
  }
  console.log(`${stories.length} stories, ${rows.length * 4} pictures: .data/look`);
} finally {
  await browser.close();
  storybook.close();
}
