import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Database, type MediaGen, MediaGenError } from "@media-gen/server-kit";
import { tables } from "../shelf.ts";
import { seedEntities } from "./index.ts";
import type { SeedEntity } from "./seed-entity.ts";

/** Paints the shelf's pictures behind the open site. */
export interface ShelfPainter {
  /** True until every picture is painted or tried. */
  readonly busy: boolean;
  stop(): void;
}

const mostPictures = Math.max(...seedEntities.map((seed) => seed.paintings?.length ?? 0));
const mostTries = 3;
const showcaseFirst = seedEntities.toSorted((a, b) => (a.rank ?? 99) - (b.rank ?? 99));

/**
 * Orders the pictures that are still missing, one at a time so that people's own jobs find room: first one for every
 * entity, then the second ones. Waits while `calm` says that someone is trying the engine's bad weather.
 */
export function paintShelf(
  mediaGen: MediaGen,
  database: Database,
  options: { wanted: boolean; calm: () => boolean },
): ShelfPainter {
  const stopping = new AbortController();
  const { signal } = stopping;
  let busy = options.wanted;

  const paintAll = async (): Promise<void> => {
    for (let place = 0; place < mostPictures; place += 1) {
      for (const seed of showcaseFirst) {
        if (!seed.paintings?.[place]) continue;
        const table = tables[seed.entity_type];
        const query = `select painted from ${table} where id = $1`;
        const [row] = await database.query<{ painted: number }>(query, [seed.id]);
        // A picture that failed is tried again at the next start, before the ones after it.
        if (row?.painted !== place) continue;
        for (let tries = 0; tries < mostTries; tries += 1) {
          while (!options.calm()) await sleep(1000, undefined, { signal });
          if (!(await paintOne(mediaGen, seed, place, signal))) continue;
          await database.query(`update ${table} set painted = $2 where id = $1`, [seed.id, place + 1]);
          break;
        }
      }
    }
  };
  if (options.wanted) {
    paintAll()
      .catch((error: unknown) => {
        if (!signal.aborted) console.error("The shelf was not painted to its end:", error);
      })
      .finally(() => {
        busy = false;
      });
  }
  return {
    get busy() {
      return busy;
    },
    stop: () => stopping.abort(),
  };
}

/** A seed of its own for each picture, the same at every first start. */
function seedOf(id: string, place: number): number {
  return createHash("sha256").update(`${id}/${place}`).digest().readUInt32BE();
}

/** Orders one picture in its owner's name, free and outside the day's limit, and waits for it. */
async function paintOne(
  mediaGen: MediaGen,
  seed: SeedEntity,
  place: number,
  signal: AbortSignal,
): Promise<boolean> {
  const entity = { entity_type: seed.entity_type, entity_id: seed.id };
  const { prompt, style } = seed.paintings![place]!;
  const caller = { userId: seed.owner_id };
  let jobId: string;
  try {
    const request = { ...entity, prompt, style, count: 1, ratio: "3:4", seed: seedOf(seed.id, place) };
    jobId = (await mediaGen.generate(request, { ownerId: seed.owner_id, unlimited: true, signal })).job_id;
  } catch (error) {
    // The job that a stopped process left behind is taken up again by the worker; it is this one.
    if (!MediaGenError.isInstance(error) || !error.details.job_id) throw error;
    jobId = error.details.job_id;
  }
  let since = 0;
  for (;;) {
    const options = { locale: "ko", wait: 20, since, signal } as const;
    const job = await mediaGen.services.generation.read(caller, jobId, options);
    if (job.finished_at) return job.counts.ready > 0;
    since = job.version;
  }
}
