import type { Operation } from "@media-gen/contract";
import { MediaGenError } from "../errors.ts";
import type { Authenticate, Caller } from "../ports/authenticator.ts";

/** Asks the host who sent the request. Public operations are the same for everybody, so nobody is asked for them. */
export async function callerOf(
  request: Request,
  operation: Operation,
  authenticate: Authenticate,
): Promise<Caller | null> {
  return operation.access === "public" ? null : await authenticate(request);
}

/**
 * Refuses callers who are not signed in where the operation wants one.
 *
 * @throws MediaGenError `unauthenticated`.
 */
export function assertSignedIn(operation: Operation, caller: Caller | null): void {
  const open = operation.access === "public" || operation.access === "reader";
  if (!open && !caller) throw new MediaGenError("unauthenticated");
}
