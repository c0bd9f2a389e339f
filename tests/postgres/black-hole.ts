import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A way to a server that can fall silent without a goodbye, as a pulled cable does. */
export interface BlackHole {
  url: string;
  /** True: nothing passes any more, on connections old and new. */
  silent: boolean;
  close(): Promise<void>;
}

/** Stands before the server that `url` names. */
export async function openBlackHole(url: string): Promise<BlackHole> {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  const pass = (from: Socket, to: Socket): void => {
    sockets.add(from);
    let dead = hole.silent;
    from
      .on("data", (bytes) => {
        dead ||= hole.silent;
        if (!dead) to.write(bytes);
      })
      .on("close", () => {
        sockets.delete(from);
        to.destroy();
      })
      .on("error", () => undefined);
  };
  const server = createServer((socket) => {
    const onward = connect(Number(target.port), target.hostname);
    pass(socket, onward);
    pass(onward, socket);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const through = new URL(url);
  through.port = String(address && typeof address === "object" ? address.port : 0);
  const hole: BlackHole = {
    url: through.href,
    silent: false,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
  return hole;
}
