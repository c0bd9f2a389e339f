import { type Browser, type CDPSession, chromium, type Page } from "playwright-core";
import { type GridSite, openGridSite } from "./grid-site.ts";
import { percentile, type Row } from "./report.ts";

const repetitions = 5;
const throttle = 4;
const moves = 91;
/** Time that a picture is held at the lower edge, in milliseconds. */
const held = 4000;

/** What one repetition saw. Times in milliseconds, `missed` in percent of the frames that the screen could have shown. */
interface Sight {
  missed: number;
  pickUp: number;
  drop: number;
  key: number;
  /** Null where the whole grid was in sight. */
  autoMissed: number | null;
  renders: number;
}

/** Notes every frame, and when the frame after a press or key was painted. */
const recorder = `
  window.frames_ = [];
  window.reply = new Promise(() => {});
  (function note(at) { window.frames_.push(at); requestAnimationFrame(note); })(performance.now());
  window.watchFor = (type, key) => {
    window.reply = new Promise((painted) => {
      const heard = (event) => {
        if (key && event.key !== key) return;
        removeEventListener(type, heard, true);
        const at = event.timeStamp;
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => painted(performance.now() - at);
          port2.postMessage(null);
        });
      };
      addEventListener(type, heard, true);
    });
  };
`;

const frame = 1000 / 60;

async function framesOf(page: Page): Promise<number[]> {
  return page.evaluate("window.frames_.splice(0)");
}
function gapsOf(frames: readonly number[]): number[] {
  return frames.slice(1).map((at, index) => at - frames[index]!);
}
/** Percent of the frames that were due and were not shown. */
function missedOf(frames: readonly number[]): number {
  const due = (frames.at(-1)! - frames[0]!) / frame;
  const missed = gapsOf(frames).reduce((sum, gap) => sum + Math.max(0, Math.round(gap / frame) - 1), 0);
  return (missed / due) * 100;
}
const replyOf = (page: Page): Promise<number> => page.evaluate("window.reply");

/** Waits until frames come evenly, or a second at most where they never do. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(`new Promise((quiet) => {
    const since = performance.now();
    let calm = 0;
    let last = since;
    (function look(now) {
      calm = now - last < 25 ? calm + 1 : 0;
      last = now;
      calm > 10 || now - since > 1000 ? quiet() : requestAnimationFrame(look);
    })(last);
  })`);
}

async function lookOnce(browser: Browser, url: string, cells: number, plain: boolean): Promise<Sight> {
  const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
  const client: CDPSession = await page.context().newCDPSession(page);
  await page.addInitScript(recorder);
  await page.goto(`${url}/?cells=${cells}${plain ? "&grid=plain" : ""}`);
  const third = page.locator('[data-key="picture-3"]');
  await third.waitFor();
  if (!plain) await page.locator('[data-mg-part="drag-layer"]').waitFor({ state: "attached" });
  await page.waitForLoadState("networkidle");
  await client.send("Emulation.setCPUThrottlingRate", { rate: throttle });
  await settle(page);
  const box = (await third.boundingBox())!;
  const start = { x: box.x + box.width / 2, y: box.y + box.height / 3 };

  // Pick up: the longest gap between two frames from the press until the picture hangs on the pointer.
  await page.mouse.move(start.x, start.y);
  await settle(page);
  await framesOf(page);
  await page.mouse.down();
  await page.mouse.move(start.x + 4, start.y + 4);
  await page.mouse.move(start.x + 9, start.y + 9);
  await settle(page);
  const pickUp = Math.max(...gapsOf(await framesOf(page)));

  // Carry it over the grid that is in sight, a step each frame and a half.
  await page.evaluate("window.page.seen.renders = 0");
  await framesOf(page);
  for (let step = 0; step < moves; step += 1) {
    const turn = (step / moves) * Math.PI * 2;
    await page.mouse.move(500 + Math.cos(turn) * 350, 430 + Math.sin(turn) * 200);
    await page.waitForTimeout(16);
  }
  const missed = missedOf(await framesOf(page));
  const renders = Number(await page.evaluate("window.page.seen.renders"));
  await settle(page);
  // The page's own server would work in the same thread; a real one answers from elsewhere.
  await page.evaluate("window.page.server.held = []; window.watchFor('mouseup')");
  await page.mouse.up();
  const drop = await replyOf(page);
  await page.evaluate("for (const go of window.page.server.held) go()");
  await settle(page);

  // By keyboard, three rows down and back.
  const second = page.locator('[data-key="picture-2"]');
  await second.focus();
  await page.keyboard.press("Space");
  await settle(page);
  const keys: number[] = [];
  for (const key of [
    "ArrowRight",
    "ArrowDown",
    "ArrowRight",
    "ArrowUp",
    "ArrowLeft",
    "ArrowDown",
    "ArrowLeft",
  ]) {
    await page.evaluate(`window.watchFor("keydown", "${key}")`);
    await page.keyboard.press(key);
    keys.push(await replyOf(page));
    await settle(page);
  }
  await page.keyboard.press("Escape");
  await settle(page);

  let autoMissed: number | null = null;
  if (cells >= 1000) {
    const from = (await page.locator('[data-key="picture-4"]').boundingBox())!;
    await page.mouse.move(from.x + 60, from.y + 60);
    await page.mouse.down();
    await page.mouse.move(from.x + 60, from.y + 90, { steps: 4 });
    await page.mouse.move(from.x + 60, 885, { steps: 4 });
    await page.waitForFunction("scrollY > 50");
    await framesOf(page);
    await page.waitForTimeout(held);
    autoMissed = missedOf(await framesOf(page));
    await page.mouse.up();
  }
  await page.close();
  return { missed, pickUp, drop, key: percentile(keys, 50), autoMissed, renders };
}

function rowsOf(name: string, sights: readonly Sight[], goals: boolean): Row[] {
  const median = (values: readonly (number | null)[]): number =>
    percentile(
      values.filter((value) => value !== null),
      50,
    );
  const row = (what: string, of: keyof Sight, unit: string, most: number): Row => {
    const value = median(sights.map((sight) => sight[of]));
    return {
      name: `${name}, ${what}`,
      value,
      unit,
      ...(goals ? { goal: `≤ ${most}`, met: value <= most } : {}),
    };
  };
  return [
    row("missed frames while dragging", "missed", "%", 1),
    row("pick-up", "pickUp", "ms", 100),
    row("drop", "drop", "ms", 80),
    row("key", "key", "ms", 35),
    ...(sights.some(({ autoMissed }) => autoMissed !== null)
      ? [row("missed frames in auto-scroll", "autoMissed", "%", 3)]
      : []),
    row(`cell renders in ${moves} moves`, "renders", "", 0),
  ];
}

/** Sorting 8, 100 and 1,000 pictures under a slowed processor, beside the same library used as its guide says. */
export async function measureGrid(): Promise<Row[]> {
  const site: GridSite = await openGridSite();
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
  });
  try {
    const rows: Row[] = [];
    for (const cells of [8, 100, 1000]) {
      for (const plain of [false, true]) {
        const sights: Sight[] = [];
        // The reference only stands beside; one look at it is enough to see how far away it is.
        for (let n = 0; n < (plain ? 1 : repetitions); n += 1)
          sights.push(await lookOnce(browser, site.url, cells, plain));
        rows.push(
          ...rowsOf(`${cells} pictures, ${plain ? "plain dnd-kit" : "ThumbnailGrid"}`, sights, !plain),
        );
      }
    }
    return rows;
  } finally {
    await browser.close();
    await site.close();
  }
}
