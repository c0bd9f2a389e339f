import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type RoundRobin, startProxy } from "../../scripts/scale-out/proxy.ts";
import { freePort } from "../../scripts/servers/free-port.ts";

let servers: Server[];
let heard: string[];
let breaks: Set<number>;
let proxy: RoundRobin;

beforeEach(async () => {
  heard = [];
  breaks = new Set();
  servers = [0, 1].map((at) =>
    createServer(async (incoming, outgoing) => {
      let body = "";
      for await (const chunk of incoming) body += chunk;
      heard.push(`${at} ${incoming.method} ${body}`);
      if (breaks.has(at)) outgoing.destroy();
      else outgoing.end(String(at));
    }).listen(0, "127.0.0.1"),
  );
  await Promise.all(servers.map((server) => once(server, "listening")));
  proxy = await startProxy(
    await freePort(),
    servers.map((server) => (server.address() as AddressInfo).port),
  );
});
afterEach(async () => {
  await proxy.stop();
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
});

const send = async (init?: RequestInit): Promise<string> => {
  const answer = await fetch(proxy.url.replace("localhost", "127.0.0.1"), init);
  const text = await answer.text();
  return answer.ok ? text : String(answer.status);
};

describe("the proxy of the fleet", () => {
  it("hands requests on in turn, with their bodies", async () => {
    const answers = [await send(), await send({ method: "POST", body: "a picture" }), await send()];
    expect(answers).toEqual([answers[2], answers[1], answers[0]]);
    expect(new Set(answers).size).toBe(2);
    expect(heard[1]).toBe(`${answers[1]} POST a picture`);
  });

  it("passes a server over that takes no connection", async () => {
    servers[0]!.close();
    servers[0]!.closeAllConnections();
    expect([await send(), await send({ method: "POST", body: "x" }), await send()]).toEqual(["1", "1", "1"]);
  });

  it("sends a broken request again only where it may be sent twice", async () => {
    breaks.add(0);
    expect([await send(), await send()]).toEqual(["1", "1"]);
    const once = { method: "POST", body: "x" };
    expect([await send(once), await send(once)].sort()).toEqual(["1", "502"]);
    const twice = { ...once, headers: { "idempotency-key": "k" } };
    expect([await send(twice), await send(twice)]).toEqual(["1", "1"]);
  });
});
