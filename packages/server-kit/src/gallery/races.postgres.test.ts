import type { EntityRef } from "@media-gen/contract";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Caller } from "../ports/authenticator.ts";
import { type RaceCall, type RaceOutcome, race } from "../testing/race-calls.ts";
import {
  createRaceDatabase,
  type RaceDatabase,
  type RacePartner,
  startPartner,
} from "../testing/race-database.ts";
import { createTestKit, type TestKit } from "../testing/test-kit.ts";

const en = { locale: "en" as const };
let server: RaceDatabase;
let partner: RacePartner;
let kit: TestKit;

beforeAll(async () => {
  server = await createRaceDatabase(inject("postgresUrl"));
  partner = await startPartner(server.connectionString, {});
  kit = createTestKit(server.database);
  await kit.worker.start();
});

afterAll(async () => {
  await kit.worker.stop();
  await partner.close();
  await kit.context.changes.close();
  await server.close();
});

async function filled(): Promise<{ caller: Caller; entity: EntityRef; ids: string[] }> {
  const { caller, entity } = kit.newOwner();
  const request = { ...entity, prompt: "sea", count: 8 };
  const { job } = await kit.services.generation.submit(caller, request, en);
  await kit.finished(caller, job.job_id);
  const { images } = await kit.services.gallery.list(caller, entity, en);
  return { caller, entity, ids: images.map((image) => image.id) };
}

async function raceAll(calls: RaceCall[]): Promise<RaceOutcome[]> {
  const local = Promise.all(calls.map((call) => race(kit, call)));
  const remote: RaceOutcome[] = [];
  for (const call of calls) remote.push(...(await partner.race(call)));
  return [...(await local).flat(), ...remote];
}

/** What must hold of every gallery at every moment that another transaction can see. */
async function brokenGalleries(): Promise<unknown[]> {
  return await server.database.query(
    `SELECT entity_id FROM media_assets WHERE status = 'ready' AND deleted_at IS NULL
     GROUP BY entity_type, entity_id
     HAVING count(*) FILTER (WHERE is_primary) <> 1 OR min(order_index) <> 0
       OR max(order_index) <> count(*) - 1 OR count(DISTINCT order_index) <> count(*)`,
  );
}

describe("many changes of one gallery at once, from two processes", () => {
  it("leave one primary, and none of them fails", async () => {
    const { caller, entity, ids } = await filled();
    let racing = true;
    const watching = (async () => {
      const seen: unknown[] = [];
      while (racing) seen.push(...(await brokenGalleries()));
      return seen;
    })();
    const outcomes = await raceAll([{ kind: "primary", times: 25, ownerId: caller.userId, entity, ids }]);
    racing = false;
    expect(new Set(outcomes.map((outcome) => outcome.code))).toEqual(new Set(["ok"]));
    expect(await watching).toEqual([]);
    const { images } = await kit.services.gallery.list(caller, entity, en);
    expect(images.filter((image) => image.is_primary)).toHaveLength(1);
    const [row] = await server.database.query<{ primary_asset_id: string; avatar_url: string }>(
      "SELECT primary_asset_id, avatar_url FROM media_galleries WHERE entity_id = $1",
      [entity.entity_id],
    );
    expect(row).toEqual({ primary_asset_id: images[0]?.id, avatar_url: images[0]?.url });
  });

  it("end in an order that somebody sent", async () => {
    const { caller, entity, ids } = await filled();
    const [primary, ...rest] = ids;
    const orders = Array.from({ length: 7 }, (_, turn) => [
      primary!,
      ...rest.slice(turn),
      ...rest.slice(0, turn),
    ]);
    const outcomes = await raceAll([{ kind: "reorder", times: 25, ownerId: caller.userId, entity, orders }]);
    expect(new Set(outcomes.map((outcome) => outcome.code))).toEqual(new Set(["ok"]));
    const { images } = await kit.services.gallery.list(caller, entity, en);
    expect(orders).toContainEqual(images.map((image) => image.id));
  });

  it("never break a gallery when images are deleted, restored, chosen and moved together", async () => {
    const { caller, entity, ids } = await filled();
    const call = { times: 20, ownerId: caller.userId, entity };
    const outcomes = await raceAll([
      { ...call, kind: "remove", ids },
      { ...call, kind: "primary", ids },
      { ...call, kind: "reorder", orders: [ids, ids.toReversed()] },
    ]);
    const codes = new Set(outcomes.map((outcome) => outcome.code));
    expect([...codes].filter((code) => !["ok", "not_found", "order_conflict"].includes(code))).toEqual([]);
    expect(await brokenGalleries()).toEqual([]);
    const { images } = await kit.services.gallery.list(caller, entity, en);
    expect(images.map((image) => image.id).toSorted()).toEqual(ids.toSorted());
  });
});

describe("the database itself", () => {
  it.each([
    [
      "a second primary",
      "UPDATE media_assets SET is_primary = true WHERE order_index = 0 OR order_index = 1",
    ],
    ["no primary", "UPDATE media_assets SET is_primary = false WHERE is_primary"],
    ["a gap in the order", "UPDATE media_assets SET order_index = 20 WHERE order_index = 7"],
    ["a place taken twice", "UPDATE media_assets SET order_index = 3 WHERE order_index = 4"],
    ["an image that is charged and not ready", "UPDATE media_assets SET settlement = 'voided'"],
  ])("refuses %s", async (_, statement) => {
    await filled();
    await expect(server.database.query(statement)).rejects.toMatchObject({
      code: expect.stringMatching(/^23/),
    });
    expect(await brokenGalleries()).toEqual([]);
  });
});
