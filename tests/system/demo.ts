import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../..", import.meta.url));

/** How the engine behaves; the same words as the demo's foot bar. */
export type Weather = "calm" | "slow" | "three-of-eight-fail" | "all-fail" | "hang" | "garbage";

/** Sends requests as one user, as a program outside would. */
export interface Session {
  /** Value of the Cookie header; empty when signed out. */
  readonly cookie: string;
  request(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  json<T>(method: string, path: string, body?: unknown): Promise<T>;
}

/** The demo as a process of its own, on a free port and a data folder of its own. */
export interface Demo {
  readonly url: string;
  readonly folder: string;
  signIn(userId: string | null): Promise<Session>;
  setWeather(weather: Weather): Promise<void>;
  kill(signal: NodeJS.Signals): Promise<number | null>;
  /** Starts again on the same folder and port after `kill`. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (!address || typeof address === "string") throw new Error("The machine gave no port.");
  return address.port;
}

function launch(port: number, folder: string, env: Record<string, string>): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["scripts/demo.mjs"], {
    cwd: repository,
    env: {
      ...process.env,
      PORT: String(port),
      MEDIA_GEN_DATA: folder,
      MEDIA_GEN_DETAIL: "draft",
      MEDIA_GEN_SEED: "off",
      NODE_OPTIONS: "",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that a kill reaches the server behind the script too.
    detached: true,
  });
  const printed: string[] = [];
  return new Promise((resolve, reject) => {
    const read = (line: string): void => {
      printed.push(line);
      if (line.startsWith("ready http")) resolve(child);
    };
    createInterface({ input: child.stdout! }).on("line", read);
    createInterface({ input: child.stderr! }).on("line", read);
    child.once("error", reject);
    child.once("exit", (code) =>
      reject(new Error(`The demo ended with ${code} before it was ready:\n${printed.join("\n")}`)),
    );
  });
}

/** Signs in at a running site; as nobody with null. */
export async function signInAt(url: string, userId: string | null): Promise<Session> {
  let cookie = "";
  if (userId) {
    const answer = await fetch(`${url}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ user_id: userId }),
    });
    if (!answer.ok) throw new Error(`Signing in as ${userId} answered ${answer.status}.`);
    cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
  }
  const request: Session["request"] = (method, path, body, headers = {}) =>
    fetch(url + path, {
      method,
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      redirect: "manual",
    });
  const json = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await request(method, path, body);
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  return { cookie, request, json };
}

/** Starts the demo with the draft engine and resolves when it is ready. */
export async function startDemo(env: Record<string, string> = {}): Promise<Demo> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "media-gen-demo-"));
  const url = `http://localhost:${port}`;
  let child = await launch(port, folder, env);

  const kill = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = once(child, "exit");
    // A terminal's Ctrl-C and a machine's kill -9 reach the whole group.
    process.kill(-child.pid!, signal);
    const [code] = (await ended) as [number | null];
    return code;
  };

  return {
    url,
    folder,
    signIn: (userId) => signInAt(url, userId),
    setWeather: async (weather) => {
      const visitor = await signInAt(url, null);
      await visitor.json("POST", "/api/demo/weather", { weather });
    },
    kill,
    restart: async () => {
      child = await launch(port, folder, env);
    },
    stop: async () => {
      await kill("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Waits until a job of the owner has ended, by long poll, at most a minute. */
export async function finished(owner: Session, jobId: string): Promise<import("@media-gen/contract").Job> {
  let since = 0;
  for (let tries = 0; tries < 60; tries += 1) {
    const job = await owner.json<import("@media-gen/contract").Job>(
      "GET",
      `/api/media/jobs/${jobId}?wait=5&since=${since}`,
    );
    if (job.finished_at) return job;
    since = job.version;
  }
  throw new Error(`Job ${jobId} did not end.`);
}
