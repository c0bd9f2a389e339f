import { createMediaGen, type ImageProvider } from "@media-gen/server-kit";
import { openPostgres } from "@media-gen/server-kit/database/postgres";
import { startPostgres } from "../../scripts/servers/postgres.ts";
import { fullPicture } from "../engine-pictures.ts";
import { percentile, type Row } from "../report.ts";
import { noEngine, noObjects } from "./tables.ts";

const jobs = 100;

/** From the answer that a job was taken in to the engine's first call, on an idle system. */
export async function measureClaim(): Promise<Row[]> {
  const server = await startPostgres();
  const database = await openPostgres({ connectionString: server.url });
  const picture = await fullPicture();
  let called: () => void = () => undefined;
  const engine: ImageProvider = {
    ...noEngine,
    async *generate({ images }) {
      called();
      for (const { slot } of images) yield { slot, bytes: picture };
    },
  };
  const mediaGen = createMediaGen({
    database,
    objects: noObjects,
    providers: [engine],
    entities: { find: async () => ({ ownerId: "writer", visibility: "public" }) },
    authenticate: () => null,
    limits: { imagesPerDay: 1_000_000 },
  });
  const delays: number[] = [];
  try {
    await mediaGen.worker.start();
    for (let n = 0; n < jobs; n += 1) {
      const call = new Promise<number>((resolve) => {
        called = () => resolve(performance.now());
      });
      const { job } = await mediaGen.services.generation.submit(
        { userId: "writer" },
        {
          entity_type: "character",
          entity_id: `haru-${n}`,
          prompt: "달빛 도서관",
          count: 1,
          style: "realistic",
        },
        { locale: "ko" },
      );
      const takenIn = performance.now();
      delays.push(Math.max(0, (await call) - takenIn));
      let { version, finished_at } = job;
      while (!finished_at) {
        const options = { locale: "ko", wait: 20, since: version } as const;
        ({ version, finished_at } = await mediaGen.services.generation.read(
          { userId: "writer" },
          job.job_id,
          options,
        ));
      }
    }
    const p95 = percentile(delays, 95);
    return [
      { name: "job taken in to first engine call, p50", value: percentile(delays, 50), unit: "ms" },
      {
        name: "job taken in to first engine call, p95",
        value: p95,
        unit: "ms",
        goal: "≤ 20",
        met: p95 <= 20,
      },
    ];
  } finally {
    await mediaGen.close();
    await database.close();
    server.stop();
  }
}
