import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMediaGen, type ImageProvider } from "@media-gen/server-kit";
import { openPostgres } from "@media-gen/server-kit/database/postgres";
import { createLocalObjectStore } from "@media-gen/server-kit/objects/local";
import sharp from "sharp";
import { startPostgres } from "../../scripts/servers/postgres.ts";
import { fullPicture } from "../engine-pictures.ts";
import type { Row } from "../report.ts";
import { compareInTurns } from "./in-turns.ts";
import { noEngine } from "./tables.ts";

const imagesPerRound = 16;
const sideBySide = 2;

/** The kit's five files of a picture by sharp alone: no hashes, no labels, no store, no rows. */
async function bySharp(bytes: Uint8Array): Promise<void> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const sizes = [
    [320, 75, 4],
    [480, 42, 6],
    [640, 78, 4],
    [1024, 82, 4],
  ] as const;
  await Promise.all([
    sharp(data, { raw }).webp({ quality: 90, effort: 2 }).toBuffer(),
    ...sizes.map(([side, quality, effort]) =>
      sharp(data, { raw })
        .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
        .webp({ quality, effort })
        .toBuffer(),
    ),
  ]);
}

/** Images from the engine's bytes to stored files in a second, beside sharp alone with the same files. */
export async function measureVariants(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), "media-gen-bench-"));
  const server = await startPostgres();
  const database = await openPostgres({ connectionString: server.url });
  const picture = await fullPicture();
  const engine: ImageProvider = {
    ...noEngine,
    async *generate({ images }) {
      for (const { slot } of images) yield { slot, bytes: picture };
    },
  };
  const mediaGen = createMediaGen({
    database,
    objects: createLocalObjectStore({ folder }),
    providers: [engine],
    entities: { find: async () => ({ ownerId: "writer", visibility: "public" }) },
    authenticate: () => null,
    limits: { imagesPerDay: 1_000_000 },
    worker: { concurrency: sideBySide, callsPerJob: 1 },
  });
  const kit = async (round: number): Promise<void> => {
    const one = async (job: number): Promise<void> => {
      const started = await mediaGen.services.generation.submit(
        { userId: "writer" },
        {
          entity_type: "character",
          entity_id: `haru-${round}-${job}`,
          prompt: "달빛 도서관",
          count: 8,
          style: "realistic",
        },
        { locale: "ko" },
      );
      let { version, finished_at } = started.job;
      while (!finished_at) {
        ({ version, finished_at } = await mediaGen.services.generation.read(
          { userId: "writer" },
          started.job.job_id,
          { locale: "ko", wait: 20, since: version },
        ));
      }
    };
    await Promise.all(Array.from({ length: imagesPerRound / 8 }, (_, job) => one(job)));
  };
  const alone = async (): Promise<void> => {
    let left = imagesPerRound;
    const lane = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        await bySharp(picture);
      }
    };
    await Promise.all(Array.from({ length: sideBySide }, lane));
  };
  const perSecond = async (work: () => Promise<void>): Promise<number> => {
    const startedAt = performance.now();
    await work();
    return (imagesPerRound / (performance.now() - startedAt)) * 1000;
  };
  try {
    await mediaGen.worker.start();
    let round = 0;
    return await compareInTurns({
      rows: {
        reference: "sharp alone: the same five files",
        kit: "the kit: engine bytes to stored files and rows",
        ratio: "kit ÷ sharp alone",
        atLeast: 0.9,
      },
      kit: () => {
        round += 1;
        return perSecond(() => kit(round));
      },
      reference: () => perSecond(alone),
    });
  } finally {
    await mediaGen.close();
    await database.close();
    server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
