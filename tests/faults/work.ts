import type { Image, Job } from "@media-gen/contract";
import { type Client, createClient, type Exchange } from "./client.ts";
import type { EngineFault } from "./names.ts";
import { type Plan, randomOf } from "./plan.ts";
import type { OrderRace } from "./record.ts";
import type { Stack } from "./stack.ts";

/** What the owner of a trial does. */
export interface Work {
  client: Client;
  tags: Map<string, ReadonlyMap<number, EngineFault>>;
  orders: OrderRace[];
  /** Resolves with the id of the first job as soon as it is known. */
  started: Promise<string | null>;
  run(): Promise<void>;
  /** Asks for one more image of the first entity. */
  probe(): Promise<Exchange>;
}

/** @param patienceMs How long the owner waits for the end of a job. */
export function createWork(stack: Stack, plan: Plan, patienceMs: number): Work {
  const random = randomOf(plan.seed * 31 + plan.number);
  const client = createClient(stack, plan.owner, random);
  const tags = new Map<string, ReadonlyMap<number, EngineFault>>();
  const orders: OrderRace[] = [];
  const started = Promise.withResolvers<string | null>();
  let jobs = 0;

  const generate = async (
    entity: number,
    count: number,
    options: { key?: string; tag?: string; once?: boolean } = {},
  ): Promise<Exchange> => {
    jobs += 1;
    const tag = options.tag ?? `canary${plan.owner}x${jobs}`;
    if (!tags.has(tag)) {
      const slot = Math.floor(plan.dice[0]! * count);
      const faults = plan.fault.kind === "engine" && jobs === 1 ? [[slot, plan.fault.engine] as const] : [];
      tags.set(tag, new Map(faults));
      stack.engine.script(tag, { delayMs: plan.drawMs, faults: new Map(faults) });
    }
    const body = {
      entity_type: "story",
      entity_id: `${plan.owner}.${entity}`,
      prompt: `A calm sea, ${tag}`,
      style: "realistic",
      ratio: "3:4",
      count,
    };
    const key = options.key ?? `key-${plan.owner}-${jobs}`;
    const send = options.once ? client.send : client.insist;
    const exchange = await send("POST", "/media/generate", body, key);
    if (exchange.job) started.resolve(exchange.job.job_id);
    return exchange;
  };

  const follow = async (first: Job | null): Promise<Job | null> => {
    let job = first;
    const until = Date.now() + patienceMs;
    while (job && job.finished_at === null && Date.now() < until) {
      const next: Exchange = await client.insist(
        "GET",
        `/media/jobs/${job.job_id}?wait=2&since=${job.version}`,
      );
      if (next.job) job = next.job;
    }
    return job;
  };

  const images = `/story/${plan.owner}.1/images`;
  const list = async (): Promise<Image[]> => (await client.insist("GET", images)).images ?? [];
  const order = async (): Promise<string[] | null> =>
    (await client.insist("GET", images)).images?.map((image) => image.id) ?? null;

  const works: Record<Plan["work"], () => Promise<void>> = {
    plain: async () => {
      await follow((await generate(1, plan.count)).job);
    },
    storm: async () => {
      const copies = plan.dice[1]! < 0.5 ? 2 : 10;
      const same = { key: `storm-${plan.owner}`, tag: `canary${plan.owner}xstorm` };
      const answers = await Promise.all(Array.from({ length: copies }, () => generate(1, plan.count, same)));
      await client.insist(
        "POST",
        "/media/generate",
        {
          entity_type: "story",
          entity_id: `${plan.owner}.1`,
          prompt: "Another sea",
          style: "realistic",
          count: 1,
        },
        same.key,
      );
      await follow(answers.find((answer) => answer.job)?.job ?? null);
    },
    cap: async () => {
      const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => generate(n + 1, 4)));
      await Promise.all(answers.map((answer) => follow(answer.job)));
    },
    cancel: async () => {
      const { job } = await generate(1, plan.count);
      if (!job) return;
      const following = follow(job);
      await new Promise((resolve) => setTimeout(resolve, plan.afterMs));
      await Promise.all([1, 2].map(() => client.insist("POST", `/media/jobs/${job.job_id}/cancel`)));
      await following;
    },
    gallery: async () => {
      await follow((await generate(1, 3)).job);
      const ids = (await list()).map((image) => image.id);
      if (ids.length < 2) return;
      const wanted = [ids, ids.toReversed(), [...ids.slice(1), ids[0]!]];
      const answers = await Promise.all(
        wanted.map((one) => client.send("PATCH", `${images}/order`, { ids: one })),
      );
      const settled = answers.every((answer) => answer.status === 200);
      const after = await order();
      const stale = await client.insist("PATCH", `${images}/order`, { ids: after?.slice(1) ?? [] });
      const unchanged = await order();
      const answered = stale.status !== null && stale.status < 500;
      if (settled && after) {
        const seen = answered && unchanged ? { status: stale.status, after: unchanged } : null;
        orders.push({ accepted: wanted, after, stale: seen });
      }
      const [first, second, last] = [ids[0]!, ids[1]!, ids.at(-1)!];
      await Promise.all([
        client.insist("PATCH", `${images}/${second}/primary`),
        client.insist("PATCH", `${images}/${last}/primary`),
        client.insist("POST", `${images}/${second}/crop`, { x: 0, y: 0, width: 30, height: 40 }),
        client.send("PATCH", `${images}/order`, { ids: ids.toReversed() }),
        client.insist("DELETE", `${images}/${first}`),
      ]);
      await client.insist("DELETE", `${images}/${last}`);
      if (plan.dice[2]! < 0.7) await client.insist("POST", `${images}/${last}/restore`);
      await list();
    },
  };

  return {
    client,
    tags,
    orders,
    started: started.promise,
    run: async () => {
      await works[plan.work]();
      started.resolve(null);
    },
    probe: async () => {
      const exchange = await generate(1, 1);
      if (exchange.job) await client.insist("POST", `/media/jobs/${exchange.job.job_id}/cancel`);
      return exchange;
    },
  };
}
