import { createHash } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { createMediaGen, type JobQueue, type MediaGen, type ObjectStore } from "@media-gen/server-kit";
import { createTableCredits } from "@media-gen/server-kit/credits/table";
import { openPostgres } from "@media-gen/server-kit/database/postgres";
import { createLocalObjectStore } from "@media-gen/server-kit/objects/local";
import { createBullmqQueue } from "@media-gen/server-kit/queues/bullmq";
import { createInProcessQueue } from "@media-gen/server-kit/queues/in-process";
import { type HostCommand, type HostSettings, type StoreFault, times } from "../names.ts";
import { withLedgerBug, withRequestBug, withStoreBug } from "./bugs.ts";
import { route, tapQueries } from "./database-tap.ts";
import { createTrialEngine } from "./engine.ts";
import { createPoints, report } from "./points.ts";

// One process of a trial: a server, or the module of a `media-gen worker`. What it is comes in its environment.
const settings = JSON.parse(process.env.MEDIA_GEN_TRIAL ?? "{}") as HostSettings;
const points = createPoints();
let storeFault: StoreFault | null = null;
tapQueries(points, settings.bug);

const inner = withStoreBug(settings.bug, createLocalObjectStore({ folder: settings.folder }));
const objects: ObjectStore = {
  ...inner,
  put: async (key, bytes, options) => {
    const fault = storeFault;
    if (fault) report({ kind: "store-fault", fault });
    if (fault === "refused") throw new Error("503 SlowDown");
    if (fault === "forbidden") throw new Error("403 AccessDenied");
    if (fault === "reset" && !key.endsWith("/320.webp")) throw new Error("The store hung up.");
    if (fault === "slow") await new Promise((resolve) => setTimeout(resolve, 400));
    const hash = createHash("sha256").update(bytes).digest("hex");
    report({ kind: "put", key, size: bytes.length, hash });
    await inner.put(key, bytes, options);
    if (fault === "ambiguous") throw new Error("The store took the file and hung up.");
    if (key.endsWith("/original.webp")) points.reach("original-stored");
  },
};

const waiting: JobQueue = settings.redisUrl
  ? createBullmqQueue({ redisUrl: settings.redisUrl, name: settings.queueName })
  : createInProcessQueue();
const queue: JobQueue = {
  ...waiting,
  enqueue: async (jobId, options) => {
    points.reach("held");
    await waiting.enqueue(jobId, options);
    points.reach("enqueued");
  },
};

const database = await openPostgres({
  connectionString: settings.databaseUrl,
  maxConnections: 6,
  applicationName: settings.name,
  connectTimeoutMs: 2000,
  statementTimeoutMs: 2000,
  idleInTransactionTimeoutMs: 2000,
  listenCheckMs: 500,
});

export const mediaGen: MediaGen = createMediaGen({
  database,
  entities: {
    // An entity's owner is the part of its id before the dot.
    find: async ({ entity_id }) => ({ ownerId: entity_id.split(".")[0]!, visibility: "public" }),
    galleryChanged: async (change, transaction) => {
      await transaction.query(
        `INSERT INTO host_covers (entity_id, avatar_url, images) VALUES ($1, $2, $3)
         ON CONFLICT (entity_id) DO UPDATE SET avatar_url = EXCLUDED.avatar_url, images = EXCLUDED.images`,
        [change.entity.entity_id, change.avatarUrl, change.galleryCount],
      );
    },
  },
  authenticate: (request) => ({ userId: request.headers.get("x-user") ?? "nobody" }),
  providers: [createTrialEngine(settings.engineUrl, points)],
  objects,
  queue,
  credits: withLedgerBug(settings.bug, createTableCredits({ openingBalance: times.openingBalance })),
  limits: {
    outputLongSide: 64,
    imagesPerDay: times.dailyLimit,
    writesPerMinute: 1_000_000,
    readsPerMinute: 1_000_000,
  },
  worker: {
    leaseMs: times.leaseMs,
    heartbeatMs: times.heartbeatMs,
    callTimeoutMs: times.callTimeoutMs,
    jobTimeoutMs: times.jobTimeoutMs,
    scanMs: times.scanMs,
    maxAttempts: times.maxAttempts,
    concurrency: 3,
  },
  logger: {
    debug: () => undefined,
    info: (facts, message) => console.error(JSON.stringify({ ...facts, message })),
    warn: (facts, message) => console.error(JSON.stringify({ ...facts, message })),
    error: (facts, message) => console.error(JSON.stringify({ ...facts, message })),
  },
});

/** Ends what this module opened; `media-gen worker` calls it. */
export const close = async (): Promise<void> => await database.close();

process.on("message", (command: HostCommand) => {
  if (command.kind === "arm") points.arm(command.failpoint);
  if (command.kind === "store") storeFault = command.fault;
  if (command.kind === "stall") {
    const until = Date.now() + command.ms;
    while (Date.now() < until);
  }
  if (command.kind === "deliver") {
    for (let n = 0; n < command.times; n += 1) void waiting.enqueue(command.jobId, {});
  }
});
// The harness's line must not keep a stopped worker alive.
process.channel?.unref();
process.on("disconnect", () => process.exit(0));

if (settings.role === "server") {
  const server = createServer(async (incoming, outgoing) => {
    const request = await toRequest(incoming);
    const { pathname } = new URL(request.url);
    const answer = (asked: Request): Promise<Response> =>
      route.run(`${request.method} ${pathname}`, () => mediaGen.fetch(asked));
    try {
      const response = await withRequestBug(settings.bug, request, answer);
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      if (response.body) Readable.fromWeb(response.body as never).pipe(outgoing);
      else outgoing.end();
    } catch (error) {
      console.error(JSON.stringify({ message: "the handler threw", error: String(error) }));
      outgoing.destroy();
    }
  });
  server.listen(0, "127.0.0.1", () => {
    report({ kind: "ready", port: (server.address() as AddressInfo).port });
  });
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return new Request(`http://${incoming.headers.host}${incoming.url}`, {
    method: incoming.method,
    headers: incoming.headers as Record<string, string>,
    body: parts.length > 0 ? Buffer.concat(parts) : undefined,
  });
}
