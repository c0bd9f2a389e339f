import { type OperationName, operations } from "@media-gen/contract";
import type { Database } from "@media-gen/server-kit";
import { openPglite } from "@media-gen/server-kit/database/pglite";
import { afterAll, beforeAll, expect, it } from "vitest";
import { aim, nowhere, type Target } from "./aim.ts";
import { openSite, type Site } from "./site.ts";

/** What a request cost, in steps that a stopwatch outside could tell apart. */
interface Work {
  statements: number;
  transactions: number;
  /** How often the host was asked for an entity. */
  asked: number;
}

let work: Work = { statements: 0, transactions: 0, asked: 0 };
let site: Site;
let hidden: Target;

/** The database with a count of what is asked of it. */
async function openCounted(): Promise<Database> {
  const database = await openPglite();
  const kysely = database.kysely.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      work.statements += 1;
      return result;
    },
  });
  return {
    ...database,
    kysely,
    transaction: async (inside) => {
      work.transactions += 1;
      return await database.transaction(inside);
    },
  };
}

beforeAll(async () => {
  const records = new Map([["story/hidden", { ownerId: "owner", visibility: "private" as const }]]);
  site = await openSite({
    database: await openCounted(),
    entities: {
      find: async (entity) => {
        work.asked += 1;
        return records.get(`${entity.entity_type}/${entity.entity_id}`) ?? null;
      },
    },
  });
  site.records.set("story/hidden", { ownerId: "owner", visibility: "private" });
  const { job, images } = await site.make("story/hidden", 2);
  hidden = { entity: "story/hidden", asset: images[1]!.id, job: job.job_id, preset: nowhere.preset };
});

afterAll(() => site?.close());

async function costOf(name: OperationName, target: Target): Promise<Work & { status: number }> {
  work = { statements: 0, transactions: 0, asked: 0 };
  const response = await site.send("stranger", aim(name, target));
  await response.body?.cancel();
  return { status: response.status, ...work };
}

const guarded = (Object.keys(operations) as OperationName[]).filter((name) =>
  ["owner", "reader"].includes(operations[name].access),
);

it.each(guarded)(
  "%s costs a stranger the same for what is private as for what never existed",
  async (name) => {
    const [there, missing] = [await costOf(name, hidden), await costOf(name, nowhere)];
    expect(there.status).toBe(404);
    const { path } = operations[name];
    const namesEntity = path.includes("{entity_id}") || name === "generate";
    // Behind the random id of a job or a file that does not exist stands no entity to ask the host for.
    if (!namesEntity) expect([there.asked, missing.asked]).toEqual([1, 0]);
    expect({ ...there, asked: 0 }).toEqual({ ...missing, asked: 0 });
    if (namesEntity) expect(there).toEqual(missing);
    expect(there.statements + there.asked).toBeGreaterThan(0);
  },
);
