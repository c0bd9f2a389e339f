import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database, type MediaGenError, migrate } from "@media-gen/server-kit";
import { openPglite } from "@media-gen/server-kit/database/pglite";
import { createLocalObjectStore } from "@media-gen/server-kit/objects/local";
import fc from "fast-check";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as model from "./model.ts";
import { compare, type Real, startReal } from "./real.ts";

const runs = Number(process.env.MEDIA_GEN_MODEL_RUNS ?? (process.env.MEDIA_GEN_LONG ? 5000 : 60));
const en = { locale: "en" as const };
let database: Database;
let folder: string;
let picture: Uint8Array;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "media-gen-model-"));
  database = await openPglite();
  await migrate(database);
  picture = await sharp({ create: { width: 48, height: 64, channels: 3, background: "#47a" } })
    .png()
    .toBuffer();
});

afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

type Command = fc.AsyncCommand<model.Model, Real, true>;

/** A command that changes both, after which both must say the same. */
function command(
  name: string,
  check: (now: model.Model) => boolean,
  run: (now: model.Model, real: Real) => Promise<void>,
): Command {
  return {
    check: async (now) => check(now),
    run: async (now, real) => {
      await run(now, real);
      await compare(now, real);
    },
    toString: () => name,
  };
}

const isLive = (now: model.Model): boolean => now.job?.live === true;
const hasImages = (now: model.Model): boolean => now.gallery.length > 0;
const pick = <T>(from: readonly T[], at: number): T => from[at % from.length]!;

async function refused(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => "nothing",
    (error: MediaGenError) => error.code,
  );
}

const generate = fc.integer({ min: 1, max: 5 }).map((count) =>
  command(
    `generate(${count})`,
    () => true,
    async (now, { kit, caller, entity }) => {
      const asked = kit.services.generation.submit(caller, { ...entity, prompt: "A calm sea", count }, en);
      const refusal = model.refusalOf(now, count);
      if (refusal) return expect(await refused(asked)).toBe(refusal);
      const { job } = await asked;
      model.begin(
        now,
        job.job_id,
        job.results.map((result) => result.asset_id),
      );
    },
  ),
);

const settle = fc
  .tuple(fc.nat(9), fc.constantFrom("draw", "draw", "draw", "fail", "block", "corrupt"))
  .map(([at, outcome]) =>
    command(`${outcome}(${at})`, isLive, async (now, real) => {
      const slot = pick(model.drawing(now), at);
      real.settle(slot, outcome);
      if (outcome === "draw") model.complete(now, slot);
      else
        model.fail(
          now,
          slot,
          ({ fail: "provider_error", block: "blocked", corrupt: "corrupt" } as const)[outcome],
        );
    }),
  );

const cancel = fc.constant(
  command("cancel", isLive, async (now, { kit, caller }) => {
    await kit.services.generation.cancel(caller, now.job!.id, en);
    model.cancel(now);
  }),
);

const crashAndRecover = fc.constant(
  command("crashAndRecover", isLive, async (now, real) => {
    model.crash(now);
    await real.crash(now);
  }),
);

const setPrimary = fc.nat(20).map((at) =>
  command(`setPrimary(${at})`, hasImages, async (now, { kit, caller, entity }) => {
    const id = pick(now.gallery, at);
    await kit.services.gallery.setPrimary(caller, entity, id, en);
    model.choose(now, id);
  }),
);

const reorder = fc.tuple(fc.nat(20), fc.boolean()).map(([turn, stale]) =>
  command(
    `reorder(${turn}, ${stale ? "stale" : "whole"})`,
    hasImages,
    async (now, { kit, caller, entity }) => {
      const by = turn % now.gallery.length;
      const order = [...now.gallery.slice(by), ...now.gallery.slice(0, by)].reverse();
      const asked = kit.services.gallery.reorder(caller, entity, stale ? order.slice(1) : order, en);
      if (stale) return expect(await refused(asked)).toBe("order_conflict");
      await asked;
      model.reorder(now, order);
    },
  ),
);

const remove = fc.nat(20).map((at) =>
  command(`remove(${at})`, hasImages, async (now, { kit, caller, entity }) => {
    const id = pick(now.gallery, at);
    await kit.services.gallery.remove(caller, entity, id, en);
    model.remove(now, id);
  }),
);

const restore = fc.nat(20).map((at) =>
  command(
    `restore(${at})`,
    (now) => now.deleted.size > 0,
    async (now, { kit, caller, entity }) => {
      const id = pick([...now.deleted.keys()], at);
      await kit.services.gallery.restore(caller, entity, id, en);
      model.restore(now, id);
    },
  ),
);

const crop = fc.tuple(fc.nat(20), fc.constantFrom(20, 30)).map(([at, width]) =>
  command(`crop(${at}, ${width})`, hasImages, async (now, { kit, caller, entity }) => {
    const id = pick(now.gallery, at);
    const image = await kit.services.gallery.crop(caller, entity, id, { x: 0, y: 0, width, height: 40 }, en);
    model.crop(now, id, width);
    expect(new URL(image.url, "http://x").searchParams.get("v")).toBe(String(now.versions.get(id)));
  }),
);

it("does what a page of plain code says, whatever owners, engines and dying workers do in whatever order", async () => {
  const commands = fc.commands(
    [
      generate,
      generate,
      settle,
      settle,
      settle,
      settle,
      cancel,
      crashAndRecover,
      setPrimary,
      reorder,
      remove,
      restore,
      crop,
    ],
    { maxCommands: 25, size: "max" },
  );
  await fc.assert(
    fc.asyncProperty(commands, async (list) => {
      const real = await startReal(database, createLocalObjectStore({ folder }), picture);
      try {
        await fc.asyncModelRun(() => ({ model: model.newModel(), real }), list);
      } finally {
        await real.close();
      }
    }),
    { numRuns: runs, seed: Number(process.env.MEDIA_GEN_MODEL_SEED ?? 1), endOnFailure: false },
  );
}, 3_600_000);
