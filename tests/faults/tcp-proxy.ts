import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** What the proxy does with what it carries. `cut` ends each connection after so many bytes more. */
export type ProxyMode =
  | { kind: "pass" }
  | { kind: "latency"; ms: number }
  | { kind: "black-hole" }
  | { kind: "refuse" }
  | { kind: "cut"; bytes: number };

/** A wire between a process and its server that can be made to fail. */
export interface TcpProxy {
  port: number;
  /** Of connections that are open as well as new ones. A black hole never lets its connections live again. */
  set(mode: ProxyMode): void;
  /** Resets every open connection. */
  reset(): void;
  close(): Promise<void>;
}

/** Listens on a free port and carries everything to the target. */
export async function startTcpProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  const pairs = new Set<{ near: Socket; far: Socket; dead: boolean }>();
  let mode: ProxyMode = { kind: "pass" };

  const server = createServer({ allowHalfOpen: false }, (near) => {
    if (mode.kind === "refuse") {
      near.resetAndDestroy();
      return;
    }
    const far = connect(target);
    const pair = { near, far, dead: mode.kind === "black-hole" };
    pairs.add(pair);
    const end = (): void => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.setNoDelay(true).on("error", end).on("close", end);
    const carry = (from: Socket, to: Socket): void => {
      let last = Promise.resolve();
      from.on("data", (bytes: Buffer) => {
        if (pair.dead) return;
        if (mode.kind === "pass") {
          to.write(bytes);
          return;
        }
        if (mode.kind === "cut") {
          to.write(bytes.subarray(0, mode.bytes));
          mode = { kind: "cut", bytes: Math.max(0, mode.bytes - bytes.length) };
          if (mode.bytes === 0) {
            near.resetAndDestroy();
            end();
          }
          return;
        }
        const { ms } = mode as { ms: number };
        last = last.then(
          () =>
            new Promise((resolve) => {
              setTimeout(() => {
                if (!pair.dead && !to.destroyed) to.write(bytes);
                resolve();
              }, ms);
            }),
        );
      });
    };
    carry(near, far);
    carry(far, near);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    set: (next) => {
      mode = next;
      if (next.kind === "black-hole") for (const pair of pairs) pair.dead = true;
    },
    reset: () => {
      for (const { near, far } of [...pairs]) {
        near.resetAndDestroy();
        far.destroy();
      }
    },
    close: async () => {
      for (const { near, far } of [...pairs]) {
        near.destroy();
        far.destroy();
      }
      server.close();
      await once(server, "close");
    },
  };
}
