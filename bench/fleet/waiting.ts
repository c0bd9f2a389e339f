import { fork } from "node:child_process";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { Pool } from "pg";
import { startPostgres } from "../../scripts/servers/postgres.ts";
import type { Row } from "../report.ts";

const clients = 1000;
const watchedSeconds = 30;

interface Figures {
  rss: number;
  cpuMs: number;
}

/** Live jobs that nobody draws, one for each client. */
async function insertWaitingJobs(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO media_jobs (id, entity_type, entity_id, owner_id, request_hash, prompt, style, ratio, seed, provider)
     SELECT gen_random_uuid(), 'character', 'haru-' || n, 'writer', 'hash', '달빛 도서관', 'realistic', '3:4', 1, 'none'
     FROM generate_series(1, $1) AS n RETURNING id`,
    [clients],
  );
  await pool.query(
    `INSERT INTO media_assets (id, entity_type, entity_id, owner_id, job_id, slot, provider, seed, style, ratio, price)
     SELECT gen_random_uuid(), entity_type, entity_id, owner_id, id, slot, provider, slot, style, ratio, 1
     FROM media_jobs, generate_series(0, 3) AS slot`,
  );
  await pool.query("ANALYZE");
  return rows.map(({ id }) => id);
}

/** Asks for a job's next version, and again whenever the answer comes. */
function waitFor(port: number, jobId: string): Socket {
  const socket = connect(port, "127.0.0.1");
  const ask = (): void => {
    socket.write(`GET /api/media/jobs/${jobId}?wait=25&since=1 HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`);
  };
  socket.on("connect", ask);
  socket.on("data", (chunk) => {
    if (chunk.includes("HTTP/1.1 200")) ask();
  });
  socket.on("error", () => undefined);
  return socket;
}

/** What a server spends on a thousand clients that wait for a job each. */
export async function measureWaiting(): Promise<Row[]> {
  const postgres = await startPostgres();
  const server = fork(fileURLToPath(new URL("waiting-server.ts", import.meta.url)), [postgres.url], {
    execArgv: ["--conditions=@media-gen/source", "--expose-gc"],
  });
  const pool = new Pool({ connectionString: postgres.url, max: 2 });
  const sockets: Socket[] = [];
  try {
    const [port] = (await once(server, "message")) as [number];
    const figures = async (): Promise<Figures> => {
      server.send("figures");
      const [answer] = (await once(server, "message")) as [Figures];
      return answer;
    };
    const jobs = await insertWaitingJobs(pool);
    // One client after another first, so that all code is there before memory is counted.
    for (const id of jobs) await fetch(`http://127.0.0.1:${port}/api/media/jobs/${id}?wait=1&since=0`);
    await sleep(1000);
    const before = await figures();
    // They come one after the other, as people do: a thousand first requests in one moment measure the moment.
    for (const id of jobs) {
      sockets.push(waitFor(port, id));
      await sleep(10);
    }
    await sleep(1000);
    const waiting = await figures();
    await sleep(watchedSeconds * 1000);
    const after = await figures();
    const each = (waiting.rss - before.rss) / clients / 1000;
    const cpu = ((after.cpuMs - waiting.cpuMs) / (watchedSeconds * 1000)) * 100;
    return [
      {
        name: `${clients} clients that wait: memory of each`,
        value: each,
        unit: "kB",
        goal: "≤ 30",
        met: each <= 30,
      },
      {
        name: `${clients} clients that wait: processor, of one core`,
        value: cpu,
        unit: "%",
        goal: "≤ 5",
        met: cpu <= 5,
      },
    ];
  } finally {
    for (const socket of sockets) socket.destroy();
    server.kill("SIGKILL");
    await pool.end();
    postgres.stop();
  }
}
