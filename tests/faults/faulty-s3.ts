import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** What an S3 client asks for; LIST is a GET of the bucket itself. */
export interface S3Request {
  method: "PUT" | "GET" | "HEAD" | "DELETE" | "LIST";
  /** The object's key; for LIST the prefix. */
  key: string;
  /** How many requests of this method and key there were before. */
  before: number;
}

/** How a request goes wrong. */
export type S3Fault =
  /** Refused with a status and S3's code for it, such as 503 SlowDown, 500 InternalError or 403 AccessDenied. */
  | { kind: "refuse"; status: number; code: string; retryAfterSeconds?: number }
  /** The connection breaks after so many bytes of the body, in the direction in which it flows; nothing is stored. */
  | { kind: "reset"; afterBytes: number }
  /** Looks well, but only so many bytes were stored or are given. */
  | { kind: "truncate"; bytes: number }
  /** Begins after so long a time, and is right. */
  | { kind: "slow"; ms: number }
  /** Is taken and never answered. */
  | { kind: "hang" }
  /** Is done, and then the connection breaks before the answer. */
  | { kind: "ambiguous" };

/** An object as the server holds it. */
export interface S3Object {
  bytes: Buffer;
  contentType: string;
  metadata: Record<string, string>;
  storedAt: Date;
}

/** An S3 server of one bucket, whatever its name, in memory; it checks no signatures and goes wrong on demand. */
export interface FaultyS3 {
  /** Address for the client's `endpoint`, with path-style keys and any credentials. */
  endpoint: string;
  /** By key. */
  objects: Map<string, S3Object>;
  /** Every request, oldest first, with the fault that met it. */
  requests: (S3Request & { fault: S3Fault | null })[];
  /** Chooses the fault of each request; null lets it be right. May be replaced at any time. */
  fault: (request: S3Request) => S3Fault | null;
  /** Makes the `ETag` of an answer, in its quotes. @default the MD5 of what is stored, as most servers do */
  tagOf?: (bytes: Buffer) => string;
  stop(): Promise<void>;
}

const pageSizeDefault = 1000;

/**
 * Starts the server on a free port of the loopback.
 *
 * @param options `pageSize`: most keys of one answer to LIST, default 1000.
 */
export async function startFaultyS3(options: { pageSize?: number } = {}): Promise<FaultyS3> {
  const counts = new Map<string, number>();
  const stopping = new AbortController();
  const tagOf = (bytes: Buffer): string => (s3.tagOf ?? md5Tag)(bytes);
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch(() => outgoing.destroy());
  });

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? "/", "http://s3");
    const [, bucket = "", ...parts] = decodeURIComponent(url.pathname).split("/");
    const key = parts.join("/");
    const method = key === "" && incoming.method === "GET" ? "LIST" : incoming.method;
    const named = method === "LIST" ? (url.searchParams.get("prefix") ?? "") : key;
    const before = counts.get(`${method} ${named}`) ?? 0;
    counts.set(`${method} ${named}`, before + 1);
    const request = { method, key: named, before } as S3Request;
    const fault = s3.fault(request);
    s3.requests.push({ ...request, fault });
    if (fault?.kind === "slow") await sleep(fault.ms, undefined, { signal: stopping.signal });
    if (fault?.kind === "hang") return;
    if (fault?.kind === "refuse") {
      incoming.resume();
      const wait = fault.retryAfterSeconds;
      sendError(
        outgoing,
        fault.status,
        fault.code,
        wait === undefined ? {} : { "retry-after": String(wait) },
      );
      return;
    }
    if (request.method === "PUT") await put(incoming, outgoing, key, fault);
    else if (request.method === "LIST") sendList(outgoing, url.searchParams, bucket, options.pageSize);
    else if (request.method === "DELETE") {
      s3.objects.delete(key);
      if (fault?.kind === "ambiguous" || fault?.kind === "reset") outgoing.destroy();
      else outgoing.writeHead(204).end();
    } else sendObject(incoming, outgoing, key, fault);
  }

  async function put(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    key: string,
    fault: S3Fault | null,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (fault?.kind === "reset" && size >= fault.afterBytes) break;
    }
    if (fault?.kind === "reset") {
      outgoing.destroy();
      return;
    }
    const sent = Buffer.concat(chunks);
    const wanted = incoming.headers["content-md5"];
    if (wanted !== undefined && wanted !== createHash("md5").update(sent).digest("base64")) {
      sendError(outgoing, 400, "BadDigest");
      return;
    }
    const bytes = fault?.kind === "truncate" ? sent.subarray(0, fault.bytes) : sent;
    s3.objects.set(key, {
      bytes,
      contentType: incoming.headers["content-type"] ?? "application/octet-stream",
      metadata: Object.fromEntries(
        Object.entries(incoming.headers).filter(([name]) => name.startsWith("x-amz-meta-")),
      ) as Record<string, string>,
      storedAt: new Date(),
    });
    if (fault?.kind === "ambiguous") outgoing.destroy();
    else outgoing.writeHead(200, { etag: tagOf(bytes) }).end();
  }

  function sendObject(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    key: string,
    fault: S3Fault | null,
  ): void {
    const object = s3.objects.get(key);
    if (!object) {
      sendError(outgoing, 404, "NoSuchKey");
      return;
    }
    const from = Number(/^bytes=(\d+)-/.exec(incoming.headers.range ?? "")?.[1] ?? 0);
    const whole = object.bytes.subarray(from);
    const bytes = fault?.kind === "truncate" ? whole.subarray(0, fault.bytes) : whole;
    outgoing.writeHead(from > 0 ? 206 : 200, {
      ...object.metadata,
      "content-type": object.contentType,
      "content-length": bytes.length,
      etag: tagOf(object.bytes),
      "last-modified": object.storedAt.toUTCString(),
      ...(from > 0
        ? { "content-range": `bytes ${from}-${object.bytes.length - 1}/${object.bytes.length}` }
        : {}),
    });
    if (incoming.method === "HEAD") outgoing.end();
    else if (fault?.kind === "ambiguous") outgoing.destroy();
    else if (fault?.kind === "reset") {
      outgoing.write(bytes.subarray(0, fault.afterBytes), () => outgoing.destroy());
    } else outgoing.end(bytes);
  }

  function sendList(
    outgoing: ServerResponse,
    query: URLSearchParams,
    bucket: string,
    pageSize = pageSizeDefault,
  ): void {
    const prefix = query.get("prefix") ?? "";
    const after = query.get("continuation-token") ?? query.get("start-after") ?? "";
    const keys = [...s3.objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
    const page = keys.slice(0, Math.min(pageSize, Number(query.get("max-keys") ?? pageSize)));
    const more = page.length < keys.length;
    const contents = page.map((key) => {
      const { bytes, storedAt } = s3.objects.get(key)!;
      return `<Contents><Key>${key}</Key><LastModified>${storedAt.toISOString()}</LastModified><ETag>${tagOf(bytes)}</ETag><Size>${bytes.length}</Size></Contents>`;
    });
    const next = more ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : "";
    outgoing
      .writeHead(200, { "content-type": "application/xml" })
      .end(
        `<?xml version="1.0"?><ListBucketResult><Name>${bucket}</Name><Prefix>${prefix}</Prefix><KeyCount>${page.length}</KeyCount><IsTruncated>${more}</IsTruncated>${next}${contents.join("")}</ListBucketResult>`,
      );
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const s3: FaultyS3 = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects: new Map(),
    requests: [],
    fault: () => null,
    stop: async () => {
      stopping.abort();
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  return s3;
}

function sendError(
  outgoing: ServerResponse,
  status: number,
  code: string,
  headers: Record<string, string> = {},
): void {
  outgoing
    .writeHead(status, { "content-type": "application/xml", ...headers })
    .end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

function md5Tag(bytes: Buffer): string {
  return `"${createHash("md5").update(bytes).digest("hex")}"`;
}
