import { v7 as newId } from "uuid";
import { type Clock, systemClock } from "../ports/clock.ts";
import { readSecrets } from "./secrets.ts";
import { readClaim, type SignatureHeaders, sign, verify } from "./signature.ts";

/** Signs and verifies messages with one set of secrets. */
export interface Webhooks {
  /** Headers that sign the body. A message that is sent again keeps its id. */
  sign(body: Uint8Array | string, options?: { id?: string }): SignatureHeaders;
  /**
   * Reads a request and verifies it over its raw bytes. Whoever calls it MUST keep the id and do nothing the second time.
   *
   * @throws SignatureError; then the body was not looked at.
   */
  verify(headers: Headers, readBody: () => Promise<Uint8Array>): Promise<{ id: string; body: Uint8Array }>;
}

/**
 * Makes the signer and verifier of Standard Webhooks: HMAC-SHA256 over `id.timestamp.body`, valid for five minutes.
 *
 * @param options.secrets As `whsec_…`; every one of them is accepted and signs, so that one can be replaced without a gap.
 * @throws TypeError for a secret that is none.
 * @example
 * const webhooks = createWebhooks({ secrets: [process.env.MEDIA_GEN_WORKER_SECRET] });
 * await fetch(url, { method: "POST", body, headers: { ...webhooks.sign(body) } });
 */
export function createWebhooks(options: { secrets: readonly string[]; clock?: Clock }): Webhooks {
  const { clock = systemClock } = options;
  const keys = readSecrets(options.secrets);
  return {
    sign: (body, { id = `msg_${newId()}` } = {}) =>
      sign(keys, { id, now: clock.now(), body: typeof body === "string" ? Buffer.from(body) : body }),
    verify: async (headers, readBody) => {
      const claim = readClaim(headers, clock.now());
      const body = await readBody();
      verify(keys, claim, body);
      return { id: claim.id, body };
    },
  };
}
