import { type PaintedPicture, type Painting, paintScene } from "@media-gen/server-kit/providers/procedural";
import sharp from "sharp";
import { percentile, type Row } from "./report.ts";

const prompts = [
  "달빛이 쏟아지는 도서관의 소녀",
  "비 내리는 바다 위의 성",
  "네모 선장과 잠수함 노틸러스, 심해",
  "비 오는 네온 도시의 탐정",
  "overgrown forest with fireflies at night",
  "하루",
  "오로라 아래 겨울 호수",
  "봄날의 벚꽃 마을",
];

/** Milliseconds of processor time, so that a busy machine tells the same as a quiet one. */
function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function paint(prompt: string, style: string, detail: Painting["detail"], seed: number): PaintedPicture {
  return paintScene({
    prompt,
    negativePrompt: null,
    style,
    width: 768,
    height: 1024,
    seed,
    variation: null,
    detail,
  });
}

/** A plain pass over as many pixels: what a loop in this language costs here, as the reference of the run. */
function onePass(): number {
  const pixels = new Float32Array(768 * 1024 * 3);
  return processorTime(() => {
    for (let at = 0; at < pixels.length; at += 1) pixels[at] = Math.sqrt(at * 0.5) + pixels[at]!;
  });
}

/** Milliseconds of processor time that sharp takes to write a picture as PNG, the way the provider does it. */
async function encodePng({ width, height, rgb }: PaintedPicture): Promise<number> {
  const before = process.cpuUsage();
  await sharp(rgb, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** One 3:4 picture of the offline engine on one core, over places, people and styles, in full and as a draft. */
export async function measureEngine(): Promise<Row[]> {
  for (const style of ["realistic", "anime", "painterly"]) paint(prompts[0]!, style, "draft", 1);
  const pass = percentile(Array.from({ length: 9 }, onePass), 50);
  const rows: Row[] = [{ name: "one plain pass over 768 × 1024 pixels, p50", value: pass, unit: "ms" }];
  for (const style of ["realistic", "anime", "painterly"]) {
    const times = (detail: Painting["detail"]): number[] =>
      prompts.map((prompt, index) => processorTime(() => paint(prompt, style, detail, 500 + index)));
    const full = times("full");
    const png = await encodePng(paint(prompts[0]!, style, "full", 500));
    const draft = percentile(times("draft"), 50);
    const worst = percentile(full, 100);
    rows.push(
      { name: `${style}, full, p50`, value: percentile(full, 50), unit: "ms" },
      { name: `${style}, full, worst`, value: worst, unit: "ms", goal: "≤ 1500", met: worst <= 1500 },
      { name: `${style}, full, p50 ÷ one pass`, value: percentile(full, 50) / pass, unit: "" },
      { name: `${style}, the same as PNG by sharp`, value: png, unit: "ms" },
      { name: `${style}, full, p50 ÷ PNG`, value: percentile(full, 50) / png, unit: "" },
      { name: `${style}, draft, p50`, value: draft, unit: "ms", goal: "≤ 60", met: draft <= 60 },
    );
  }
  return rows;
}
