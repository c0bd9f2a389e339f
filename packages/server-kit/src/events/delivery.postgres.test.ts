import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EntityRef } from "@media-gen/contract";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { claimEvents, failEvent, releaseEvent, removeEvent } from "../database/media-events.ts";
import type { Caller } from "../ports/authenticator.ts";
import { systemClock } from "../ports/clock.ts";
import { createRaceDatabase, type RaceDatabase } from "../testing/race-database.ts";
import { createTestKit, type TestKit } from "../testing/test-kit.ts";
import { checkEvents } from "./check-events.ts";
import { pauses } from "./deliver.ts";
import { createDelivery, type Delivery } from "./delivery.ts";
import { createHostWebhooks, type HostWebhooks } from "./host-webhooks.ts";
import { startTestReceiver, type TestReceiver } from "./test-receiver.ts";

const en = { locale: "en" as const };
const secret = `whsec_${randomBytes(32).toString("base64")}`;
let server: RaceDatabase;
let receiver: TestReceiver;
let kit: TestKit;
let deliveries: Delivery[];

beforeAll(async () => {
  server = await createRaceDatabase(inject("postgresUrl"));
});

afterAll(() => server?.close());

beforeEach(async () => {
  receiver = await startTestReceiver(secret);
  kit = createTestKit(server.database, { webhooks: webhooks(), worker: { scanMs: 20, callsPerJob: 1 } });
  deliveries = [];
});

afterEach(async () => {
  await Promise.all(deliveries.map((delivery) => delivery.stop()));
  await kit.worker.stop();
  await kit.context.changes.close();
  await receiver.peer.close();
  await server.database.query("TRUNCATE media_events");
});

function webhooks(timeoutMs = 10_000): HostWebhooks {
  const { url, peer } = receiver;
  const options = { url, secrets: [secret], trustedNetworks: ["127.0.0.1/32"], ca: peer.ca, timeoutMs };
  return createHostWebhooks(options, systemClock);
}

/** Another worker that delivers. */
function deliver(timeoutMs?: number): Delivery {
  const delivery = createDelivery({ ...kit.context, webhooks: webhooks(timeoutMs) });
  delivery.start();
  deliveries.push(delivery);
  return delivery;
}

type Owned = { caller: Caller; entity: EntityRef; ids: string[] };

/** A gallery of some pictures; the events of its making are forgotten. */
async function gallery(count: number): Promise<Owned> {
  const { caller, entity } = kit.newOwner();
  const { job } = await kit.services.generation.submit(caller, { ...entity, prompt: "sea", count }, en);
  await kit.worker.start();
  await kit.finished(caller, job.job_id);
  await kit.worker.stop();
  await server.database.query("TRUNCATE media_events");
  return { caller, entity, ids: job.results.map((result) => result.asset_id) };
}

/** Changes a gallery so many times, each time to another primary. */
async function change({ caller, entity, ids }: Owned, times: number): Promise<void> {
  for (let at = 1; at <= times; at += 1) {
    await kit.services.gallery.setPrimary(caller, entity, ids[at % ids.length]!, en);
  }
}

const waiting = async (): Promise<
  { failures: number; last_failure: string | null; dead: boolean; seconds: number }[]
> =>
  await server.database.query(
    `SELECT failures, last_failure, dead_at IS NOT NULL AS dead, extract(epoch FROM next_try_at - now())::float8 AS seconds
     FROM media_events ORDER BY id`,
  );
const hurry = async (): Promise<void> => {
  await server.database.query("UPDATE media_events SET next_try_at = now() WHERE dead_at IS NULL");
};
/** Looks at the rows until they are so. */
async function rows(isSo: (found: Awaited<ReturnType<typeof waiting>>) => boolean) {
  for (;;) {
    const found = await waiting();
    if (isSo(found)) return found;
  }
}
const versions = (of: EntityRef, from = receiver.accepted): number[] =>
  from.flatMap(({ event }) =>
    event.type === "gallery.changed" && event.data.entity_id === of.entity_id
      ? [event.data.representative_image_version]
      : [],
  );

describe("what the host's server is told", () => {
  it("is each change of a gallery and each end of a job, by requests that the reference library verifies", async () => {
    deliver();
    const { caller, entity } = kit.newOwner();
    kit.engine.script = (slot) => (slot === 1 ? "fail" : "draw");
    const { job } = await kit.services.generation.submit(caller, { ...entity, prompt: "달빛", count: 2 }, en);
    await kit.worker.start();
    await receiver.until(() => receiver.accepted.length === 2);
    const [changed, ended] = receiver.accepted.map(({ event }) => event);
    expect(changed).toEqual({
      type: "gallery.changed",
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      data: {
        ...entity,
        avatar_url: expect.stringContaining(job.results[0]!.asset_id),
        gallery_count: 1,
        representative_image_version: 1,
        focal_point: null,
      },
    });
    expect(ended).toMatchObject({
      type: "job.ended",
      data: {
        ...entity,
        job_id: job.job_id,
        owner_id: caller.userId,
        status: "partial",
        counts: { total: 2, ready: 1, failed: 1 },
      },
    });
    // No prompt leaves the kit, and nothing is left to send.
    expect(JSON.stringify(receiver.received)).not.toContain("달빛");
    await rows((left) => left.length === 0);
  });

  it("is nothing of a change that was rolled back", async () => {
    const owned = await gallery(2);
    const source = kit.context.entitySource("story")!;
    source.galleryChanged = async () => {
      throw new Error("The host's own table is full.");
    };
    await expect(change(owned, 1)).rejects.toThrow("full");
    expect(await waiting()).toEqual([]);
  });
});

describe("a receiver", () => {
  it("that fails is tried again after a pause under the same id, and hears an entity's changes in their order", async () => {
    const owned = await gallery(2);
    const other = await gallery(2);
    let refusals = 2;
    receiver.answer = ({ event }) =>
      event.data.entity_id === owned.entity.entity_id && refusals-- > 0 ? 500 : 200;
    await change(owned, 3);
    deliver();
    const [first] = await rows(([head]) => head?.failures === 1);
    expect(first).toMatchObject({ last_failure: "status 500", dead: false });
    expect(first!.seconds).toBeGreaterThan(3);
    expect(first!.seconds).toBeLessThanOrEqual(6);
    // The others of that entity wait behind it; another entity's do not.
    await change(other, 1);
    await receiver.until(() => versions(other.entity).length === 1);
    expect(versions(owned.entity)).toEqual([]);
    await hurry();
    await rows(([head]) => head?.failures === 2);
    await hurry();
    await receiver.until(() => versions(owned.entity).length === 3);
    expect(versions(owned.entity)).toEqual([2, 3, 4]);
    const tries = receiver.received.filter(({ event }) => event.data.entity_id === owned.entity.entity_id);
    expect(tries.slice(0, 3).map(({ id }) => id)).toEqual(Array.from({ length: 3 }, () => tries[0]!.id));
    expect(new Set(tries.map(({ id }) => id)).size).toBe(3);
  });

  it("that says nothing is left after its time, and one that is slow is waited for and holds up nobody else", async () => {
    const [silent, slow, quick] = [await gallery(2), await gallery(2), await gallery(2)];
    const held = Promise.withResolvers<number>();
    receiver.answer = ({ event }) => {
      if (event.data.entity_id === silent.entity.entity_id) return undefined;
      return event.data.entity_id === slow.entity.entity_id ? held.promise : 200;
    };
    for (const owned of [silent, slow, quick]) await change(owned, 1);
    deliver();
    await receiver.until(() => versions(quick.entity).length === 1);
    expect(versions(slow.entity)).toEqual([]);
    held.resolve(200);
    await rows((left) => left.length === 1);
    expect(versions(slow.entity)).toHaveLength(1);
    await Promise.all(deliveries.map((delivery) => delivery.stop({ drainMs: 0 })));
    // Stopped in the middle, it was given back untried.
    expect(await waiting()).toMatchObject([{ failures: 0 }]);
    deliver(300);
    expect(await rows(([one]) => one?.failures === 1)).toMatchObject([{ last_failure: "timed_out" }]);
  });

  it("that is killed in mid-request and comes back hears what it missed", async () => {
    const owned = await gallery(2);
    receiver.answer = (_, response) => {
      response.destroy();
      return undefined;
    };
    await change(owned, 1);
    deliver();
    await rows(([one]) => one?.failures === 1);
    await receiver.peer.close();
    await hurry();
    expect(await rows(([one]) => one?.failures === 2)).toMatchObject([{ last_failure: "connection_failed" }]);
    const missed = receiver.received[0]!;
    await Promise.all(deliveries.map((delivery) => delivery.stop()));
    receiver = await startTestReceiver(secret);
    await hurry();
    deliver();
    await receiver.until(() => receiver.accepted.length === 1);
    expect(receiver.accepted).toEqual([missed]);
  });

  it("that never takes an event is given up after a day and more; doctor says so, and the next event goes", async () => {
    const owned = await gallery(2);
    receiver.answer = () => 503;
    await change(owned, 2);
    deliver();
    expect(pauses.reduce((sum, pause) => sum + pause)).toBeGreaterThan(24 * 3600);
    for (let failures = 1; failures <= pauses.length; failures += 1) {
      const [head] = await rows(([one]) => one?.failures === failures);
      expect(head).toMatchObject({ dead: false });
      expect(head!.seconds).toBeGreaterThan(pauses[failures - 1]! - 3);
      await hurry();
    }
    await rows(([one]) => one?.dead === true);
    receiver.answer = () => 200;
    await hurry();
    await receiver.until(() => receiver.accepted.length === 1);
    expect(versions(owned.entity)).toEqual([3]);
    await rows((left) => left.length === 1);
    expect(await checkEvents(server.database)).toEqual([
      {
        level: "warning",
        code: "webhooks_dead",
        message: expect.stringMatching(/^1 event\(s\) never reached .*status 503.*UPDATE media_events/),
      },
    ]);
    const metrics = await kit.context.telemetry.metrics.registry.text();
    expect(metrics).toContain(`\nmedia_gen_webhook_tries_total{outcome="failed"} ${pauses.length}`);
    expect(metrics).toContain('\nmedia_gen_webhook_tries_total{outcome="dead"} 1\n');
    // As doctor says: the dead one goes again.
    await server.database.query("UPDATE media_events SET dead_at = NULL, failures = 0, next_try_at = now()");
    await receiver.until(() => receiver.accepted.length === 2);
  });
});

describe("workers", () => {
  it("share the work: each event arrives once, and in order for each entity", async () => {
    const galleries = [await gallery(2), await gallery(2), await gallery(2)];
    for (let at = 0; at < 3; at += 1) deliver();
    await Promise.all(galleries.map((owned) => change(owned, 8)));
    await receiver.until(() => receiver.received.length >= 24);
    await rows((left) => left.length === 0);
    expect(receiver.received).toHaveLength(24);
    for (const { entity } of galleries) expect(versions(entity)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it("that come back after their lease change nothing that is another's by now", async () => {
    await change(await gallery(2), 1);
    const { kysely } = server.database;
    const [stale, token] = [randomUUID(), randomUUID()];
    const [event] = await claimEvents(kysely, { token: stale, leaseMs: 0, limit: 8 });
    const messageId = event!.message_id;
    expect(await claimEvents(kysely, { token, leaseMs: 60_000, limit: 8 })).toEqual([event]);
    await removeEvent(kysely, { messageId, token: stale });
    await releaseEvent(kysely, { messageId, token: stale });
    expect(await failEvent(kysely, { messageId, token: stale }, { why: "late", pauses: [] })).toBe(false);
    expect(await waiting()).toMatchObject([{ failures: 0, dead: false }]);
    expect(await claimEvents(kysely, { token: randomUUID(), leaseMs: 60_000, limit: 8 })).toEqual([]);
    await removeEvent(kysely, { messageId, token });
    expect(await waiting()).toEqual([]);
  });

  it("that are killed in mid-request lose nothing: another sends it again under the same id", async () => {
    const owned = await gallery(2);
    receiver.answer = () => undefined;
    await change(owned, 1);
    const folder = mkdtempSync(join(tmpdir(), "media-gen-events-"));
    const module = join(folder, "media.mjs");
    const source = (path: string) => JSON.stringify(new URL(`../${path}`, import.meta.url).href);
    const { url, peer } = receiver;
    writeFileSync(
      module,
      `import { createMediaGen } from ${source("index.ts")};
import { openPostgres } from ${source("database/postgres.ts")};
import { createLocalObjectStore } from ${source("objects/local.ts")};
import { createScriptedEngine } from ${source("testing/scripted-engine.ts")};
export const mediaGen = createMediaGen({
  database: await openPostgres({ connectionString: ${JSON.stringify(server.connectionString)} }),
  entities: { find: async () => null },
  authenticate: () => null,
  providers: [createScriptedEngine()],
  objects: createLocalObjectStore({ folder: ${JSON.stringify(folder)} }),
  webhooks: ${JSON.stringify({ url, secrets: [secret], trustedNetworks: ["127.0.0.1/32"], ca: peer.ca })},
});
`,
    );
    const main = new URL("../cli/main.ts", import.meta.url).pathname;
    const child = spawn(process.execPath, ["--conditions=@media-gen/source", main, "worker", module], {
      stdio: "inherit",
    });
    const exit = once(child, "exit");
    await receiver.until(() => receiver.received.length === 1);
    child.kill("SIGKILL");
    await exit;
    rmSync(folder, { recursive: true });
    receiver.answer = () => 200;
    deliver();
    // While the dead worker's lease lasts nobody sends it; then it is another's.
    await server.database.query("UPDATE media_events SET lease_expires_at = now()");
    await receiver.until(() => receiver.accepted.length === 1);
    expect(receiver.received.map(({ id }) => id)).toEqual([
      receiver.accepted[0]!.id,
      receiver.accepted[0]!.id,
    ]);
    await rows((left) => left.length === 0);
  });
});
