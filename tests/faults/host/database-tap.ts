import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import type { Bug } from "../names.ts";
import { rewrite } from "./bugs.ts";
import { type Points, report } from "./points.ts";

/** Which request this process is answering; nothing in a worker. */
export const route = new AsyncLocalStorage<string>();

interface Seen {
  /** An image became ready in the running transaction. */
  madeReady: boolean;
  /** The running transaction may end a job. */
  closedJob: boolean;
}

type Run = (this: unknown, config: unknown, ...rest: unknown[]) => unknown;
interface Result {
  rows?: { attempt?: number; remaining_ms?: number }[];
}

/** Puts failpoints, and the mistakes of a seeded bug, between the kit and its database: no statement of the kit knows. */
export function tapQueries(points: Points, bug: Bug | null): void {
  const seen = new WeakMap<object, Seen>();
  const original = pg.Client.prototype.query as unknown as Run;
  let jobEnded = false;

  const before = (text: string, client: Seen): void => {
    if (text === "start transaction isolation level read committed" || /^begin/i.test(text)) {
      client.madeReady = false;
      client.closedJob = false;
    }
    if (isReadyMark(text)) points.reach("all-stored");
    if (isClaim(text) && jobEnded) {
      jobEnded = false;
      points.reach("acknowledged");
    }
    if (isCut(text) && route.getStore()) points.reach("cropped");
  };

  const after = (text: string, result: Result, client: Seen): void => {
    if (isReadyMark(text)) client.madeReady = true;
    if (text.includes("WITH ended AS")) client.closedJob = true;
    if (isClaim(text) && result.rows?.[0]) {
      points.reach((result.rows[0].attempt ?? 1) > 1 ? "recovering" : "claimed");
    }
    if (isCancelFlag(text)) points.reach("cancelling");
    if (text !== "commit") return;
    if (client.madeReady) points.reach("committed");
    if (client.closedJob && !route.getStore()) jobEnded = true;
    if (route.getStore()?.startsWith("DELETE")) points.reach("deleted");
  };

  const tapped: Run = function (this: unknown, config, ...rest) {
    if (rest.some((one) => typeof one === "function") || typeof config === "function") {
      return original.call(this, config, ...rest);
    }
    const asked =
      typeof config === "string" ? { text: config } : (config as { text?: string; name?: string });
    if (typeof asked.text !== "string") return original.call(this, config, ...rest);
    const key = this as object;
    const client = seen.get(key) ?? { madeReady: false, closedJob: false };
    seen.set(key, client);
    const text = asked.text;
    before(text, client);
    const changed = bug ? rewrite(bug, text, route.getStore() ?? "") : text;
    // A statement that reads otherwise must not share the name of the one that was planned.
    const sent = changed === text ? config : { ...asked, name: undefined, text: changed };
    if (changed !== text && bug) report({ kind: "rewritten", bug });
    const running = original.call(this, sent, ...rest) as Promise<Result>;
    if (text === "commit" && client.madeReady) points.reach("committing");
    return running.then((result) => {
      after(text, result, client);
      return result;
    });
  };
  pg.Client.prototype.query = tapped as unknown as typeof pg.Client.prototype.query;
}

const isReadyMark = (text: string): boolean =>
  text.startsWith('update "media_assets"') && text.includes('"ready_at" =');
const isClaim = (text: string): boolean => text.includes("AS remaining_ms");
const isCancelFlag = (text: string): boolean => text.includes('"cancel_requested_at" = coalesce');
const isCut = (text: string): boolean =>
  text.startsWith('update "media_assets"') && text.includes('"crop" =');
