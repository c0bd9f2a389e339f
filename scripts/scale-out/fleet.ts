import { startFleetServers } from "../servers/fleet-servers.ts";
import { freePort } from "../servers/free-port.ts";
import { makeBucket } from "./bucket.ts";
import { type Member, startMember } from "./member.ts";
import { type RoundRobin, startProxy } from "./proxy.ts";

/** The host app on many processes. */
export interface Fleet {
  /** Where browsers find it. */
  url: string;
  proxy: RoundRobin;
  servers: readonly Member[];
  workers: readonly Member[];
  /** Where each process answers `/healthz`, `/readyz` and `/metrics`. */
  operations: readonly { member: Member; url: string }[];
  /** Ends everything, the last started first. */
  stop(): Promise<void>;
}

const serverCount = 2;
const workerCount = 3;
const bucket = "media-gen-pictures";

/**
 * Starts PostgreSQL, Redis, S3 (Swift), two servers behind a proxy, and three workers, on free ports with data of their own.
 *
 * @param options `port` of the proxy; `env` for each process; `log` is told what the processes print.
 * @throws Error that says what did not start; what had started is ended.
 */
export async function startFleet(options: {
  port: number;
  env?: Record<string, string>;
  log?: (line: string) => void;
}): Promise<Fleet> {
  const { port, log = () => undefined } = options;
  const running: (() => void | Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const end of running.splice(0).toReversed()) await end();
  };
  try {
    const { postgresUrl, redisUrl, s3, stop: stopServers } = await startFleetServers();
    running.push(stopServers);
    await makeBucket(s3, bucket);
    const shared = {
      MEDIA_GEN_DATABASE_URL: postgresUrl,
      MEDIA_GEN_REDIS_URL: redisUrl,
      MEDIA_GEN_S3_BUCKET: bucket,
      MEDIA_GEN_S3_ENDPOINT: s3.endpoint,
      AWS_REGION: s3.region,
      AWS_ACCESS_KEY_ID: s3.accessKeyId,
      AWS_SECRET_ACCESS_KEY: s3.secretAccessKey,
      ...options.env,
    };
    const members: Member[] = [];
    const operations: { member: Member; url: string }[] = [];
    running.push(async () => {
      await Promise.all(members.map((member) => member.stop()));
    });
    const start = async (name: string, port: number, env: Record<string, string>): Promise<Member> => {
      const member = await startMember(name, { ...shared, ...env }, log);
      members.push(member);
      operations.push({ member, url: `http://127.0.0.1:${port}` });
      return member;
    };
    const ports = await Promise.all(Array.from({ length: serverCount + workerCount }, () => freePort()));
    const startServer = (at: number): Promise<Member> => {
      const port = ports[at]!;
      // The shelf's pictures are ordered once.
      const seed: Record<string, string> = at === 0 ? {} : { MEDIA_GEN_SEED: "off" };
      return start(`server ${at + 1}`, port, { MEDIA_GEN_ROLE: "server", PORT: String(port), ...seed });
    };
    const startWorker = (at: number): Promise<Member> => {
      const port = ports[serverCount + at]!;
      const env = { MEDIA_GEN_ROLE: "worker", MEDIA_GEN_OPERATIONS_PORT: String(port) };
      return start(`worker ${at + 1}`, port, env);
    };
    const first = await startServer(0);
    const [others, workers] = await Promise.all([
      Promise.all(Array.from({ length: serverCount - 1 }, (_, at) => startServer(at + 1))),
      Promise.all(Array.from({ length: workerCount }, (_, at) => startWorker(at))),
    ]);
    const proxy = await startProxy(port, ports.slice(0, serverCount));
    running.push(proxy.stop);
    operations.sort((one, other) => one.member.name.localeCompare(other.member.name));
    return { url: proxy.url, proxy, servers: [first, ...others], workers, operations, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
