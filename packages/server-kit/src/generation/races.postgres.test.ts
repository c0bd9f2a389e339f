import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type RaceCall, type RaceOutcome, race } from "../testing/race-calls.ts";
import {
  createRaceDatabase,
  type RaceDatabase,
  type RacePartner,
  startPartner,
} from "../testing/race-database.ts";
import { createTestKit, type TestKit } from "../testing/test-kit.ts";

const options = { openingBalance: 30 };
let server: RaceDatabase;
let partner: RacePartner;
let kit: TestKit;

beforeAll(async () => {
  server = await createRaceDatabase(inject("postgresUrl"));
  partner = await startPartner(server.connectionString, options);
  kit = createTestKit(server.database, options);
});

afterAll(async () => {
  await partner.close();
  await kit.context.changes.close();
  await server.close();
});

/** The same calls from both processes at once. */
async function raceBoth(call: RaceCall, other: RaceCall = call): Promise<RaceOutcome[]> {
  const outcomes = await Promise.all([race(kit, call), partner.race(other)]);
  return outcomes.flat();
}

function tally(outcomes: readonly RaceOutcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of outcomes) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

async function figures(ownerId: string): Promise<Record<string, number>> {
  const [row] = await server.database.query<Record<string, number>>(
    `SELECT
      (SELECT count(*) FROM media_jobs WHERE owner_id = $1)::int AS jobs,
      (SELECT count(*) FROM media_assets WHERE owner_id = $1)::int AS images,
      (SELECT coalesce(sum(used), 0) FROM media_daily_usage WHERE owner_id = $1)::int AS used,
      (SELECT count(*) FROM media_credit_entries WHERE owner_id = $1 AND kind = 'hold')::int AS holds,
      (SELECT balance FROM media_credit_accounts WHERE owner_id = $1)::int AS balance`,
    [ownerId],
  );
  return row!;
}

describe("many requests at once, from two processes", () => {
  it("start one job of an entity; every other one is told which", async () => {
    const { caller, entity } = kit.newOwner();
    const outcomes = await raceBoth({
      kind: "generate",
      times: 25,
      ownerId: caller.userId,
      entity,
      count: 2,
    });
    expect(tally(outcomes)).toEqual({ ok: 1, job_already_running: 49 });
    expect(new Set(outcomes.map((outcome) => outcome.jobId)).size).toBe(1);
    expect(await figures(caller.userId)).toEqual({ jobs: 1, images: 2, used: 2, holds: 2, balance: 28 });
  });

  it("start one job for one idempotency key", async () => {
    const { caller, entity } = kit.newOwner();
    const outcomes = await raceBoth({
      kind: "generate",
      times: 25,
      ownerId: caller.userId,
      entity,
      count: 2,
      key: "one-press",
    });
    expect(tally(outcomes)).toEqual({ ok: 50 });
    expect(new Set(outcomes.map((outcome) => outcome.jobId)).size).toBe(1);
    expect(outcomes.filter((outcome) => !outcome.replayed)).toHaveLength(1);
    expect(await figures(caller.userId)).toMatchObject({ jobs: 1, images: 2, holds: 2 });
  });

  it("never take more than the day has, and take all of it", async () => {
    const { caller, entity } = kit.newOwner();
    const call = { kind: "generate", times: 50, ownerId: caller.userId, entity, count: 1 } as const;
    const outcomes = await raceBoth({ ...call, apart: "left" }, { ...call, apart: "right" });
    expect(tally(outcomes)).toEqual({ ok: 24, daily_limit_reached: 76 });
    expect(await figures(caller.userId)).toEqual({ jobs: 24, images: 24, used: 24, holds: 24, balance: 6 });
  });

  it("never spend more than the balance", async () => {
    const { caller, entity } = kit.newOwner();
    await server.database.query("INSERT INTO media_credit_accounts (owner_id, balance) VALUES ($1, 7)", [
      caller.userId,
    ]);
    const call = { kind: "generate", times: 25, ownerId: caller.userId, entity, count: 2 } as const;
    const outcomes = await raceBoth({ ...call, apart: "poor-left" }, { ...call, apart: "poor-right" });
    expect(tally(outcomes)).toMatchObject({ ok: 3, insufficient_credits: 47 });
    expect(await figures(caller.userId)).toEqual({ jobs: 3, images: 6, used: 6, holds: 6, balance: 1 });
  });
});
