import type { Locale } from "@media-gen/contract";
import { invalidField } from "./validate.ts";

const visibleAscii = /^[\x21-\x7e]{1,255}$/;

/**
 * The caller's name for a request that it may send more than once.
 *
 * @throws MediaGenError `validation_failed` unless it is 1-255 visible ASCII characters.
 */
export function idempotencyKeyOf(request: Request, locale: Locale): string | undefined {
  const key = request.headers.get("idempotency-key");
  if (key === null) return undefined;
  if (!visibleAscii.test(key)) throw invalidField("Idempotency-Key", "invalid_format", locale);
  return key;
}
