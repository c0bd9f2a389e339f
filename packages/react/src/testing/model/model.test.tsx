import { act } from "@testing-library/react";
import fc from "fast-check";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { preloadImageGenerateModal } from "../../generation/image-generate-modal.tsx";
import { type Action, anyAction, modal, perform, press, pressable } from "./actions.ts";
import { imagesShownTo, openWorld, startingCredits, type World } from "./world.tsx";

const { MEDIA_GEN_LONG, MEDIA_GEN_MODEL_SEED, MEDIA_GEN_MODEL_PATH } = process.env;
const size =
  MEDIA_GEN_LONG === "1" ? { parts: 10, runs: 50, actions: 200 } : { parts: 1, runs: 25, actions: 40 };
/** A run that failed lives again with the seed and the path that it printed. */
const firstSeed = Number(MEDIA_GEN_MODEL_SEED ?? 20_261_124);
const seeds = MEDIA_GEN_MODEL_PATH
  ? [firstSeed]
  : Array.from({ length: size.parts }, (_, part) => firstSeed + part);

const printed: string[] = [];
// The modal's code is there before the clock stands still.
beforeAll(preloadImageGenerateModal);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"] });
  for (const level of ["error", "warn"] as const)
    vi.spyOn(console, level).mockImplementation((...said) => void printed.push(said.map(String).join(" ")));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** Everything that was in the way is over: the person is signed in, online, looks, and the engine has drawn. */
async function calmDown(world: World): Promise<void> {
  world.road.faults = [];
  world.server.setCaller("writer");
  await world.setOnline(true);
  await world.settle();
  await world.look();
  await act(async () => world.server.finishAll());
  await world.settle();
  await world.pass(400);
  await world.look();
  press(/^취소$/);
  if (modal() === null) press(/^대표이미지 생성$/);
  await world.settle();
  press(/^갤러리 전체/, 0, modal());
  await world.settle();
}

function expectTruth(world: World): void {
  const { images, jobs, balance } = world.truth();
  const ids = images.map(({ id }) => id);
  const dialog = modal();
  if (dialog === null) throw new Error("The modal did not open.");

  // What the server holds.
  expect(images.filter(({ is_primary }) => is_primary)).toHaveLength(images.length > 0 ? 1 : 0);
  const charged = jobs.reduce((sum, { credits }) => sum + credits.charged, 0);
  expect(jobs.reduce((sum, { credits }) => sum + credits.held, 0)).toBe(0);
  expect(balance).toBe(startingCredits - charged);

  // What both tabs hold and show.
  expect(imagesShownTo(world.tab)).toEqual(images);
  expect(imagesShownTo(world.second)).toEqual(images);
  const cells = [...dialog.querySelectorAll("[role=grid] [data-kind=image]")];
  expect(cells.map((cell) => cell.querySelector("img")?.getAttribute("src"))).toEqual(
    images.map(({ url }) => url),
  );
  expect(dialog.querySelectorAll("[role=grid] [data-state=primary]")).toHaveLength(ids.length > 0 ? 1 : 0);
  const covers = [...world.tab.page.container.querySelectorAll("[data-mg-part=primary-image] img")];
  expect(covers.at(-1)?.getAttribute("src") ?? null).toBe(images[0]?.url ?? null);
  const small = [...world.second.page.container.querySelectorAll("[role=list] img")];
  expect(small.map((picture) => picture.getAttribute("src"))).toEqual(images.map(({ url }) => url));

  // Nothing waits and nothing lies behind.
  expect(
    document.querySelectorAll("[role=progressbar], [aria-busy=true], [data-state=running]"),
  ).toHaveLength(0);
  expect(pressable(/^\d장 (더 )?만들기$/, dialog)).toHaveLength(1);
  expect(dialog.textContent).toContain(`보유 ${balance.toLocaleString("ko")}`);
  for (const layer of document.querySelectorAll("[data-mg-part=toast-layer]"))
    expect(layer.querySelectorAll("[data-mg-part=toast]").length).toBeLessThanOrEqual(1);
}

async function live(latency: number, pictures: number, actions: readonly Action[]): Promise<void> {
  printed.length = 0;
  const world = await openWorld(latency, pictures);
  try {
    for (const action of actions) await perform(world, action);
    await calmDown(world);
    expectTruth(world);
    expect(printed).toEqual([]);
  } finally {
    await world.leave();
  }
}

test.each(seeds)(
  `whatever ${size.actions} things happen, what is shown at the end is what the server holds: seed %i`,
  async (seed) => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(0, 40, 400),
        fc.nat(6),
        fc.array(anyAction, { minLength: size.actions, maxLength: size.actions }),
        live,
      ),
      {
        numRuns: size.runs,
        endOnFailure: true,
        seed,
        ...(MEDIA_GEN_MODEL_PATH ? { path: MEDIA_GEN_MODEL_PATH } : {}),
      },
    );
  },
  MEDIA_GEN_LONG === "1" ? 3_600_000 : 300_000,
);
