import { once } from "node:events";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createGuardedFetch, type GuardedFetchOptions } from "./guarded-fetch.ts";
import type { ResolveHost } from "./guarded-lookup.ts";
import { startTestPeer, type TestPeer } from "./test-peer.ts";

let peer: TestPeer;
beforeAll(async () => {
  peer = await startTestPeer();
});
afterAll(() => peer.close());
beforeEach(() => {
  peer.answer = (_, response) => response.end("hello");
});

const publicAddress = { address: "93.184.215.14", family: 4 };
const loopback = { address: "127.0.0.1", family: 4 };

/** The rule of a careless host: any name, any of the ports in question. The address alone is left to refuse. */
const careless = (options: Partial<GuardedFetchOptions> = {}) =>
  createGuardedFetch({ hosts: "any", ports: [443, peer.port], ca: peer.ca, ...options });
const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "answered",
    (error: { code: string }) => error.code,
  );

describe("the tricks that reach inside", () => {
  it.each([
    ["https://127.0.0.1:PORT/", "address_not_allowed"],
    ["https://0.0.0.0:PORT/", "address_not_allowed"],
    ["https://127.1:PORT/", "address_not_allowed"],
    ["https://2130706433:PORT/", "address_not_allowed"],
    ["https://0x7f000001:PORT/", "address_not_allowed"],
    ["https://017700000001:PORT/", "address_not_allowed"],
    ["https://127.0.0.1.:PORT/", "address_not_allowed"],
    ["https://①②⑦.⓪.⓪.①:PORT/", "address_not_allowed"],
    ["https://[::1]:PORT/", "address_not_allowed"],
    ["https://[::]:PORT/", "address_not_allowed"],
    ["https://[::ffff:127.0.0.1]:PORT/", "address_not_allowed"],
    ["https://[::ffff:7f00:1]:PORT/", "address_not_allowed"],
    ["https://[::127.0.0.1]:PORT/", "address_not_allowed"],
    ["https://[64:ff9b::7f00:1]:PORT/", "address_not_allowed"],
    ["https://[64:ff9b:1::7f00:1]:PORT/", "address_not_allowed"],
    ["https://[2002:7f00:1::]:PORT/", "address_not_allowed"],
    ["https://[2001:0:7f00:1::]:PORT/", "address_not_allowed"],
    ["https://169.254.169.254/latest/meta-data/", "address_not_allowed"],
    ["https://[fd00:ec2::254]/latest/meta-data/", "address_not_allowed"],
    ["https://100.64.0.1/", "address_not_allowed"],
    ["https://10.0.0.1/", "address_not_allowed"],
    ["https://172.16.0.1/", "address_not_allowed"],
    ["https://192.168.0.1/", "address_not_allowed"],
    ["https://198.18.0.1/", "address_not_allowed"],
    ["https://224.0.0.1/", "address_not_allowed"],
    ["https://255.255.255.255/", "address_not_allowed"],
    ["https://[fd00::1]/", "address_not_allowed"],
    ["https://[fe80::1]/", "address_not_allowed"],
    ["https://[ff02::1]/", "address_not_allowed"],
    ["https://localhost:PORT/", "address_not_allowed"],
    ["https://localhost.:PORT/", "address_not_allowed"],
    ["https://LOCALHOST:PORT/", "address_not_allowed"],
    ["https://peer.example@127.0.0.1:PORT/", "credentials_in_url"],
    ["https://user:key@peer.example:PORT/", "credentials_in_url"],
    ["https://127.0.0.1:PORT\\@peer.example/", "address_not_allowed"],
    ["https://peer.example:22/", "port_not_allowed"],
    ["http://127.0.0.1:PORT/", "scheme_not_allowed"],
    ["file:///etc/passwd", "scheme_not_allowed"],
    ["gopher://127.0.0.1:PORT/_x", "scheme_not_allowed"],
    ["data:text/plain,hello", "scheme_not_allowed"],
    ["//127.0.0.1:PORT/", "malformed_url"],
    ["https://[fe80::1%25eth0]/", "malformed_url"],
    ["", "malformed_url"],
  ])("%s is refused before a packet leaves: %s", async (text, code) => {
    const before = peer.connections();
    const fetch = careless({ resolve: async () => [loopback] });
    expect(await codeOf(fetch(text.replace("PORT", String(peer.port))))).toBe(code);
    expect(peer.connections()).toBe(before);
  });

  it.each([
    ["a private address", [loopback]],
    ["a public address beside a private one", [publicAddress, loopback]],
    ["a mapped address", [{ address: "::ffff:127.0.0.1", family: 6 }]],
    ["a NAT64 address", [{ address: "64:ff9b::a9fe:a9fe", family: 6 }]],
    ["a link-local address with its zone", [{ address: "fe80::1%eth0", family: 6 }]],
  ])("a name that stands for %s is refused", async (_, found) => {
    const before = peer.connections();
    const resolve: ResolveHost = async () => found;
    const code = await codeOf(careless({ resolve })(`https://peer.example:${peer.port}/`));
    expect([code, peer.connections()]).toEqual(["address_not_allowed", before]);
  });

  it("a name that changes its answer is asked once, and the answer that was checked is the one that is called", async () => {
    const answers = [[loopback], [publicAddress]];
    let asked = 0;
    const resolve: ResolveHost = async () => answers[asked++]!;
    const fetch = careless({ resolve, trustedNetworks: ["127.0.0.1/32"] });
    expect((await fetch(`https://peer.example:${peer.port}/`)).status).toBe(200);
    expect(asked).toBe(1);
  });

  it("the machine's own name for itself is refused as the machine resolves it", async () => {
    const before = peer.connections();
    expect(await codeOf(careless()(`https://localhost:${peer.port}/`))).toBe("address_not_allowed");
    expect(peer.connections()).toBe(before);
  });

  it.each([
    ["peer.example", "answered"],
    ["PEER.EXAMPLE", "answered"],
    ["*.example", "answered"],
    ["*.peer.example", "host_not_allowed"],
    ["example", "host_not_allowed"],
    ["er.example", "host_not_allowed"],
  ])("a host that the list %s does not name is not called: %s", async (host, expected) => {
    const before = peer.connections();
    const fetch = trusting({ hosts: [host] });
    expect(await codeOf(fetch(`https://peer.example:${peer.port}/`))).toBe(expected);
    expect(peer.connections() - before).toBe(expected === "answered" ? 1 : 0);
  });
});

/** As `careless`, with the test's own peer in a trusted network. */
const trusting = (options: Partial<GuardedFetchOptions> = {}) =>
  careless({ resolve: async () => [loopback], trustedNetworks: ["127.0.0.0/8"], ...options });
const call = (options: Partial<GuardedFetchOptions> = {}, signal?: AbortSignal) =>
  trusting(options)(`https://peer.example:${peer.port}/result?key=canary`, { signal });

describe("an answer", () => {
  it("comes with its status, headers and bytes", async () => {
    peer.answer = (request, response) => {
      const sent: Buffer[] = [];
      request.on("data", (part: Buffer) => sent.push(part));
      request.on("end", () => {
        response.writeHead(422, { "content-type": "text/plain", "set-cookie": ["a=1", "b=2"] });
        response.end(`${request.method} ${request.headers["x-id"]} ${Buffer.concat(sent)}`);
      });
    };
    const answer = await trusting()(`https://peer.example:${peer.port}/`, {
      method: "POST",
      headers: { "x-id": "7" },
      body: "hello",
    });
    expect(answer.status).toBe(422);
    expect(new TextDecoder().decode(answer.bytes)).toBe("POST 7 hello");
    expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  });

  it.each([301, 302, 303, 307, 308])("of %i is not followed", async (status) => {
    const before = peer.connections();
    peer.answer = (_, response) =>
      response.writeHead(status, { location: `https://127.0.0.1:${peer.port}/` }).end();
    expect(await codeOf(call())).toBe("redirect_refused");
    expect(peer.connections()).toBe(before + 1);
  });

  it("may be as large as allowed and not a byte larger, whatever length it claims", async () => {
    peer.answer = (_, response) => response.end(Buffer.alloc(1000));
    expect((await call({ maxBytes: 1000 })).bytes).toHaveLength(1000);
    expect(await codeOf(call({ maxBytes: 999 }))).toBe("too_large");
  });

  it("without an end is read no further than allowed", async () => {
    let given = 0;
    let gone: Promise<unknown> = Promise.resolve();
    peer.answer = (_, response) => {
      gone = once(response, "close");
      const pour = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(16_384))) given += 16_384;
        if (!response.destroyed) response.once("drain", pour);
      };
      pour();
    };
    expect(await codeOf(call({ maxBytes: 100_000 }))).toBe("too_large");
    await gone;
    expect(given).toBeLessThan(20_000_000);
  });

  it("that never starts, that falls silent and that trickles for ever are given up", async () => {
    const trickling: NodeJS.Timeout[] = [];
    peer.answer = () => undefined;
    expect(await codeOf(call({ idleMs: 50 }))).toBe("timed_out");
    peer.answer = (_, response) => void response.write("begun");
    expect(await codeOf(call({ idleMs: 50 }))).toBe("timed_out");
    peer.answer = (_, response) => {
      trickling.push(setInterval(() => response.write("."), 10));
    };
    expect(await codeOf(call({ idleMs: 20_000, totalMs: 300 }))).toBe("timed_out");
    for (const timer of trickling) clearInterval(timer);
  });

  it("that breaks off is no answer, and neither is one with a certificate that nobody vouches for", async () => {
    peer.answer = (_, response) => {
      response.writeHead(200, { "content-length": "100" }).write("half");
      response.socket?.destroy();
    };
    expect(await codeOf(call())).toBe("connection_failed");
    expect(await codeOf(call({ ca: undefined }))).toBe("connection_failed");
  });

  it("is not waited for once the caller has stopped", async () => {
    const stop = new AbortController();
    peer.answer = () => stop.abort(new Error("stopped"));
    await expect(call({}, stop.signal)).rejects.toThrow("stopped");
    const before = peer.connections();
    await expect(call({}, stop.signal)).rejects.toThrow("stopped");
    expect(peer.connections()).toBe(before);
  });

  it("that fails says so without the address, which may be a secret", async () => {
    const error: Error = (await call({ maxBytes: 1 }).catch((reason: Error) => reason)) as Error;
    expect(`${error.message} ${error.stack}`).not.toMatch(/canary|peer\.example/);
  });
});

it("refuses a trusted network that is none at once", () => {
  expect(() => careless({ trustedNetworks: ["10.0.0.0"] })).toThrow(TypeError);
});
