import type { Job } from "@media-gen/contract";
import type { EngineOutcome, ImageProvider, Logger } from "@media-gen/server-kit";
import { createInProcessQueue } from "@media-gen/server-kit/queues/in-process";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openSite, type Sent, type Site } from "./site.ts";

const prompt = "달빛 아래 canary-prompt 도서관";
const negative = "canary-negative 안개";
const mail = "canary-mail@example.com";
const key = (at: number): string => `sk-canary-key-${at}-0123456789abcdef`;
/** Nothing of this is ever written down but in the rows of the database, and told to the owner alone. */
const canaries = /canary/i;

const lines: string[] = [];
const payloads: string[] = [];
const refusals: string[] = [];
const write = (facts: Record<string, unknown>, message: string): void => {
  lines.push(`${JSON.stringify(facts)} ${message}`);
};
const logger: Logger = { debug: write, info: write, warn: write, error: write };

/** What goes wrong, each as a careless vendor or driver would say it. */
type Trouble = "none" | "engine throws" | "engine refuses" | "guard" | "session" | "entities" | "queue";
let trouble: Trouble = "none";
function fail(when: Trouble, message: string): void {
  if (trouble === when)
    throw Object.assign(new Error(message, { cause: new Error(message) }), { detail: prompt });
}

const engine: ImageProvider = {
  specificationVersion: "v1",
  id: "careless",
  label: "Careless",
  digitalSourceType: "trainedAlgorithmicMedia",
  capabilities: {
    ...{ seed: true, negative_prompt: true, variation_strength: true, max_images_per_call: 1 },
    ...{ ratios: ["1:1"], styles: ["anime"] },
  },
  async *generate({ images, prompt: asked, negativePrompt }): AsyncGenerator<EngineOutcome> {
    const said = `400 from https://engine.example/v1/draw?api_key=${key(1)}: "${asked}" / "${negativePrompt}"`;
    fail("engine throws", `${said} Authorization: Bearer ${key(2)}`);
    for (const { slot } of images) {
      const message = `${said} {"prompt":${JSON.stringify(asked)},"apiKey":"${key(3)}"}`;
      yield { slot, error: { code: "provider_error", retryable: false, message } };
    }
  },
};

let site: Site;
beforeAll(async () => {
  const queue = createInProcessQueue();
  const records = new Map<string, { ownerId: string; visibility: "private" }>();
  records.set("story/secret", { ownerId: mail, visibility: "private" });
  site = await openSite({
    logger,
    providers: [engine],
    entities: {
      find: async ({ entity_type, entity_id }) => {
        fail("entities", `no connection to postgres://host:${key(4)}@db.internal/app for ${mail}`);
        return records.get(`${entity_type}/${entity_id}`) ?? null;
      },
    },
    authenticate: (request) => {
      fail("session", `redis://default:${key(5)}@10.0.0.1 did not answer for cookie session=${key(6)}`);
      const userId = request.headers.get("x-user");
      return userId === null ? null : { userId };
    },
    guard: {
      checkText: async (text) => {
        fail("guard", `moderation of ${text.prompt} and ${text.negativePrompt} failed, x-api-key: ${key(7)}`);
        return { action: "warn", guard: "careless", categories: ["gore"], reason: prompt, spans: [] };
      },
      checkImage: async () => ({ action: "allow" }),
    },
    queue: {
      ...queue,
      enqueue: async (...parts) => {
        payloads.push(JSON.stringify(parts[0]));
        fail("queue", `redis://default:${key(8)}@10.0.0.1:6379 refused`);
        await queue.enqueue(...parts);
      },
    },
    worker: { maxAttempts: 1 },
  });
});

afterAll(async () => {
  await site?.close();
});

async function send(request: Sent, user: string | null = mail): Promise<Response> {
  const headers = { cookie: `session=${key(6)}`, authorization: `Bearer ${key(9)}` };
  const response = await site.send(user, { ...request, headers: { ...headers, ...request.headers } });
  if (!response.ok)
    refusals.push(`${JSON.stringify([...response.headers])} ${await response.clone().text()}`);
  return response;
}

const generate: Sent = {
  method: "POST",
  path: "/api/media/generate",
  body: { entity_type: "story", entity_id: "secret", count: 1, prompt, negative_prompt: negative },
};

/** Starts a job and follows it to its end, whatever that is. */
async function journey(): Promise<void> {
  const started = await send(generate);
  if (started.status !== 202) return;
  let job = (await started.json()) as Job;
  while (job.finished_at === null) {
    const path = `/api/media/jobs/${job.job_id}?wait=25&since=${job.version}`;
    job = (await (await send({ method: "GET", path })).json()) as Job;
  }
  expect(job.status).toBe("failed");
  expect(JSON.stringify(job.results)).not.toMatch(canaries);
  await send({ method: "POST", path: `/api/media/jobs/${job.job_id}/retry` });
  await send({ method: "POST", path: `/api/media/jobs/${job.job_id}/cancel` });
}

it("prompts, keys and addresses of people stand in no log, no refusal, no message and no metric", async () => {
  await site.mediaGen.worker.start();
  const troubles: Trouble[] = [
    "none",
    "engine throws",
    "engine refuses",
    "guard",
    "session",
    "entities",
    "queue",
  ];
  for (const next of troubles) {
    trouble = next;
    await journey();
    const hostile: Sent[] = [
      { method: "GET", path: `/api/story/secret/images?cursor=${encodeURIComponent(prompt)}` },
      { method: "GET", path: `/api/story/${encodeURIComponent(mail)}/images` },
      { method: "POST", path: "/api/media/presets", body: { name: prompt, prompt, extra: key(10) } },
      { ...generate, body: `{"prompt":"${prompt}",` },
      { ...generate, headers: { "idempotency-key": "canary key" } },
      { ...generate, headers: { origin: "https://canary.example" } },
    ];
    for (const request of hostile) {
      await send(request);
      await send(request, null);
    }
  }
  trouble = "none";
  await site.mediaGen.worker.stop();
  const metrics = await site.mediaGen.operations.fetch(new Request("http://localhost/metrics"));
  const found = (texts: readonly string[]): string[] => texts.filter((text) => canaries.test(text));
  // Each place was written to, so that finding nothing there means something.
  expect(lines.length).toBeGreaterThan(50);
  expect(lines.join("\n")).toContain("an engine call failed");
  expect(lines.join("\n")).toContain("the content guard did not answer");
  expect(payloads.length).toBeGreaterThan(3);
  expect(refusals.length).toBeGreaterThan(50);
  expect(found(lines)).toEqual([]);
  expect(found(payloads)).toEqual([]);
  expect(found(refusals)).toEqual([]);
  expect(found([await metrics!.text()])).toEqual([]);
});
