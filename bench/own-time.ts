import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createMediaGen, type Database, type ImageProvider, type ObjectStore } from "@media-gen/server-kit";
import { openPglite } from "@media-gen/server-kit/database/pglite";
import { openPostgres } from "@media-gen/server-kit/database/postgres";
import { createLocalObjectStore } from "@media-gen/server-kit/objects/local";
import { startPostgres } from "../scripts/servers/postgres.ts";
import { fullPicture } from "./engine-pictures.ts";
import { noEngine } from "./fleet/tables.ts";
import { percentile, type Row } from "./report.ts";

const imagesPerJob = 8;
const jobs = 6;

/** When, in milliseconds, an image's engine answered, its first file was stored, and the next engine call began. */
interface Moments {
  answered: number[];
  encoded: number[];
  called: number[];
}

/** An engine that answers at once with a picture painted before. */
function preparedEngine(bytes: Uint8Array, { called, answered }: Moments): ImageProvider {
  return {
    ...noEngine,
    capabilities: { ...noEngine.capabilities, max_images_per_call: 1 },
    async *generate({ images: [slot] }) {
      called.push(performance.now());
      answered.push(performance.now());
      yield { slot: slot!.slot, bytes };
    },
  };
}

/** Notes when libvips has finished an image: the first of its four files then goes to the store. */
function noting(objects: ObjectStore, { answered, encoded }: Moments): ObjectStore {
  return {
    ...objects,
    put: (...file) => {
      if (encoded.length < answered.length) encoded.push(performance.now());
      return objects.put(...file);
    },
  };
}

/**
 * What the kit itself costs for each image, one after another: from the engine's answer to the next engine call (decode,
 * encode, hash, store, settle, tell, claim), less the part in which libvips decodes, encodes and hashes.
 */
async function measureOn(name: string, open: (folder: string) => Promise<Database>): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "media-gen-bench-"));
  const moments: Moments = { answered: [], encoded: [], called: [] };
  const database = await open(join(folder, "database"));
  const mediaGen = createMediaGen({
    database,
    objects: noting(createLocalObjectStore({ folder: join(folder, "objects") }), moments),
    providers: [preparedEngine(await fullPicture(), moments)],
    entities: { find: async () => ({ ownerId: "writer", visibility: "public" }) },
    authenticate: () => ({ userId: "writer" }),
    worker: { concurrency: 1, callsPerJob: 1 },
  });
  try {
    await mediaGen.worker.start();
    for (let round = 0; round < jobs; round += 1) {
      const job = await mediaGen.generate(
        {
          entity_type: "character",
          entity_id: `haru-${round}`,
          prompt: "달빛 도서관",
          count: imagesPerJob,
          style: "realistic",
        },
        { ownerId: "writer", unlimited: true },
      );
      // Nobody watches while it is measured: each look would take its turn at the one connection.
      while (moments.called.length < (round + 1) * imagesPerJob) await sleep(20);
      let current = job;
      while (!current.finished_at) {
        current = await mediaGen.services.generation.read({ userId: "writer" }, job.job_id, {
          locale: "ko",
          wait: 20,
          since: current.version,
        });
      }
    }
    const libvips = moments.encoded.map((at, index) => at - moments.answered[index]!);
    // The last image of a job has no next call to end its time.
    const own = moments.encoded.flatMap((at, index) =>
      (index + 1) % imagesPerJob === 0 ? [] : [moments.called[index + 1]! - at],
    );
    const middle = percentile(own, 50);
    return [
      {
        name: `${name}: libvips (decode, four files, hashes), p50`,
        value: percentile(libvips, 50),
        unit: "ms",
      },
      {
        name: `${name}: own time beyond engine and libvips, p50`,
        value: middle,
        unit: "ms",
        goal: "≤ 10",
        met: middle <= 10,
      },
      { name: `${name}: own time beyond engine and libvips, p95`, value: percentile(own, 95), unit: "ms" },
    ];
  } finally {
    await mediaGen.close();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same on PostgreSQL and on the embedded PGlite, which runs the same statements in WebAssembly on the same thread. */
export async function measureOwnTime(): Promise<Row[]> {
  const server = await startPostgres();
  try {
    return [
      ...(await measureOn("PostgreSQL", () => openPostgres({ connectionString: server.url }))),
      ...(await measureOn("PGlite", (folder) => openPglite({ folder }))),
    ];
  } finally {
    server.stop();
  }
}
