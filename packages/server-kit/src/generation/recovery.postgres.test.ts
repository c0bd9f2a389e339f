import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { claimJob, extendLease, releaseLease } from "../database/media-job-leases.ts";
import { race } from "../testing/race-calls.ts";
import { createRaceDatabase, type RaceDatabase, startPartner } from "../testing/race-database.ts";
import { createTestKit, type TestKit } from "../testing/test-kit.ts";
import { settleFailed, settleReady } from "./settle.ts";

const en = { locale: "en" as const };
const worker = { leaseMs: 900, heartbeatMs: 300, scanMs: 100 };
let server: RaceDatabase;

beforeAll(async () => {
  server = await createRaceDatabase(inject("postgresUrl"));
});

afterAll(async () => {
  await server.close();
});

async function withKit(work: (kit: TestKit) => Promise<void>): Promise<void> {
  const kit = createTestKit(server.database, { worker });
  try {
    await work(kit);
  } finally {
    await kit.worker.stop();
    await kit.context.changes.close();
  }
}

/** What is charged and held, beside what is ready and pending, as one statement sees them. */
async function unbalanced(): Promise<unknown[]> {
  return await server.database.query(
    `SELECT image.id FROM media_assets image
     LEFT JOIN media_credit_entries hold ON hold.hold_id = image.id AND hold.kind = 'hold'
     LEFT JOIN media_credit_entries ended ON ended.hold_id = image.id AND ended.kind IN ('capture', 'void')
     WHERE hold.amount IS DISTINCT FROM image.price
       OR ended.kind IS DISTINCT FROM CASE image.status WHEN 'ready' THEN 'capture' WHEN 'failed' THEN 'void' END
     UNION ALL
     SELECT NULL FROM media_credit_accounts account
     WHERE account.balance <> 100 - (
       SELECT coalesce(sum(image.price), 0) FROM media_assets image
       WHERE image.owner_id = account.owner_id AND image.status <> 'failed')`,
  );
}

describe("a worker that is killed in mid-job", () => {
  it("is followed by one that draws only what is pending, and every credit is settled", async () => {
    await withKit(async (kit) => {
      const victim = await startPartner(server.connectionString, { worker });
      const { caller, entity } = kit.newOwner();
      const request = { ...entity, prompt: "sea", count: 6 };
      const { job } = await kit.services.generation.submit(caller, request, en);
      await victim.race({
        kind: "work",
        times: 1,
        ownerId: caller.userId,
        entity,
        scripts: ["draw", "draw", "draw", "hang", "hang", "hang"],
      });
      let now = await kit.services.generation.read(caller, job.job_id, en);
      while (now.counts.ready < 3 || now.results.filter((result) => result.drawing).length < 2) {
        now = await kit.services.generation.read(caller, job.job_id, {
          ...en,
          wait: 25,
          since: now.version,
        });
        expect(await unbalanced()).toEqual([]);
      }
      const exit = once(victim.process, "exit");
      victim.process.kill("SIGKILL");
      await exit;

      await kit.worker.start();
      const done = await kit.finished(caller, job.job_id);
      expect(done).toMatchObject({ status: "succeeded", credits: { held: 0, charged: 6, refunded: 0 } });
      const drawn = kit.engine.calls.flatMap((call) => call.images.map((image) => image.slot));
      expect(drawn.toSorted()).toEqual([3, 4, 5]);
      expect(await unbalanced()).toEqual([]);
      await expect(kit.services.generation.submit(caller, request, en)).resolves.toBeTruthy();
    });
  });

  it("is not retried for ever", async () => {
    await withKit(async (kit) => {
      const { caller, entity } = kit.newOwner();
      const request = { ...entity, prompt: "sea", count: 1 };
      const { job } = await kit.services.generation.submit(caller, request, en);
      await server.database.query("UPDATE media_assets SET attempt = 3, drawing = true WHERE job_id = $1", [
        job.job_id,
      ]);
      await server.database.query("UPDATE media_jobs SET attempt = 3 WHERE id = $1", [job.job_id]);
      await kit.worker.start();
      const done = await kit.finished(caller, job.job_id);
      expect(done.results[0]?.error?.code).toBe("internal");
    });
  });
});

describe("a lease", () => {
  it("that is over changes nothing, whatever its worker writes", async () => {
    await withKit(async (kit) => {
      const { caller, entity } = kit.newOwner();
      const { job } = await kit.services.generation.submit(
        caller,
        { ...entity, prompt: "sea", count: 1 },
        en,
      );
      const db = server.database.kysely;
      const claim = { leaseMs: 60_000, jobTimeoutMs: 60_000, jobId: job.job_id };
      const stale = { jobId: job.job_id, token: randomUUID() };
      await claimJob(db, { ...claim, token: stale.token });
      await server.database.query("UPDATE media_jobs SET lease_expires_at = now() WHERE id = $1", [
        job.job_id,
      ]);
      await claimJob(db, { ...claim, token: randomUUID() });
      const before = await kit.services.generation.read(caller, job.job_id, en);

      const slot = { id: job.results[0]!.asset_id, slot: 0 };
      const image = {
        url: "/x",
        width: 1,
        height: 1,
        originalWidth: 1,
        originalHeight: 1,
        phash: "0",
        thumbhash: "",
        variants: [],
      };
      const failure = { code: "internal", retryable: true, returnsShare: true } as const;
      await expect(settleReady(kit.context, stale, slot, image)).rejects.toThrow("lease");
      await expect(settleFailed(kit.context, stale, [slot.id], failure)).rejects.toThrow("lease");
      expect(await extendLease(db, stale, 60_000)).toBeNull();
      expect(await releaseLease(db, stale)).toBe(false);
      expect(await kit.services.generation.read(caller, job.job_id, en)).toEqual(before);
      await kit.services.generation.cancel(caller, job.job_id, en);
    });
  });

  it("is given to one of many that ask at once", async () => {
    await withKit(async (kit) => {
      const { caller, entity } = kit.newOwner();
      const { job } = await kit.services.generation.submit(
        caller,
        { ...entity, prompt: "sea", count: 1 },
        en,
      );
      const claims = await Promise.all(
        Array.from({ length: 50 }, () =>
          claimJob(server.database.kysely, {
            token: randomUUID(),
            leaseMs: 60_000,
            jobTimeoutMs: 60_000,
            jobId: job.job_id,
          }),
        ),
      );
      expect(claims.filter(Boolean)).toHaveLength(1);
    });
  });
});

describe("cancelling from another process", () => {
  it("stops the engine call of the worker that holds the job", async () => {
    await withKit(async (kit) => {
      const elsewhere = await startPartner(server.connectionString, { worker });
      const { caller, entity } = kit.newOwner();
      const { job } = await kit.services.generation.submit(
        caller,
        { ...entity, prompt: "sea", count: 2 },
        en,
      );
      const call = { times: 1, ownerId: caller.userId, entity };
      await elsewhere.race({ ...call, kind: "work", scripts: ["hang", "hang"] });
      let now = await kit.services.generation.read(caller, job.job_id, en);
      while (!now.results.every((result) => result.drawing)) {
        now = await kit.services.generation.read(caller, job.job_id, {
          ...en,
          wait: 25,
          since: now.version,
        });
      }
      await race(kit, { ...call, kind: "cancel", jobId: job.job_id });
      const done = await kit.finished(caller, job.job_id);
      expect(done).toMatchObject({ status: "cancelled", credits: { held: 0, charged: 0, refunded: 2 } });
      expect(await unbalanced()).toEqual([]);
      await elsewhere.close();
    });
  });

  it("racing with the last images settles each once", async () => {
    await withKit(async (kit) => {
      await kit.worker.start();
      for (let round = 0; round < 5; round += 1) {
        const { caller, entity } = kit.newOwner();
        const request = { ...entity, prompt: "sea", count: 8 };
        const { job } = await kit.services.generation.submit(caller, request, en);
        const call = { times: 10, ownerId: caller.userId, entity, jobId: job.job_id } as const;
        const outcomes = await race(kit, { ...call, kind: "cancel" });
        expect(new Set(outcomes.map((outcome) => outcome.code))).toEqual(new Set(["ok"]));
        const done = await kit.finished(caller, job.job_id);
        expect(done.credits.charged).toBe(done.counts.ready);
        expect(done.credits.refunded).toBe(done.counts.failed);
        expect(await unbalanced()).toEqual([]);
      }
    });
  });
});
