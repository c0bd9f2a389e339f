/** The signed-in person or program that sent a request. */
export interface Caller {
  /** The host's user id, compared with `EntityRecord.ownerId`. */
  userId: string;
}

/**
 * Says who sent a request, from the host's own session. There is no default: a server without one refuses to start.
 *
 * - MUST return null for a request without a valid session, and MUST NOT throw for one.
 * - MUST NOT read the request's body.
 */
export type Authenticate = (request: Request) => Promise<Caller | null> | Caller | null;
