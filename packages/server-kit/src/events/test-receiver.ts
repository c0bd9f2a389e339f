import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { HostEvent } from "@media-gen/contract";
import { Webhook } from "standardwebhooks";
import { startTestPeer, type TestPeer } from "../outgoing/test-peer.ts";

/** One try to tell the receiver, which the reference library has found to be signed well. */
export interface Received {
  id: string;
  event: HostEvent;
}

/** A host's server, for tests: an https server that keeps what it is told. */
export interface TestReceiver {
  peer: TestPeer;
  url: string;
  /** Every try, oldest first. */
  received: Received[];
  /** Those that were accepted. */
  accepted: Received[];
  /** Answers one try: a status, or whatever it does with the response itself. */
  answer: (received: Received, response: ServerResponse) => number | undefined | Promise<number | undefined>;
  /** Resolves once `enough` says so of what was received, looking at each try. */
  until(enough: () => boolean): Promise<void>;
}

/** Starts it. Whoever sends without a good signature gets 401, and is not heard. */
export async function startTestReceiver(secret: string): Promise<TestReceiver> {
  const peer = await startTestPeer();
  const verifier = new Webhook(secret);
  const lookers = new Set<() => void>();
  const receiver: TestReceiver = {
    peer,
    url: `https://127.0.0.1:${peer.port}/hooks`,
    received: [],
    accepted: [],
    answer: () => 204,
    until: (enough) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!enough()) return;
          lookers.delete(look);
          resolve();
        };
        lookers.add(look);
        look();
      }),
  };
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request);
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, `${value}`]),
    );
    let event: HostEvent;
    try {
      event = verifier.verify(body, headers) as HostEvent;
    } catch {
      response.writeHead(401).end();
      return;
    }
    const one = { id: headers["webhook-id"]!, event };
    receiver.received.push(one);
    const status = await receiver.answer(one, response);
    if (status !== undefined) {
      if (status < 300) receiver.accepted.push(one);
      response.writeHead(status).end();
    }
    for (const look of [...lookers]) look();
  };
  peer.answer = (request, response) => void take(request, response).catch(() => response.destroy());
  return receiver;
}
