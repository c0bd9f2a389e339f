import axe from "axe-core";
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from "playwright-core";
import { type Demo, type Session, startDemo } from "../system/demo.ts";

/** Chromium as Debian ships it; it never speaks to the network. */
export const launchOptions = {
  executablePath: "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
  ],
};

/** How a person looks at the site. */
export interface Visit {
  user?: "writer" | "reader" | "sora" | null;
  width?: number;
  height?: number;
  dark?: boolean;
  /** A finger instead of a mouse. */
  touch?: boolean;
  reducedMotion?: boolean;
  /** Dots of the screen per CSS pixel. @default 1 */
  density?: number;
  /** Is done in the empty page, before it goes anywhere. */
  prepare?: (page: Page) => Promise<void>;
}

/** A site that answers somewhere: the demo, or the same host app on a fleet. */
export type Host = Pick<Demo, "url" | "signIn" | "stop">;

/** A running site with a browser beside it. */
export interface Site<Running extends Host = Demo> {
  readonly demo: Running;
  /** Opens a page in a profile of its own. */
  visit(path: string, visit?: Visit): Promise<Page>;
  /** Sends requests as a user, past the browser. */
  as(user: string): Promise<Session>;
  /** Errors that pages printed or threw since the last call. */
  complaints(): string[];
  close(): Promise<void>;
}

/** Starts the demo, with the draft engine unless `env` says otherwise, and Chromium. */
export async function openSite(env: Record<string, string> = {}): Promise<Site> {
  return openSiteOf(() => startDemo(env));
}

/** Starts any site, and Chromium. */
export async function openSiteOf<Running extends Host>(
  start: () => Promise<Running>,
): Promise<Site<Running>> {
  const [demo, browser]: [Running, Browser] = await Promise.all([start(), chromium.launch(launchOptions)]);
  const heard: string[] = [];
  const contexts: BrowserContext[] = [];
  return {
    demo,
    as: (user) => demo.signIn(user),
    visit: async (
      path,
      { user = "writer", width = 1280, height = 900, dark, touch, reducedMotion, density, prepare } = {},
    ) => {
      const context = await browser.newContext({
        viewport: { width, height },
        locale: "ko-KR",
        colorScheme: dark ? "dark" : "light",
        hasTouch: touch ?? false,
        isMobile: touch ?? false,
        deviceScaleFactor: density ?? 1,
        reducedMotion: reducedMotion ? "reduce" : "no-preference",
      });
      contexts.push(context);
      if (user) await context.request.post(`${demo.url}/api/session`, { data: { user_id: user } });
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      page.on("pageerror", (error) => heard.push(error.message));
      page.on("console", (message) => {
        // A refusal that a test provokes is a line of Chromium's own, not of the page.
        if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) {
          heard.push(message.text());
        }
      });
      await prepare?.(page);
      await page.goto(demo.url + path);
      return page;
    },
    complaints: () => heard.splice(0),
    close: async () => {
      await Promise.allSettled(contexts.map((context) => context.close()));
      await browser.close();
      await demo.stop();
    },
  };
}

/** Presses the owner's button and waits for the dialog. */
export async function openModal(page: Page): Promise<Locator> {
  await page.getByRole("button", { name: "대표이미지 생성" }).first().click();
  const modal = page.getByRole("dialog", { name: "대표이미지 만들기" });
  await modal.getByRole("textbox", { name: "어떤 장면을 그릴까요?" }).waitFor();
  return modal;
}

/** Sets the count and sends the form. */
export async function submit(modal: Locator, count: number): Promise<void> {
  const stepper = modal.getByRole("spinbutton", { name: "장수" });
  await stepper.focus();
  await stepper.press("Home");
  for (let n = 1; n < count; n += 1) await stepper.press("ArrowUp");
  await modal.getByRole("button", { name: new RegExp(`^${count}장 (더 )?만들기$`) }).click();
}

/** Waits until nothing is being drawn in the dialog. */
export async function settled(page: Page): Promise<void> {
  await page
    .locator('[data-mg-part="stage"][data-state="running"]')
    .waitFor({ state: "attached" })
    .catch(() => undefined);
  await page
    .locator('[data-mg-part="stage"][data-state="running"]')
    .waitFor({ state: "detached", timeout: 60_000 });
}

/** The toast's sentence. */
export function toast(page: Page): Locator {
  return page.locator('[data-mg-part="toast-message"]:visible');
}

/** The cells of the grid in the dialog, in their order on the screen. */
export function cells(page: Page): Locator {
  return page.locator('[data-mg-part="stage"] [data-mg-part="cell-body"]');
}

/**
 * What axe finds wrong on the page, shortened to rule and place.
 * @param without rules to leave out; say at the call why
 */
export async function axeFindings(page: Page, without: readonly string[] = []): Promise<string[]> {
  // Looking in mid-fade would measure the contrast of a half-drawn dialog.
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        (animation) =>
          animation.playState !== "running" || animation.effect?.getComputedTiming().iterations === Infinity,
      ),
  );
  if (!(await page.evaluate("typeof axe !== 'undefined'"))) await page.evaluate(axe.source);
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  return page.evaluate(async (rules) => {
    const engine = (globalThis as unknown as { axe: typeof axe }).axe;
    const { violations } = await engine.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      rules,
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary?.split("\n")[1] ?? ""}`),
    );
  }, rules);
}

/** By how many pixels the page is wider than its window; 0 when nothing scrolls sideways. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
