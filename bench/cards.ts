import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { percentile, type Row } from "./report.ts";

const rounds = 40;
const warmUp = 10;

/** What a page of 100 covers costs beside 100 plain pictures, turn by turn in one page. */
export async function measureCards(): Promise<Row[]> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("cards/page.tsx", import.meta.url))],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    jsx: "automatic",
    outdir: "out",
    write: false,
    define: { "process.env.NODE_ENV": '"production"' },
    conditions: ["@media-gen/source"],
  });
  const script = outputFiles.map(({ text }) => text).join("\n");
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  try {
    const page = await browser.newPage();
    // A page with an address: on one without, the cards' addresses name nothing and every picture is lost at once.
    await page.route("http://cards.example/", (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html><title>cards</title>" }),
    );
    await page.goto("http://cards.example/");
    await page.addScriptTag({ content: script, type: "module" });
    await page.waitForFunction(() => "commitCovers" in window);
    const times = await page.evaluate(
      async ({ rounds, warmUp }) => {
        const { commitPlain, commitCovers } = window as unknown as Record<string, () => number>;
        const found = { plain: [] as number[], covers: [] as number[] };
        for (let round = 0; round < rounds + warmUp; round += 1) {
          const plain = commitPlain!();
          const covers = commitCovers!();
          if (round >= warmUp) {
            found.plain.push(plain);
            found.covers.push(covers);
          }
          await new Promise((resolve) => requestAnimationFrame(resolve));
        }
        return found;
      },
      { rounds, warmUp },
    );
    const plain = percentile(times.plain, 50);
    const covers = percentile(times.covers, 50);
    const ratio = covers / plain;
    return [
      { name: "100 PrimaryImage, commit, p50", value: covers, unit: "ms" },
      { name: "100 plain img, commit, p50", value: plain, unit: "ms" },
      { name: "covers beside plain pictures", value: ratio, unit: "times", goal: "≤ 1.3", met: ratio <= 1.3 },
    ];
  } finally {
    await browser.close();
  }
}
