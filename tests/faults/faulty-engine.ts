import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import type { EngineFault } from "./names.ts";

/** What the engine does with one job's images. */
export interface EngineScript {
  /** Time of each image. */
  delayMs: number;
  faults: ReadonlyMap<number, EngineFault>;
}

/** One call as the engine got it. */
export interface EngineCall {
  tag: string;
  slots: number[];
  at: number;
}

/** An engine outside the kit: it keeps its own record of what it was asked. */
export interface FaultyEngine {
  url: string;
  calls: EngineCall[];
  /** Faults that were really done, by kind. */
  done: Map<EngineFault, number>;
  script(tag: string, script: EngineScript): void;
  close(): Promise<void>;
}

/** The tag of a job, which its prompt carries; no log may ever hold it. */
export const tagPattern = /canary[a-z0-9]+/;

/** Listens on a free port. */
export async function startFaultyEngine(): Promise<FaultyEngine> {
  const picture = await sharp({ create: { width: 48, height: 64, channels: 3, background: "#4a7" } })
    .png()
    .toBuffer();
  const scripts = new Map<string, EngineScript>();
  const calls: EngineCall[] = [];
  const done = new Map<EngineFault, number>();
  const jobs = new Map<string, { tag: string; slots: number[] }>();
  const timers = new Set<NodeJS.Timeout>();

  const did = (fault: EngineFault): void => {
    done.set(fault, (done.get(fault) ?? 0) + 1);
  };
  const later = (ms: number, work: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
  };
  const faultOf = (
    tag: string,
    slots: readonly number[],
    kinds: readonly EngineFault[],
  ): EngineFault | null => {
    const faults = scripts.get(tag)?.faults;
    return slots.map((slot) => faults?.get(slot)).find((fault) => fault && kinds.includes(fault)) ?? null;
  };

  const accept = (body: string, response: ServerResponse): void => {
    const { prompt, slots } = JSON.parse(body) as { prompt: string; slots: number[] };
    const tag = tagPattern.exec(prompt)?.[0] ?? "";
    calls.push({ tag, slots, at: Date.now() });
    const id = String(calls.length);
    jobs.set(id, { tag, slots });
    const fault = faultOf(tag, slots, [
      "reset",
      "too-many",
      "server-error",
      "hang-before-headers",
      "hang-after-headers",
      "accepted-then-reset",
    ]);
    if (fault) did(fault);
    if (fault === "reset") response.destroy();
    else if (fault === "too-many") response.writeHead(429, { "Retry-After": "1" }).end();
    else if (fault === "server-error") response.writeHead(500).end("sorry");
    else if (fault === "hang-after-headers") response.writeHead(200).write('{"id":');
    else if (fault === "accepted-then-reset") {
      response.writeHead(200, { "Content-Length": "100" });
      response.write('{"id":');
      later(20, () => response.destroy());
    } else if (fault === null) response.end(JSON.stringify({ id }));
  };

  const look = (tag: string, slot: number, response: ServerResponse): void => {
    const fault = faultOf(tag, [slot], ["one-missing", "blocked"]);
    if (fault) did(fault);
    const state = fault === "blocked" ? "blocked" : fault === "one-missing" ? "missing" : "ready";
    later(scripts.get(tag)?.delayMs ?? 0, () => response.end(JSON.stringify({ state })));
  };

  const send = (tag: string, slot: number, response: ServerResponse): void => {
    const fault = faultOf(
      tag,
      [slot],
      ["slow-drip", "html", "empty", "truncated", "endless", "wrong-type", "expired-address"],
    );
    if (fault) did(fault);
    if (fault === "html") response.end("<!doctype html><title>Sign in</title>");
    else if (fault === "empty") response.end();
    else if (fault === "truncated") response.end(picture.subarray(0, picture.length >> 1));
    else if (fault === "expired-address") response.writeHead(410).end();
    else if (fault === "endless") pour(response);
    else if (fault === "slow-drip") drip(response);
    else {
      response.writeHead(200, { "Content-Type": fault === "wrong-type" ? "text/plain" : "image/png" });
      // In two parts, so that there is a middle of the download.
      response.write(picture.subarray(0, 40));
      later(5, () => response.end(picture.subarray(40)));
    }
  };

  const pour = (response: ServerResponse): void => {
    const more = (): void => {
      if (!response.destroyed && response.write(new Uint8Array(65_536))) later(1, more);
      else if (!response.destroyed) response.once("drain", more);
    };
    more();
  };
  const drip = (response: ServerResponse): void => {
    let at = 0;
    const more = (): void => {
      if (response.destroyed || at >= picture.length) return;
      response.write(picture.subarray(at, at + 1));
      at += 1;
      later(100, more);
    };
    more();
  };

  const server = createServer(async (request, response) => {
    response.on("error", () => undefined);
    const parts: Buffer[] = [];
    try {
      for await (const part of request) parts.push(part as Buffer);
    } catch {
      return;
    }
    const [, kind, id, slot] = (request.url ?? "").split("/");
    if (request.method === "POST") return accept(Buffer.concat(parts).toString(), response);
    const job = jobs.get(id ?? "");
    if (!job) return void response.writeHead(404).end();
    if (kind === "files") send(job.tag, Number(slot), response);
    else look(job.tag, Number(slot), response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    done,
    script: (tag, script) => scripts.set(tag, script),
    close: async () => {
      for (const timer of timers) clearTimeout(timer);
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
