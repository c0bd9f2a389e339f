import { availableParallelism } from "node:os";
import { type Painting, paintScene } from "@media-gen/server-kit/providers/procedural";

/** Milliseconds of processor time (so that a busy machine tells the same) for one picture of the offline engine, full and draft, over places, people and styles. */
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
const styles = ["realistic", "anime", "painterly"];
const sizes = [
  { ratio: "3:4", width: 768, height: 1024 },
  { ratio: "16:9", width: 1024, height: 576 },
  { ratio: "1:1", width: 1024, height: 1024 },
];

function measure(detail: Painting["detail"], width: number, height: number, style: string): number[] {
  const times: number[] = [];
  for (const [i, prompt] of prompts.entries()) {
    const painting: Painting = {
      prompt,
      negativePrompt: null,
      style,
      width,
      height,
      seed: 500 + i,
      variation: null,
      detail,
    };
    const before = process.cpuUsage();
    paintScene(painting);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
  }
  return times.sort((a, b) => a - b);
}

measure("draft", 768, 1024, "realistic");
process.stdout.write(
  `offline engine, one core of ${availableParallelism()}; processor ms per picture, median / worst\n`,
);
for (const { ratio, width, height } of sizes) {
  for (const style of styles) {
    const full = measure("full", width, height, style);
    const draft = measure("draft", width, height, style);
    const show = (times: number[]): string =>
      `${times[times.length >> 1]!.toFixed(0)} / ${times.at(-1)!.toFixed(0)}`;
    process.stdout.write(
      `${ratio.padEnd(5)} ${style.padEnd(10)} full ${show(full).padEnd(12)} draft ${show(draft)}\n`,
    );
  }
}
