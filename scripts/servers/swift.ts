import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./free-port.ts";

/** OpenStack Swift with its S3 interface, which checks every signature. */
export interface SwiftServer {
  /** Address of the S3 interface. */
  endpoint: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  stop(): Promise<void>;
}

const startWithinMs = 30_000;

/**
 * Starts Swift's four servers on free ports: files in memory, lists in a folder of their own.
 *
 * @throws Error when it does not answer within 30 s.
 */
export async function startSwift(): Promise<SwiftServer> {
  const folder = mkdtempSync("/tmp/media-gen-swift-");
  const settings = join(folder, "etc");
  for (const name of ["etc", "dev/d1"]) mkdirSync(join(folder, name), { recursive: true });
  const ports = {
    object: await freePort(),
    container: await freePort(),
    account: await freePort(),
    proxy: await freePort(),
  };
  const write = (name: string, text: string): void => writeFileSync(join(settings, name), text);
  write(
    "swift.conf",
    "[swift-hash]\nswift_hash_path_suffix = s\nswift_hash_path_prefix = p\n[storage-policy:0]\nname = default\ndefault = yes\n",
  );
  for (const kind of ["object", "container", "account"] as const) {
    makeRing(settings, kind, ports[kind]);
    write(`${kind}-server.conf`, storageConfig(folder, kind, ports[kind]));
  }
  write("proxy-server.conf", proxyConfig(settings, ports.proxy));
  const servers = (["account", "container", "object", "proxy"] as const).map((kind): ChildProcess => {
    const log = openSync(join(folder, `${kind}.log`), "w");
    return spawn(`swift-${kind}-server`, [join(settings, `${kind}-server.conf`)], {
      stdio: ["ignore", log, log],
      detached: true,
    });
  });
  for (const server of servers) server.on("error", () => undefined);
  const stop = async (): Promise<void> => {
    for (const server of servers) {
      if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) continue;
      const ended = once(server, "exit");
      server.kill("SIGKILL");
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  const endpoint = `http://127.0.0.1:${ports.proxy}`;
  const until = Date.now() + startWithinMs;
  // The proxy's own health says nothing of the others, and it passes one that did not answer over for a minute.
  const parts = [ports.account, ports.container, ports.object].map((port) => `http://127.0.0.1:${port}`);
  while (!(await isHealthy(endpoint)) || !(await Promise.all(parts.map(answers))).every(Boolean)) {
    if (Date.now() > until) {
      await stop();
      throw new Error(
        "Swift did not answer. Install it: apt-get install swift-proxy swift-account swift-container swift-object",
      );
    }
    await sleep(50);
  }
  return { endpoint, region: "us-east-1", accessKeyId: "test:tester", secretAccessKey: "testing", stop };
}

async function answers(address: string): Promise<boolean> {
  return fetch(address).then(
    () => true,
    () => false,
  );
}

async function isHealthy(endpoint: string): Promise<boolean> {
  return fetch(`${endpoint}/healthcheck`).then(
    ({ ok }) => ok,
    () => false,
  );
}

function makeRing(settings: string, kind: string, port: number): void {
  const build = (...args: string[]): void => {
    execFileSync("swift-ring-builder", [`${kind}.builder`, ...args], { cwd: settings, stdio: "ignore" });
  };
  build("create", "2", "1", "0");
  build("add", `r1z1-127.0.0.1:${port}/d1`, "1");
  // Ends with 1 where there was nothing to balance.
  spawnSync("swift-ring-builder", [`${kind}.builder`, "rebalance"], { cwd: settings, stdio: "ignore" });
}

function storageConfig(folder: string, kind: "object" | "container" | "account", port: number): string {
  const app = kind === "object" ? "mem_object" : kind;
  return `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
swift_dir = ${join(folder, "etc")}
devices = ${join(folder, "dev")}
mount_check = false
user = ${userInfo().username}
workers = 0
[pipeline:main]
pipeline = ${kind}-server
[app:${kind}-server]
use = egg:swift#${app}
`;
}

function proxyConfig(settings: string, port: number): string {
  const filters = ["catch_errors", "gatekeeper", "healthcheck", "listing_formats", "bulk", "slo", "dlo"];
  return `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
swift_dir = ${settings}
user = ${userInfo().username}
workers = 0
[pipeline:main]
pipeline = catch_errors gatekeeper healthcheck cache listing_formats bulk s3api tempauth slo dlo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
allow_account_management = true
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
[filter:s3api]
use = egg:swift#s3api
location = us-east-1
dns_compliant_bucket_names = true
[filter:cache]
use = egg:swift#memcache
${filters.map((name) => `[filter:${name}]\nuse = egg:swift#${name}\n`).join("")}`;
}
