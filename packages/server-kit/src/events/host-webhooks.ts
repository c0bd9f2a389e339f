import { createGuardedFetch } from "../outgoing/guarded-fetch.ts";
import { OutgoingError } from "../outgoing/outgoing-error.ts";
import type { Clock } from "../ports/clock.ts";
import { createWebhooks } from "../webhooks/webhooks.ts";

/** Where and how the host's own server is told of changes. */
export interface WebhookOptions {
  /** Address of the host's server, by https. */
  url: string;
  /** As `whsec_…`; every event is signed with each of them, so that one can be replaced without a gap. */
  secrets: readonly string[];
  /** Networks beside the public internet that the address may lie in, such as `10.1.0.0/16`. @default none */
  trustedNetworks?: readonly string[];
  /** Certificates (PEM) of the authorities to trust in place of the machine's own. */
  ca?: string;
  /** Milliseconds that the server has to answer. @default 15000 */
  timeoutMs?: number;
}

/** The way to the host's own server. */
export interface HostWebhooks {
  /** Milliseconds after which an event that was taken to be sent has been lost with its worker. */
  readonly leaseMs: number;
  /**
   * Sends one event, signed now.
   *
   * @returns Null when it was accepted, or why not: `status 500`, `timed_out` and so on, never with the address.
   * @throws The signal's reason, and nothing else.
   */
  send(message: { id: string; body: string }, signal: AbortSignal): Promise<string | null>;
}

const longestAnswer = 64 * 1024;
// A worker that lives says within the deadline what became of an event, and then has its database to wait for.
const spareMs = 15_000;

/**
 * Opens the way to the host's own server: signed by Standard Webhooks, through the guarded way out.
 *
 * @throws TypeError for an address that is no https one, a secret or a network that is none, or no time to answer in.
 */
export function createHostWebhooks(options: WebhookOptions, clock: Clock): HostWebhooks {
  const { timeoutMs = 15_000, trustedNetworks, ca } = options;
  const url = URL.canParse(options.url) ? new URL(options.url) : null;
  if (url?.protocol !== "https:" || url.username !== "" || url.password !== "") {
    throw new TypeError("url must be an https address without user and password.");
  }
  if (!Number.isSafeInteger(timeoutMs) || timeoutMs < 1) {
    throw new TypeError("timeoutMs must be a whole number of milliseconds.");
  }
  const signer = createWebhooks({ secrets: options.secrets, clock });
  const call = createGuardedFetch({
    hosts: [url.hostname],
    ports: [Number(url.port || 443)],
    maxBytes: longestAnswer,
    ...{ totalMs: timeoutMs, idleMs: timeoutMs, trustedNetworks, ca },
  });
  return {
    leaseMs: timeoutMs + spareMs,
    send: async ({ id, body }, signal) => {
      const headers = { "content-type": "application/json", ...signer.sign(body, { id }) };
      try {
        const { status } = await call(url.href, { method: "POST", headers, body, signal });
        return status >= 200 && status < 300 ? null : `status ${status}`;
      } catch (error) {
        signal.throwIfAborted();
        return error instanceof OutgoingError ? error.code : "connection_failed";
      }
    },
  };
}
