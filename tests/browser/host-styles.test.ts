import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { type Browser, chromium, type Page } from "playwright-core";
import { compile } from "tailwindcss";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeFindings, launchOptions } from "./site.ts";

const folder = mkdtempSync(join(tmpdir(), "media-gen-host-page-"));
const types: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css" };
const layers = "@layer theme, base, media-gen, components, utilities;";
/** What Tailwind's preflight says of the page itself, said by a host without Tailwind. */
const quiet = `html { line-height: 1.5; font-family: "Noto Sans CJK KR", sans-serif !important; } body { margin: 0; }`;
/** The resets that hosts still carry, at their rudest. */
const reset = `
  *, *::before, *::after { margin: 0; padding: 0; border: 0; box-sizing: content-box; font: inherit; vertical-align: baseline; }
  button, input, textarea, select { all: unset; }
  ul, ol { list-style: none; }
  a { color: inherit; text-decoration: none; }
  img, svg { display: block; max-width: 100%; height: auto; }
  h1, h2, h3, h4 { font-size: inherit; font-weight: inherit; }
  *:focus { outline: none; }`;
const rudeBody = `body { font: 10px/1 Georgia, serif; color: #b00; letter-spacing: 1px; text-transform: uppercase; }`;

let browser: Browser;
let tailwind = "";
const server = createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const file = pathname === "/" ? "index.html" : pathname.slice(1);
  const bytes = await readFile(join(folder, file)).catch(() => null);
  response.writeHead(bytes ? 200 : 404, { "content-type": types[extname(file)] ?? "text/plain" });
  const sheets: Record<string, string> = {
    quiet,
    tailwind: layers + tailwind + quiet,
    layered: `${layers}@layer base { ${reset} } ${quiet}`,
    bare: quiet,
    reset: reset + rudeBody,
  };
  const host = searchParams.get("host") ?? "";
  const html = bytes?.toString().replace("<head>", `<head><style>${sheets[host]}</style>`);
  response.end(file === "index.html" ? html : (bytes ?? ""));
}).listen(0, "127.0.0.1");

beforeAll(async () => {
  const { resolve } = createRequire(import.meta.url);
  const compiler = await compile(
    `@import "tailwindcss/theme.css" layer(theme); @import "tailwindcss/preflight.css" layer(base); @import "tailwindcss/utilities.css" layer(utilities);`,
    {
      loadStylesheet: async (id, base) => ({
        path: id,
        base,
        content: await readFile(resolve(id), "utf8"),
      }),
    },
  );
  tailwind = compiler.build(["rounded-none", "bg-red-600"]);
  await build({
    root: fileURLToPath(new URL("host-page", import.meta.url)),
    logLevel: "error",
    plugins: [react()],
    resolve: { conditions: ["@media-gen/source"] },
    build: { outDir: folder, emptyOutDir: true },
  });
  if (!server.listening) await once(server, "listening");
  browser = await chromium.launch(launchOptions);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function visit(host: string, width = 1280): Promise<Page> {
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The machine gave no port.");
  const page = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: "reduce" });
  // Without the kit's stylesheet, also where a part that loads later asks for it again.
  if (host === "bare") await page.route(/\.css$/, (route) => route.abort());
  await page.goto(`http://127.0.0.1:${address.port}/?host=${host}`);
  // Without a style sheet the second row may be out of sight, and only what is in sight is in the page.
  await page.getByRole("gridcell").nth(1).waitFor();
  return page;
}

const opener = (page: Page) => page.getByRole("button", { name: "대표이미지 생성" }).first();

async function openModal(page: Page): Promise<void> {
  await opener(page).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "어떤 장면을 그릴까요?" }).waitFor();
}

/** Starts a job, and chooses another cover among the pictures that are there. */
async function doTheJob(page: Page): Promise<void> {
  const dialog = page.getByRole("dialog");
  // Cells out of sight come into the page when they come into sight.
  await dialog.getByRole("grid").evaluate((grid) => grid.scrollIntoView({ block: "end" }));
  const other = dialog.getByRole("gridcell", { selected: false }).first();
  await other.getByRole("button", { name: /대표/ }).first().click();
  await dialog.getByRole("button", { name: "4장 더 만들기" }).click();
  await dialog.getByRole("progressbar").waitFor({ state: "attached" });
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
}

type Look = Record<string, string>;

/** What each part looks like, in the order of the page. */
function looks(page: Page): Promise<Look[]> {
  return page.evaluate(() => {
    const told =
      "display position width height padding margin border border-radius background-color color font-size font-weight line-height text-align letter-spacing text-transform cursor box-sizing";
    // The second button carries the host's own utilities.
    return [...document.querySelectorAll("[data-mg-part]:not(.bg-red-600, .bg-red-600 *)")].map((part) => {
      const style = getComputedStyle(part);
      const look: Look = { part: part.getAttribute("data-mg-part") ?? "" };
      for (const name of told.split(" ")) look[name] = style.getPropertyValue(name);
      // A border without a width has no style that could be seen.
      if (look.border?.startsWith("0px")) look.border = "none";
      return look;
    });
  });
}

/** Where two pages differ, as "part property: here, there". */
async function differences(here: Page, there: Page): Promise<string[]> {
  const [left, right] = [await looks(here), await looks(there)];
  if (left.length !== right.length) return [`${left.length} parts here, ${right.length} there`];
  return left.flatMap((look, index) =>
    Object.entries(look)
      .filter(([name, value]) => right[index]?.[name] !== value)
      .map(([name, value]) => `${look.part} ${name}: ${value}, ${right[index]?.[name]}`),
  );
}

describe("beside Tailwind 4", () => {
  it("looks as it does alone, outside and inside the dialog", async () => {
    const [alone, beside] = [await visit("quiet"), await visit("tailwind")];
    expect(await differences(alone, beside)).toEqual([]);
    await openModal(alone);
    await openModal(beside);
    expect(await differences(alone, beside)).toEqual([]);
    await Promise.all([alone.close(), beside.close()]);
  });

  it("yields to the host's utilities", async () => {
    const page = await visit("tailwind");
    const button = page.getByRole("button", { name: "대표이미지 생성" }).nth(1);
    const [radius, colour] = await button.evaluate((element) => {
      const style = getComputedStyle(element);
      return [style.borderRadius, style.backgroundColor];
    });
    expect(radius).toBe("0px");
    expect(colour).toMatch(/oklch\(0\.57|rgb\(23/);
    await page.close();
  });
});

describe("beside a rude reset", () => {
  it("looks as it does alone when the reset stands in a layer before the kit", async () => {
    const [alone, beside] = [await visit("quiet"), await visit("layered")];
    await openModal(alone);
    await openModal(beside);
    expect(await differences(alone, beside)).toEqual([]);
    await Promise.all([alone.close(), beside.close()]);
  });

  it("can be read and used when the reset stands in no layer", async () => {
    const page = await visit("reset");
    await openModal(page);
    // How large a target is, such a host has decided itself.
    expect((await axeFindings(page)).filter((finding) => !finding.startsWith("target-size"))).toEqual([]);
    await doTheJob(page);
    await page.close();
  });
});

describe("without the kit's stylesheet", () => {
  it("does the job", async () => {
    const page = await visit("bare", 375);
    await openModal(page);
    await doTheJob(page);
    await page.close();
  });
});
