import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { RequestListener } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** An https server on both loopback addresses of this machine, for tests of the way out. */
export interface TestPeer {
  port: number;
  /** Its certificate, which is its own authority; good for `peer.example` and `127.0.0.1`. */
  ca: string;
  /** TCP connections so far. */
  connections: () => number;
  answer: RequestListener;
  close(): Promise<void>;
}

/** Starts it on a free port. It answers with what `answer` is set to. */
export async function startTestPeer(): Promise<TestPeer> {
  const { key, cert } = selfSigned();
  let connections = 0;
  const peer: TestPeer = {
    port: 0,
    ca: cert,
    connections: () => connections,
    answer: (_, response) => response.end("hello"),
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  const server = createServer({ key, cert }, (request, response) => peer.answer(request, response));
  server.on("connection", () => {
    connections += 1;
  });
  // Without a host it listens on IPv6 and IPv4 alike.
  server.listen(0);
  await once(server, "listening");
  peer.port = (server.address() as AddressInfo).port;
  return peer;
}

function selfSigned(): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), "media-gen-peer-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  try {
    execFileSync(
      "openssl",
      [
        ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"],
        ...["-days", "2", "-subj", "/CN=peer.example", "-keyout", key, "-out", cert],
        ...["-addext", "subjectAltName=DNS:peer.example,IP:127.0.0.1"],
      ],
      { stdio: "pipe" },
    );
    return { key: readFileSync(key, "utf8"), cert: readFileSync(cert, "utf8") };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
