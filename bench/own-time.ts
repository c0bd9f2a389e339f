import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMediaGen, type ImageProvider } from "@media-gen/server-kit";
import { openPglite } from "@media-gen/server-kit/database/pglite";
import { createLocalObjectStore } from "@media-gen/server-kit/objects/local";
import { createImaging } from "@media-gen/server-kit/testing";
import { fullPicture } from "./engine-pictures.ts";
import { percentile, type Row } from "./report.ts";

const images = 24;

/** An engine that answers at once with a picture painted before, and notes when each call begins and ends. */
function preparedEngine(bytes: Uint8Array): ImageProvider & { begun: number[]; ended: number[] } {
  const begun: number[] = [];
  const ended: number[] = [];
  return {
    begun,
    ended,
    specificationVersion: "v1",
    id: "prepared",
    label: "Prepared",
    digitalSourceType: "algorithmicMedia",
    capabilities: {
      seed: true,
      negative_prompt: true,
      variation_strength: true,
      ratios: ["3:4"],
      styles: ["realistic"],
      max_images_per_call: 1,
    },
    async *generate({ images: [slot] }) {
      begun.push(performance.now());
      ended.push(performance.now());
      yield { slot: slot!.slot, bytes };
    },
  };
}

/**
 * What the kit itself costs for each image: from the engine's answer to the next engine call (decode, encode, store,
 * settle, tell), less what libvips takes for the same bytes in the same run.
 */
export async function measureOwnTime(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "media-gen-bench-"));
  const bytes = await fullPicture();
  const engine = preparedEngine(bytes);
  const database = await openPglite({ folder: join(folder, "database") });
  const mediaGen = createMediaGen({
    database,
    objects: createLocalObjectStore({ folder: join(folder, "objects") }),
    providers: [engine],
    entities: { find: async () => ({ ownerId: "writer", visibility: "public" }) },
    authenticate: () => ({ userId: "writer" }),
    worker: { concurrency: 1, callsPerJob: 1 },
  });
  const imaging = createImaging();
  const provenance = {
    digitalSourceType: "algorithmicMedia",
    provider: "prepared",
    assetId: crypto.randomUUID(),
    jobId: crypto.randomUUID(),
    createdAt: new Date(),
  } as const;
  const libvips: number[] = [];
  try {
    await mediaGen.worker.start();
    for (let round = 0; round < images / 8; round += 1) {
      const job = await mediaGen.generate(
        { entity_type: "character", entity_id: "haru", prompt: "달빛 도서관", count: 8, style: "realistic" },
        { ownerId: "writer", unlimited: true },
      );
      let current = job;
      while (!current.finished_at) {
        current = await mediaGen.services.generation.read({ userId: "writer" }, job.job_id, {
          locale: "ko",
          wait: 20,
          since: current.version,
        });
      }
      for (let n = 0; n < 8; n += 1) {
        const start = performance.now();
        await imaging.finish(bytes, { longSide: 1024, provenance });
        libvips.push(performance.now() - start);
      }
    }
    // The last image of a job has no next call to end its time.
    const whole = engine.begun
      .slice(1)
      .flatMap((begun, index) => ((index + 1) % 8 === 0 ? [] : [begun - engine.ended[index]!]));
    const own = percentile(whole, 50) - percentile(libvips, 50);
    return [
      {
        name: "libvips per image (decode, 4 files, hashes), p50",
        value: percentile(libvips, 50),
        unit: "ms",
      },
      { name: "engine answer to next engine call, p50", value: percentile(whole, 50), unit: "ms" },
      {
        name: "own time per image beyond engine and libvips, p50",
        value: own,
        unit: "ms",
        goal: "≤ 10",
        met: own <= 10,
      },
    ];
  } finally {
    await mediaGen.close();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}
