import { type OperationName, operationSchemas, operations, problemSchema } from "@media-gen/contract";
import { type Clock, systemClock } from "@media-gen/server-kit";
import { createOutsideEngine } from "@media-gen/server-kit/providers/outside";
import fc from "fast-check";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createRequestMaker, type Described, type FuzzedRequest, operationsOf } from "./openapi-requests.ts";
import { createOutsideWorker, type OutsideWorker, signings } from "./outside-worker.ts";
import { openSite, plainCapabilities, type Site } from "./site.ts";

const requests = 10_000;
const seed = 20_261_124;

let site: Site;
let worker: OutsideWorker;
let made: { user: string | null; signing: (typeof signings)[number]; request: FuzzedRequest }[];
let described: Map<string, Described>;

beforeAll(async () => {
  // Once the pictures are made, waiting costs no time: the clock jumps, but for a job that is drawn.
  let jumped: number | null = null;
  const clock: Clock = {
    now: () => new Date(systemClock.now().getTime() + (jumped ?? 0)),
    sleep: async (ms, signal) => {
      if (jumped === null || worker.isDrawing()) return await systemClock.sleep(ms, signal);
      jumped += ms;
      await new Promise(setImmediate);
    },
  };
  worker = createOutsideWorker(clock, (request) => site.send(null, request));
  site = await openSite({
    clock,
    limits: { presetsPerOwner: 20 },
    outsideWorkers: { secrets: [worker.secret] },
    queue: worker.queue,
    engines: [createOutsideEngine({ id: "outside", label: "Outside", capabilities: plainCapabilities })],
    worker: { leaseMs: 600_000 },
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
  worker.takesAll = false;
  for (const [at, provider] of ["outside", "outside", "outside", "outside", "plain", "plain"].entries()) {
    site.records.set(`story/waiting-${at}`, { ownerId: "owner", visibility: "public" });
    const entity = { entity_type: "story", entity_id: `waiting-${at}` };
    const request = { ...entity, prompt: "바다", count: 8, provider };
    const waits = await site.send("owner", { method: "POST", path: "/api/media/generate", body: request });
    jobs.push(((await waits.json()) as { job_id: string }).job_id);
  }
  // Two of them are held already when the first request comes.
  for (const job of jobs.slice(4, 6)) await worker.claim(job);
  const picture = await sharp({ create: { width: 48, height: 64, channels: 3, background: "#357" } })
    .png()
    .toBuffer();
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
      provider: ["plain", "outside"],
      lease_token: [...worker.leases.values()],
      slot: [0, 1, 2, 3, 4, 5, 6, 7],
      image: [picture.toString("base64")],
    },
  });
  const arbitrary = fc.record({
    user: fc.constantFrom("owner", "owner", "neighbour", null),
    signing: fc.constantFrom(...signings),
    request: fc.oneof(...[...described.values()].map(requestOf)),
  });
  made = fc.sample(arbitrary, { numRuns: requests, seed });
});

afterAll(() => site?.close());

it(`${requests} requests made from the OpenAPI document break nothing, and refusals change nothing`, async () => {
  const seen = new Map<string, Map<number, number>>();
  let state = await site.state();
  const done = new Set<string>();
  for (const [at, { user, signing, request }] of made.entries()) {
    const name = request.operationId as OperationName;
    const isForWorkers = operations[name].access === "worker";
    const response = await (isForWorkers ? worker.send(request, signing) : site.send(user, request));
    const text = await response.text();
    const who = isForWorkers ? signing : user;
    const told = `request ${at} of seed ${seed}: ${who} ${JSON.stringify(request).slice(0, 2000)}\n${response.status} ${text.slice(0, 2000)}`;
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
    if (isForWorkers) {
      // Nothing but a good signature is let in.
      if (signing === "altered" || signing === "none") expect(response.ok, told).toBe(false);
      for (const [effect] of text.matchAll(/"(?:ran|held|settled|released)":true|"work":\{/g))
        done.add(effect);
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
    const { access, status } = operations[name];
    expect(counts.get(status) ?? 0, `${name} ${JSON.stringify([...counts])}`).toBeGreaterThan(0);
    if (access !== "public") expect(counts.size, name).toBeGreaterThan(1);
  }
  // Workers did everything that they are for.
  expect([...done].sort()).toEqual(
    ['"held":true', '"ran":true', '"released":true', '"settled":true', '"work":{'].sort(),
  );
}, 300_000);
