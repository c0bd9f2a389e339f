import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./free-port.ts";

/** A Redis server of the machine's own binary, which forgets everything when it ends. */
export interface RedisServer {
  /** Address, as `redis://127.0.0.1:6379`. */
  url: string;
  port: number;
  /** Ends it at once and starts it again, empty, on the same port. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Where a Redis server differs from the one that queues want. */
export interface RedisOptions {
  /** @default "noeviction" */
  policy?: "noeviction" | "allkeys-lru";
}

const startWithinMs = 30_000;

/**
 * Starts Redis on a free port.
 *
 * @throws Error when it does not answer within 30 s.
 */
export async function startRedis({ policy = "noeviction" }: RedisOptions = {}): Promise<RedisServer> {
  const folder = mkdtempSync("/tmp/media-gen-redis-");
  const port = await freePort();
  let server: ChildProcess;
  const start = async (): Promise<void> => {
    const settings = { port, bind: "127.0.0.1", dir: folder, appendonly: "no", "maxmemory-policy": policy };
    const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
    server = spawn("redis-server", [...args, "--save", ""], { stdio: "ignore", detached: true });
    server.on("error", () => undefined);
    const until = Date.now() + startWithinMs;
    while (!(await answers(port))) {
      if (Date.now() > until)
        throw new Error("redis-server did not answer. Install it: apt-get install redis-server");
      await sleep(20);
    }
  };
  const end = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, "exit");
    server.kill("SIGKILL");
    await ended;
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    restart: async () => {
      await end();
      await start();
    },
    stop: async () => {
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    socket.write("PING\r\n");
    const [answer] = (await once(socket, "data")) as [Buffer];
    return answer.toString().startsWith("+PONG");
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
