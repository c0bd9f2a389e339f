import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import sharp from "sharp";
import { paintScene } from "./paint-scene.ts";

/**
 * Paints a contact sheet to judge the engine by eye:
 * `node --conditions=@media-gen/source contact-sheet.ts --out sheet.png [--prompts "a|b|c"] [--seeds 8] [--styles] [--ratio 3:4] [--cell 300]`.
 * Each prompt gives one cell for each seed (and each style with `--styles`), row by row, in the order given.
 */
const { values } = parseArgs({
  options: {
    out: { type: "string", default: "contact-sheet.png" },
    prompts: { type: "string" },
    seeds: { type: "string", default: "1" },
    first: { type: "string", default: "1" },
    style: { type: "string", default: "realistic" },
    styles: { type: "boolean", default: false },
    ratio: { type: "string", default: "3:4" },
    cell: { type: "string", default: "300" },
    columns: { type: "string", default: "6" },
    detail: { type: "string", default: "full" },
    negative: { type: "string" },
  },
});

const defaults = [
  "달빛이 쏟아지는 자정의 도서관, 책을 든 소녀",
  "비 내리는 바다 위의 성",
  "심해를 항해하는 잠수함 노틸러스와 네모 선장",
  "하루, 다정하고 차분한 열여덟 살 소녀",
  "a foggy autumn forest with a lantern",
  "비 오는 네온 도시의 탐정",
  "노을 지는 사막을 걷는 여행자",
  "雪山と夜明け",
  "기차역에서의 이별, 저녁",
  "放課後の教室、夕焼け",
  "a royal palace ballroom, princess in a red dress",
  "우주를 떠도는 행성과 별빛",
  "고래가 헤엄치는 심해",
  "봄날의 벚꽃 마을",
  "반딧불이 있는 여름밤 숲",
  "knight with a sword in ruins at dusk",
  "오로라 아래 겨울 호수",
  "바다를 건너는 범선, 아침",
];

const sizes: Record<string, [number, number]> = {
  "3:4": [768, 1024],
  "16:9": [1024, 576],
  "1:1": [1024, 1024],
};
const [width, height] = sizes[values.ratio] ?? sizes["3:4"]!;
const prompts = values.prompts ? values.prompts.split("|") : defaults;
const styles = values.styles ? ["realistic", "anime", "painterly"] : [values.style];
const cellWidth = Number(values.cell);
const cellHeight = Math.round((cellWidth * height) / width);
const columns = Number(values.columns);
const cells: Buffer[] = [];
for (const prompt of prompts) {
  for (let i = 0; i < Number(values.seeds); i++) {
    for (const style of styles) {
      const started = performance.now();
      const picture = paintScene({
        prompt,
        negativePrompt: values.negative ?? null,
        style,
        width,
        height,
        seed: Number(values.first) + i,
        variation: null,
        detail: values.detail === "draft" ? "draft" : "full",
      });
      const spent = Math.round(performance.now() - started);
      process.stdout.write(`${cells.length + 1}. ${spent} ms  ${style}  ${prompt}\n`);
      cells.push(
        await sharp(picture.rgb, { raw: { width: picture.width, height: picture.height, channels: 3 } })
          .resize(cellWidth, cellHeight)
          .png()
          .toBuffer(),
      );
    }
  }
}
const gap = 8;
const rows = Math.ceil(cells.length / columns);
const sheet = sharp({
  create: {
    width: columns * (cellWidth + gap) + gap,
    height: rows * (cellHeight + gap) + gap,
    channels: 3,
    background: "#15171a",
  },
}).composite(
  cells.map((input, i) => ({
    input,
    left: gap + (i % columns) * (cellWidth + gap),
    top: gap + Math.floor(i / columns) * (cellHeight + gap),
  })),
);
writeFileSync(values.out, await sheet.png().toBuffer());
