import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Operations } from "../observability/operations.ts";

/** A listening server of health, readiness and metrics. */
export interface OperationsServer {
  /** For example `http://127.0.0.1:9464`. */
  url: string;
  close(): Promise<void>;
}

/** Serves `operations` on a port of its own; port 0 takes a free one. */
export async function serveOperations(
  operations: Operations,
  options: { port: number; host: string },
): Promise<OperationsServer> {
  const server = createServer((request, response) => {
    answer(operations, request, response).catch(() => response.destroy());
  });
  server.listen(options.port, options.host);
  await once(server, "listening");
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : options.port;
  const host = options.host.includes(":") ? `[${options.host}]` : options.host;
  return {
    url: `http://${host}:${port}`,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(
  operations: Operations,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = "GET", url = "/" } = request;
  const path = URL.canParse(url, "http://localhost") ? new URL(url, "http://localhost").pathname : "/";
  const answered = await operations.fetch(new Request(`http://localhost${path}`, { method }));
  response.writeHead(answered.status, Object.fromEntries(answered.headers));
  response.end(method === "HEAD" ? undefined : await answered.text());
}
