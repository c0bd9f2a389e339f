import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Image, Job } from "@media-gen/contract";
import {
  createMediaGen,
  type Database,
  type EngineOutcome,
  type EngineRequest,
  type EntityRecord,
  type ImageProvider,
  type MediaGen,
  type MediaGenOptions,
} from "@media-gen/server-kit";
import { createTableCredits } from "@media-gen/server-kit/credits/table";
import { openPglite } from "@media-gen/server-kit/database/pglite";
import { createLocalObjectStore } from "@media-gen/server-kit/objects/local";
import sharp from "sharp";

/** One request, as a program outside would send it. `body` is sent as it is when it is a text. */
export interface Sent {
  method: string;
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** A whole kit in this process, with the host's session in the header `x-user`, for attacks on all of it. */
export interface Site {
  mediaGen: MediaGen;
  database: Database;
  /** Entities of the host by `type/id`; change them as the host would. */
  records: Map<string, EntityRecord>;
  /** Everything that the engine was asked. */
  asked: EngineRequest[];
  send(user: string | null, request: Sent): Promise<Response>;
  /** Draws `count` images for an entity, which its owner must own now, and gives its job. */
  make(entity: string, count: number, prompt?: string): Promise<{ job: Job; images: Image[] }>;
  /** A fingerprint of every row of every table. */
  state(): Promise<string>;
  close(): Promise<void>;
}

/** What the site's own engine can do. */
export const plainCapabilities: ImageProvider["capabilities"] = {
  ...{ seed: true, negative_prompt: true, variation_strength: true, max_images_per_call: 8 },
  ...{ ratios: ["1:1", "3:4"], styles: ["realistic", "anime"] },
};

/**
 * Opens a site on an embedded database of its own. The worker runs only inside `make`.
 *
 * @param options.engines Beside the site's own.
 */
export async function openSite({
  engines = [],
  ...options
}: Partial<MediaGenOptions> & { engines?: ImageProvider[] } = {}): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), "media-gen-security-"));
  const database = options.database ?? (await openPglite());
  const records = new Map<string, EntityRecord>();
  const asked: EngineRequest[] = [];
  const mediaGen = createMediaGen({
    database,
    entities: {
      find: async (entity) => records.get(`${entity.entity_type}/${entity.entity_id}`) ?? null,
    },
    authenticate: (request) => {
      const userId = request.headers.get("x-user");
      return userId === null ? null : { userId };
    },
    providers: [plainEngine(asked), ...engines],
    objects: createLocalObjectStore({ folder }),
    credits: createTableCredits({ openingBalance: 1_000_000 }),
    ...options,
    limits: { writesPerMinute: 1e6, readsPerMinute: 1e6, imagesPerDay: 100_000, ...options.limits },
    worker: { drainMs: 10_000, scanMs: 50, ...options.worker },
  });
  await mediaGen.ready();

  const send: Site["send"] = (user, { method, path, body, headers }) =>
    mediaGen.fetch(
      new Request(`https://host.example${path}`, {
        method,
        headers: {
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(user === null ? {} : { "x-user": user }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
    );
  const read = async <T>(user: string, request: Sent): Promise<T> => {
    const response = await send(user, request);
    const text = await response.text();
    if (!response.ok) throw new Error(`${request.method} ${request.path}: ${response.status} ${text}`);
    return JSON.parse(text) as T;
  };

  return {
    ...{ mediaGen, database, records, asked, send },
    make: async (entity, count, prompt = "달빛 도서관") => {
      const user = records.get(entity)!.ownerId;
      const [entity_type, entity_id] = entity.split("/");
      const body = { entity_type, entity_id, count, prompt };
      await mediaGen.worker.start();
      let job = await read<Job>(user, { method: "POST", path: "/api/media/generate", body });
      while (job.finished_at === null) {
        const path = `/api/media/jobs/${job.job_id}?wait=25&since=${job.version}`;
        job = await read<Job>(user, { method: "GET", path });
      }
      await mediaGen.worker.stop();
      return { job, images: await read<Image[]>(user, { method: "GET", path: `/api/${entity}/images` }) };
    },
    state: createFingerprint(database),
    close: async () => {
      await mediaGen.close();
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Paints a small plain PNG for each image. */
function plainEngine(asked: EngineRequest[]): ImageProvider {
  return {
    specificationVersion: "v1",
    id: "plain",
    label: "Plain",
    digitalSourceType: "algorithmicMedia",
    capabilities: plainCapabilities,
    async *generate(request): AsyncGenerator<EngineOutcome> {
      asked.push(request);
      for (const { slot, seed } of request.images) {
        const background = { r: seed & 255, g: (seed >> 8) & 255, b: (seed >> 16) & 255 };
        const picture = sharp({ create: { width: 48, height: 64, channels: 3, background } });
        yield { slot, bytes: await picture.png().toBuffer() };
      }
    },
  };
}

/** Reads the rows only after a transaction has written since the last look: PostgreSQL numbers those alone. */
function createFingerprint(database: Database): () => Promise<string> {
  let known = { number: "", mark: "" };
  return async () => {
    const [last] = await database.query<{ number: string }>(
      "select pg_snapshot_xmax(pg_current_snapshot())::text as number",
    );
    const { number } = last!;
    if (number !== known.number) known = { number, mark: await fingerprint(database) };
    return known.mark;
  };
}

async function fingerprint(database: Database): Promise<string> {
  const tables = await database.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' order by 1",
  );
  const rows = await database.query<{ mark: string | null }>(
    tables
      .map(({ name }) => `select md5(string_agg(t::text, chr(10) order by t::text)) as mark from "${name}" t`)
      .join(" union all "),
  );
  return createHash("sha256").update(JSON.stringify(rows)).digest("hex");
}
