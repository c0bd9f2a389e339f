import type { Image, Job } from "@media-gen/contract";
import type { Stack } from "./stack.ts";

/** One request of an owner and what came of it. */
export interface Exchange {
  method: string;
  path: string;
  /** Null when the answer never came: it may have happened or not. */
  status: number | null;
  code: string | null;
  retryAfter: string | null;
  replayed: boolean;
  key: string | null;
  sent: unknown;
  job: Job | null;
  images: Image[] | null;
  text: string;
  from: number;
  to: number;
}

/** An owner who asks whichever server answers, and writes down every exchange. */
export interface Client {
  readonly exchanges: Exchange[];
  /** One try. */
  send(method: string, path: string, body?: unknown, key?: string): Promise<Exchange>;
  /** Tries again, at most for 8 s, while no answer came or the server said that it cannot now. */
  insist(method: string, path: string, body?: unknown, key?: string): Promise<Exchange>;
}

export function createClient(stack: Stack, owner: string, random: () => number): Client {
  const exchanges: Exchange[] = [];

  const send = async (method: string, path: string, body?: unknown, key?: string): Promise<Exchange> => {
    const server = stack.servers[random() < 0.5 ? 0 : 1]!;
    const exchange: Exchange = {
      method,
      path,
      status: null,
      code: null,
      retryAfter: null,
      replayed: false,
      key: key ?? null,
      sent: body ?? null,
      job: null,
      images: null,
      text: "",
      from: Date.now(),
      to: 0,
    };
    exchanges.push(exchange);
    try {
      const answer = await fetch(`http://127.0.0.1:${server.port}/api${path}`, {
        method,
        headers: {
          "x-user": owner,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(key === undefined ? {} : { "idempotency-key": key }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: AbortSignal.timeout(15_000),
      });
      const text = await answer.text();
      exchange.status = answer.status;
      exchange.text = text;
      exchange.retryAfter = answer.headers.get("retry-after");
      exchange.replayed = answer.headers.get("idempotency-replayed") === "true";
      const value = (text ? JSON.parse(text) : null) as Record<string, unknown> | Image[] | null;
      if (answer.ok && Array.isArray(value)) exchange.images = value;
      else if (answer.ok && value && "job_id" in value) exchange.job = value as unknown as Job;
      else if (!answer.ok && value && "code" in value) exchange.code = String(value.code);
    } catch {
      exchange.status = null;
    }
    exchange.to = Date.now();
    return exchange;
  };

  return {
    exchanges,
    send,
    insist: async (method, path, body, key) => {
      const until = Date.now() + 8000;
      for (;;) {
        const exchange = await send(method, path, body, key);
        if (exchange.status !== null && exchange.status < 500) return exchange;
        if (Date.now() > until) return exchange;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
  };
}
