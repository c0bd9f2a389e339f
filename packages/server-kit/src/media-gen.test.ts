import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Image, Job } from "@media-gen/contract";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTableCredits } from "./credits/table.ts";
import type { Database } from "./database/database.ts";
import { openPglite } from "./database/pglite.ts";
import { createMediaGen, type MediaGen, type MediaGenOptions } from "./media-gen.ts";
import { createLocalObjectStore } from "./objects/local.ts";
import type { EngineOutcome, ImageProvider } from "./ports/image-provider.ts";
import { createScriptedEngine } from "./testing/scripted-engine.ts";

const folder = mkdtempSync(join(tmpdir(), "media-gen-kit-"));
let database: Database;
let mediaGen: MediaGen;
let parts: MediaGenOptions;

/** An engine that paints plain PNG files, one colour for each seed. */
const plainEngine: ImageProvider = {
  ...createScriptedEngine({ id: "plain" }),
  async *generate({ images, ratio }): AsyncGenerator<EngineOutcome> {
    for (const { slot, seed } of images) {
      const background = { r: seed & 255, g: (seed >> 8) & 255, b: (seed >> 16) & 255 };
      const size = { width: ratio.width, height: ratio.height, channels: 3 as const };
      yield {
        slot,
        bytes: await sharp({ create: { ...size, background } })
          .png()
          .toBuffer(),
      };
    }
  },
};

beforeAll(async () => {
  database = await openPglite();
  parts = {
    database,
    entities: {
      story: {
        find: async ({ entity_id }) =>
          entity_id === "moonlit-library" ? { ownerId: "writer", visibility: "public" } : null,
      },
    },
    authenticate: (request) => {
      const userId = request.headers.get("x-user");
      return userId ? { userId } : null;
    },
    providers: [plainEngine],
    objects: createLocalObjectStore({ folder }),
    credits: createTableCredits({ openingBalance: 5 }),
  };
  mediaGen = createMediaGen(parts);
  await mediaGen.worker.start();
});

afterAll(async () => {
  await mediaGen.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

function send(method: string, path: string, user: string | null, body?: unknown): Promise<Response> {
  const headers = new Headers(body === undefined ? {} : { "content-type": "application/json" });
  if (user) headers.set("x-user", user);
  return mediaGen.fetch(
    new Request(`http://host.test/api${path}`, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    }),
  );
}

describe("a mounted kit", () => {
  it("takes a request over the wire and serves the finished picture", async () => {
    const request = { entity_type: "story", entity_id: "moonlit-library", prompt: "달빛 도서관", count: 2 };
    const accepted = await send("POST", "/media/generate", "writer", request);
    expect(accepted.status).toBe(202);
    let job = (await accepted.json()) as Job;
    while (job.finished_at === null) {
      const path = `/media/jobs/${job.job_id}?wait=25&since=${job.version}`;
      job = (await (await send("GET", path, "writer")).json()) as Job;
    }
    expect(job).toMatchObject({ status: "succeeded", counts: { ready: 2 } });

    const [image] = (await (await send("GET", "/story/moonlit-library/images", null)).json()) as Image[];
    expect(image).toMatchObject({ is_primary: true, width: 768, height: 1024, ai_generated: true });
    const file = await mediaGen.fetch(new Request(`http://host.test${image!.url}`));
    expect(file.status).toBe(200);
    expect(await sharp(await file.arrayBuffer()).metadata()).toMatchObject({ format: "webp", height: 1024 });
  });

  it("refuses a reader's request and one that nobody is signed in for", async () => {
    const request = { entity_type: "story", entity_id: "moonlit-library", prompt: "sea" };
    expect((await send("POST", "/media/generate", "reader", request)).status).toBe(403);
    expect((await send("POST", "/media/generate", null, request)).status).toBe(401);
    const elsewhere = { ...request, entity_type: "character" };
    expect((await send("POST", "/media/generate", "writer", elsewhere)).status).toBe(404);
  });

  it("draws for the host itself outside the owner's limits", async () => {
    const request = {
      entity_type: "story" as const,
      entity_id: "moonlit-library",
      prompt: "sea",
      count: 8,
      seed: 3,
    };
    const job = await mediaGen.generate(request, { ownerId: "writer", unlimited: true, locale: "en" });
    const { generation } = mediaGen.services;
    const caller = { userId: "writer" };
    let done = job;
    while (done.finished_at === null) {
      done = await generation.read(caller, job.job_id, { locale: "en", wait: 25, since: done.version });
    }
    expect(done.counts.ready).toBe(8);
    expect(await generation.quota(caller, null, { locale: "en" })).toMatchObject({ used: 2, balance: 3 });
  });
});

describe("settings that cannot work are refused at the start", () => {
  it.each<[string, Partial<MediaGenOptions>]>([
    ["authenticate is missing", { authenticate: undefined }],
    ["at least one engine", { providers: [] }],
    ["Two engines", { providers: [plainEngine, plainEngine] }],
    ["three times", { worker: { leaseMs: 5000 } }],
    ["worker.concurrency", { worker: { concurrency: 0 } }],
    ["must not be shorter", { worker: { jobTimeoutMs: 1000 } }],
    ["countDefault", { limits: { countMax: 2 } }],
    ["time zone", { limits: { timeZone: "Moon/Tycho" } }],
    ["basePath", { basePath: "api?" }],
    ["none of the styles", { styles: ["cubist"] }],
  ])("%s", (message, fault) => {
    expect(() => createMediaGen({ ...parts, ...fault })).toThrow(message);
  });
});
