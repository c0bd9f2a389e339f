import { once } from "node:events";
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** A round-robin proxy on one port of the loopback. */
export interface RoundRobin {
  url: string;
  /** How many requests each server answered, by its port. */
  answered: Map<number, number>;
  stop(): Promise<void>;
}

const mostBodyBytes = 1_000_000;

/**
 * Hands requests to the servers in turn. One that takes no connection is passed over, and so is one that breaks off before
 * its answer when the request may be sent twice: a read, or a change that carries an `Idempotency-Key`.
 */
export async function startProxy(port: number, servers: readonly number[]): Promise<RoundRobin> {
  const agent = new Agent({ keepAlive: true });
  const answered = new Map(servers.map((server) => [server, 0]));
  let turn = 0;

  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const body = await bodyOf(incoming);
    if (!body) {
      outgoing.writeHead(413).end();
      return;
    }
    const { method = "GET" } = incoming;
    const maySendTwice = method === "GET" || method === "HEAD" || "idempotency-key" in incoming.headers;
    turn += 1;
    for (const [at] of servers.entries()) {
      const server = servers[(turn + at) % servers.length]!;
      const outcome = await pass(incoming, outgoing, body, server);
      if (outcome === "answered") {
        answered.set(server, answered.get(server)! + 1);
        return;
      }
      if (outcome === "broken" && !maySendTwice) break;
    }
    outgoing.writeHead(502, { "retry-after": "1" }).end();
  };

  const pass = (
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    body: Buffer,
    server: number,
  ): Promise<"answered" | "not-connected" | "broken"> =>
    new Promise((resolve) => {
      const { method, url: path, headers } = incoming;
      const sent = request({ host: "127.0.0.1", port: server, method, path, headers, agent }, (answer) => {
        outgoing.writeHead(answer.statusCode!, answer.headers);
        answer.pipe(outgoing);
        answer.once("error", () => outgoing.destroy());
        resolve("answered");
      });
      outgoing.once("close", () => sent.destroy());
      sent.once("error", (error: NodeJS.ErrnoException) =>
        resolve(error.code === "ECONNREFUSED" ? "not-connected" : "broken"),
      );
      sent.end(body);
    });

  const sockets = new Set<Socket>();
  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://localhost:${port}`,
    answered,
    stop: async () => {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
      agent.destroy();
    },
  };
}

/** Null when it is too large. */
async function bodyOf(incoming: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBodyBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
