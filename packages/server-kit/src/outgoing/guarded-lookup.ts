import { lookup as systemLookup } from "node:dns/promises";
import type { LookupFunction } from "node:net";
import { OutgoingError } from "./outgoing-error.ts";
import type { AddressRule } from "./public-address.ts";

/** Every address of a host name. Rejects when there is none. */
export type ResolveHost = (hostname: string) => Promise<{ address: string; family: number }[]>;

/** Asks the machine's own resolver. */
export const systemResolve: ResolveHost = (hostname) => systemLookup(hostname, { all: true });

/**
 * Makes a socket's own lookup: the addresses that are checked are the very ones that the socket then calls, so that a name
 * cannot change its answer between the check and the call. One forbidden address refuses the whole name.
 */
export function createGuardedLookup(isAllowed: AddressRule, resolve: ResolveHost): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname)
      .then((found) => {
        if (found.length === 0) throw new OutgoingError("connection_failed");
        if (!found.every(({ address }) => isAllowed(address))) throw new OutgoingError("address_not_allowed");
        return found;
      })
      .then(
        (found) => {
          const first = found[0]!;
          if (options.all) done(null, found);
          else done(null, first.address, first.family);
        },
        (error: NodeJS.ErrnoException) => done(error, ""),
      );
  };
}
