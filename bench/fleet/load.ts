// A process of its own that asks one address over and over. Speaks HTTP by hand: a client library would cost more than the server.
import { connect } from "node:net";

const [address, connectionsText, secondsText] = process.argv.slice(2) as [string, string, string];
const { hostname, port, pathname, search } = new URL(address);
const request = `GET ${pathname}${search} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nAccept: */*\r\n\r\n`;
const endsAt = Date.now() + Number(secondsText) * 1000;
let answered = 0;
let refused = 0;

function ask(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname);
    let text = "";
    let wanted = -1;
    socket.setNoDelay(true).setEncoding("latin1");
    socket.on("connect", () => socket.write(request));
    socket.on("error", reject);
    socket.on("data", (chunk: string) => {
      text += chunk;
      if (wanted < 0) {
        const head = text.indexOf("\r\n\r\n");
        if (head < 0) return;
        const length = /content-length: (\d+)/i.exec(text.slice(0, head));
        if (length === null) return void reject(new Error("An answer without a length cannot be measured."));
        if (!text.startsWith("HTTP/1.1 200")) refused += 1;
        wanted = head + 4 + Number(length[1]);
      }
      if (text.length < wanted) return;
      answered += 1;
      text = "";
      wanted = -1;
      if (Date.now() < endsAt) socket.write(request);
      else {
        socket.destroy();
        resolve();
      }
    });
  });
}

const startedAt = performance.now();
await Promise.all(Array.from({ length: Number(connectionsText) }, ask));
process.stdout.write(
  JSON.stringify({ perSecond: (answered / (performance.now() - startedAt)) * 1000, answered, refused }),
);
