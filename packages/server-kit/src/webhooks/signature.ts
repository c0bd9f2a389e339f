import { createHmac, timingSafeEqual } from "node:crypto";

/** Seconds that a message may be old, or ahead of this machine's clock. */
export const toleranceSeconds = 300;

/** Why a signed message is refused. */
export type SignatureFault = "missing" | "malformed" | "too_old" | "too_new" | "wrong_signature";

/** A message that does not come from whom it should, or not now. */
export class SignatureError extends Error {
  readonly fault: SignatureFault;

  constructor(fault: SignatureFault) {
    super(`The message's signature was refused: ${fault}.`);
    this.name = "SignatureError";
    this.fault = fault;
  }
}

/** The three headers of Standard Webhooks. */
export interface SignatureHeaders {
  "webhook-id": string;
  /** Seconds since 1970. */
  "webhook-timestamp": string;
  /** One signature for each secret, apart by spaces. */
  "webhook-signature": string;
}

/** What the headers claim; nothing of it is known to be true. */
export interface SignatureClaim {
  id: string;
  timestamp: string;
  signatures: readonly string[];
}

/** Signs the raw bytes of a body with each key, the newest first. */
export function sign(
  keys: readonly Buffer[],
  message: { id: string; now: Date; body: Uint8Array },
): SignatureHeaders {
  const timestamp = String(Math.floor(message.now.getTime() / 1000));
  const signatures = keys.map((key) => {
    const mac = macOf(key, { id: message.id, timestamp }, message.body);
    return `v1,${mac.toString("base64")}`;
  });
  return {
    "webhook-id": message.id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  };
}

/**
 * Reads the headers of a message, which costs nothing, so that a body is read only where it may be a good one.
 *
 * @throws SignatureError `missing`, `malformed`, `too_old` or `too_new`.
 */
export function readClaim(headers: Headers, now: Date): SignatureClaim {
  const id = headers.get("webhook-id");
  const timestamp = headers.get("webhook-timestamp");
  const signature = headers.get("webhook-signature");
  if (!id || !timestamp || !signature) throw new SignatureError("missing");
  // Without a dot in the id, what was signed can be read in one way only.
  if (!/^[\x21-\x2d\x2f-\x7e]{1,200}$/.test(id) || !/^\d{1,12}$/.test(timestamp)) {
    throw new SignatureError("malformed");
  }
  const age = Math.floor(now.getTime() / 1000) - Number(timestamp);
  if (age > toleranceSeconds) throw new SignatureError("too_old");
  if (age < -toleranceSeconds) throw new SignatureError("too_new");
  return { id, timestamp, signatures: signature.split(" ", 8) };
}

/**
 * Holds a claim against the raw bytes of its body, in a time that does not depend on where a wrong signature is wrong.
 *
 * @throws SignatureError `wrong_signature`.
 */
export function verify(keys: readonly Buffer[], claim: SignatureClaim, body: Uint8Array): void {
  const given = claim.signatures.flatMap((signature) => {
    const mac = signature.startsWith("v1,") ? Buffer.from(signature.slice(3), "base64") : null;
    return mac?.length === 32 ? [mac] : [];
  });
  const matches = keys
    .map((key) => macOf(key, claim, body))
    .flatMap((mac) => given.map((one) => timingSafeEqual(mac, one)));
  if (!matches.includes(true)) throw new SignatureError("wrong_signature");
}

function macOf(key: Buffer, claim: Pick<SignatureClaim, "id" | "timestamp">, body: Uint8Array): Buffer {
  return createHmac("sha256", key).update(`${claim.id}.${claim.timestamp}.`).update(body).digest();
}
