import { MediaGenError } from "../errors.ts";
import { SignatureError } from "../webhooks/signature.ts";
import type { Webhooks } from "../webhooks/webhooks.ts";
import { isJson, parseJson, readBytes } from "./body.ts";

/** What a worker outside the kit sent, once its signature was found good. */
export interface SignedMessage {
  id: string;
  body: unknown;
}

/**
 * Reads a signed request. Its signature is held against the raw bytes before anything looks into them.
 *
 * @throws SignatureError, also where nobody is let in; MediaGenError for a body that is too large or no JSON.
 */
export async function readSignedMessage(
  request: Request,
  webhooks: Webhooks | null,
  limit: number,
): Promise<SignedMessage> {
  if (!webhooks) throw new SignatureError("missing");
  const { id, body } = await webhooks.verify(request.headers, () => readBytes(request, limit));
  if (!isJson(request.headers)) throw new MediaGenError("unsupported_media_type");
  return { id, body: parseJson(body) };
}
