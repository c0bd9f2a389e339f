import { type ChildProcess, fork, spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Job } from "@media-gen/contract";
import { openPostgres } from "@media-gen/server-kit/database/postgres";

const here = fileURLToPath(new URL(".", import.meta.url));
const example = fileURLToPath(new URL("../../../examples/celery-worker", import.meta.url));

/** A running server and the Celery workers that serve it. */
export interface CeleryFleet {
  brokerUrl: string;
  startWorker(options: { mode: "run" | "engine"; slow?: boolean }): Promise<CeleryWorker>;
  post(body: { provider: string; count: number }): Promise<Job>;
  /** Reads the job until it is as wanted. */
  until(jobId: string, wanted: (job: Job) => boolean): Promise<Job>;
  cancel(jobId: string): Promise<Job>;
  url: string;
  secret: string;
  close(): Promise<void>;
}

/** A real Celery worker with two processes. */
export interface CeleryWorker {
  /** Ends it and its processes at once, as a machine does that fails. */
  kill(): Promise<void>;
  log(): string;
}

export async function openCeleryFleet(
  urls: { postgresUrl: string; brokerUrl: string },
  { drawMs = 0 }: { drawMs?: number } = {},
): Promise<CeleryFleet> {
  const name = `celery_${randomUUID().replaceAll("-", "")}`;
  const admin = await openPostgres({ connectionString: urls.postgresUrl, maxConnections: 1 });
  await admin.query(`CREATE DATABASE ${name}`);
  const postgres = new URL(urls.postgresUrl);
  postgres.pathname = `/${name}`;
  const secret = `whsec_${randomBytes(32).toString("base64")}`;
  const shared = { CELERY_BROKER_URL: urls.brokerUrl, MEDIA_GEN_WORKER_SECRET: secret };
  const server = fork(`${here}server.ts`, {
    execArgv: ["--conditions=@media-gen/source"],
    env: { ...process.env, ...shared, POSTGRES_URL: postgres.href, DRAW_MS: String(drawMs) },
  });
  const [{ port }] = (await once(server, "message")) as [{ port: number }];
  const url = `http://127.0.0.1:${port}/api`;
  const workers = new Set<CeleryWorker>();
  const ask = async (path: string, init?: RequestInit): Promise<Job> => {
    const answer = await fetch(url + path, init);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as Job;
  };
  return {
    brokerUrl: urls.brokerUrl,
    url,
    secret,
    startWorker: async ({ mode, slow = false }) => {
      const worker = await startWorker({ ...shared, MEDIA_GEN_URL: url, MEDIA_GEN_MODE: mode }, slow);
      workers.add(worker);
      return worker;
    },
    post: (body) =>
      ask("/media/generate", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ entity_type: "story", entity_id: randomUUID(), prompt: "sea", ...body }),
      }),
    until: async (jobId, wanted) => {
      let job = await ask(`/media/jobs/${jobId}`);
      while (!wanted(job)) {
        if (job.finished_at !== null) throw new Error(`The job has ended otherwise: ${JSON.stringify(job)}`);
        job = await ask(`/media/jobs/${jobId}?wait=25&since=${job.version}`);
      }
      return job;
    },
    cancel: (jobId) => ask(`/media/jobs/${jobId}/cancel`, { method: "POST" }),
    close: async () => {
      for (const worker of workers) await worker.kill();
      const ended = once(server, "exit");
      server.disconnect();
      await ended;
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.close();
    },
  };
}

async function startWorker(settings: Record<string, string>, slow: boolean): Promise<CeleryWorker> {
  const module = slow ? "slow_worker" : "media_gen_worker";
  const flags = [
    "--without-gossip",
    "--without-mingle",
    "-c",
    "2",
    "-l",
    "INFO",
    "-n",
    `${randomUUID()}@test`,
  ];
  const worker: ChildProcess = spawn("/usr/bin/python3", ["-m", "celery", "-A", module, "worker", ...flags], {
    env: {
      PATH: "/usr/bin:/bin",
      PYTHONPATH: `${example}:${here}`,
      PYTHONDONTWRITEBYTECODE: "1",
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that its processes can be ended with it.
    detached: true,
  });
  let log = "";
  const ready = Promise.withResolvers<void>();
  const read = (chunk: Buffer): void => {
    log += chunk.toString();
    if (log.includes(" ready.")) ready.resolve();
  };
  worker.stdout!.on("data", read);
  worker.stderr!.on("data", read);
  worker.once("exit", () => ready.reject(new Error(`Celery ended: ${log}`)));
  await ready.promise;
  return {
    log: () => log,
    kill: async () => {
      if (worker.exitCode !== null || worker.signalCode !== null) return;
      const ended = once(worker, "exit");
      process.kill(-worker.pid!, "SIGKILL");
      await ended;
    },
  };
}
