import { type OperationName, operationSchemas, operations, problemSchema } from "@media-gen/contract";
import { systemClock } from "@media-gen/server-kit";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createRequestMaker, type Described, type FuzzedRequest, operationsOf } from "./openapi-requests.ts";
import { openSite, type Site } from "./site.ts";

const requests = 10_000;
const seed = 20_261_124;

let site: Site;
let made: { user: string | null; request: FuzzedRequest }[];
let described: Map<string, Described>;

beforeAll(async () => {
  // Once the pictures are made, waiting costs no time: the clock jumps.
  let jumped: number | null = null;
  site = await openSite({
    clock: {
      now: () => new Date(systemClock.now().getTime() + (jumped ?? 0)),
      sleep: async (ms, signal) => {
        if (jumped === null) return await systemClock.sleep(ms, signal);
        jumped += ms;
        await new Promise(setImmediate);
      },
    },
    limits: { presetsPerOwner: 20 },
  });
  const [jobs, assets, presets]: [string[], string[], string[]] = [[], [], []];
  for (const [entity, ownerId, visibility] of [
    ["story/open", "owner", "public"],
    ["character/hidden", "owner", "private"],
    ["origchat/other", "neighbour", "public"],
  ] as const) {
    site.records.set(entity, { ownerId, visibility });
    const { job, images } = await site.make(entity, 2);
    jobs.push(job.job_id);
    assets.push(...images.map(({ id }) => id));
    const body = { name: entity };
    const preset = await site.send(ownerId, { method: "POST", path: "/api/media/presets", body });
    presets.push(((await preset.json()) as { id: string }).id);
  }
  for (const type of ["character", "origchat"]) {
    site.records.set(`${type}/open`, { ownerId: "owner", visibility: "public" });
  }
  const body = { entity_type: "origchat", entity_id: "open", prompt: "바다", count: 2 };
  const started = await site.send("owner", { method: "POST", path: "/api/media/generate", body });
  const { job_id: cancelled } = (await started.json()) as { job_id: string };
  await site.send("owner", { method: "POST", path: `/api/media/jobs/${cancelled}/cancel` });
  jobs.push(cancelled);
  jumped = 0;
  const answer = await site.send(null, { method: "GET", path: "/api/media/openapi.json" });
  const document = (await answer.json()) as Record<string, unknown>;
  described = new Map(operationsOf(document).map((operation) => [operation.operationId, operation]));
  const requestOf = createRequestMaker(document, {
    uuids: [...jobs, ...assets, ...presets],
    named: {
      job_id: jobs,
      asset_id: assets,
      preset_id: presets,
      entity_type: ["story", "story", "character", "origchat"],
      entity_id: ["open", "open", "hidden", "other"],
      count: [1, 2],
      slots: [[0], [1], [0, 1]],
      style: ["realistic", "anime"],
      ratio: ["1:1", "3:4"],
      provider: ["plain"],
    },
  });
  const arbitrary = fc.record({
    user: fc.constantFrom("owner", "owner", "neighbour", null),
    request: fc.oneof(...[...described.values()].map(requestOf)),
  });
  made = fc.sample(arbitrary, { numRuns: requests, seed });
});

afterAll(() => site?.close());

it(`${requests} requests made from the OpenAPI document break nothing, and refusals change nothing`, async () => {
  const seen = new Map<string, Map<number, number>>();
  let state = await site.state();
  for (const [at, { user, request }] of made.entries()) {
    const name = request.operationId as OperationName;
    const response = await site.send(user, request);
    const text = await response.text();
    const told = `request ${at} of seed ${seed}: ${user} ${JSON.stringify(request).slice(0, 2000)}\n${response.status} ${text.slice(0, 2000)}`;
    const { statuses } = described.get(name)!;
    expect(statuses, `a status that the document does not name: ${told}`).toContain(response.status);
    expect(response.status, told).toBeLessThan(500);
    if (response.status >= 400) {
      expect(response.headers.get("content-type"), told).toBe("application/problem+json");
      const problem = problemSchema.strict().safeParse(JSON.parse(text));
      expect(problem.error?.issues, told).toBeUndefined();
      expect(problem.data?.status, told).toBe(response.status);
    } else if (response.status !== 304) {
      const { response: schema } = operationSchemas[name] as { response?: typeof problemSchema };
      if (schema) expect(schema.safeParse(JSON.parse(text)).error?.issues, told).toBeUndefined();
    }
    const changes = response.status < 300 && operations[name].method !== "GET";
    if (changes) state = await site.state();
    // A look at the rows costs as much as a request; a reading one that wrote is still seen by the next look.
    else if (operations[name].method !== "GET" || at % 10 === 0)
      expect(await site.state(), `rows changed: ${told}`).toBe(state);
    const counts = seen.get(name) ?? new Map<number, number>();
    seen.set(name, counts.set(response.status, (counts.get(response.status) ?? 0) + 1));
  }
  // Every operation was reached past all its checks, and refused too.
  for (const name of Object.keys(operations) as OperationName[]) {
    const counts = seen.get(name)!;
    // Nobody here can sign as a worker does.
    const entitled = operations[name].access === "worker" ? 401 : operations[name].status;
    expect(counts.get(entitled) ?? 0, `${name} ${JSON.stringify([...counts])}`).toBeGreaterThan(0);
    if (!["public", "worker"].includes(operations[name].access)) expect(counts.size, name).toBeGreaterThan(1);
  }
}, 180_000);
