import type { CreditHold, CreditLedger, ObjectStore, SqlTransaction } from "@media-gen/server-kit";
import type { Bug } from "../names.ts";

/** A statement of the kit as somebody would write it who makes this mistake; the same text where the mistake is elsewhere. */
export function rewrite(bug: Bug, text: string, route: string): string {
  switch (bug) {
    case "cancel-keeps-the-entity":
      return text.replace("slots.pending = 0", "slots.pending = 0 AND slots.cancelled = 0");
    case "count-then-insert":
      return text.replace(
        "WHERE daily.used + EXCLUDED.used <= EXCLUDED.cap",
        "WHERE (SELECT u.used FROM media_daily_usage u WHERE u.owner_id = EXCLUDED.owner_id AND u.day = EXCLUDED.day) + EXCLUDED.used <= EXCLUDED.cap",
      );
    case "no-fencing":
      if (text.includes("AS remaining_ms")) return text;
      return text.replace(/"?lease_token"? = (\$\d+)/g, (whole, token: string) =>
        text.startsWith("update") && text.indexOf(whole) < text.indexOf("where")
          ? whole
          : `${token}::text is not null`,
      );
    case "message-gone-before-the-work":
      // Nobody looks for jobs whose worker died: who is not told of a job never finds it.
      return text.includes("AS remaining_ms")
        ? text.replace("(lease_expires_at IS NULL OR lease_expires_at <= now())", "lease_token IS NULL")
        : text;
    case "running-job-claimed-again":
      return text.includes("AS remaining_ms")
        ? text.replace("AND (lease_expires_at IS NULL OR lease_expires_at <= now())", "AND true")
        : text;
    case "no-heir-to-the-primary":
      return route.startsWith("DELETE")
        ? text.replace("is_primary = (moved.place = 0)", "is_primary = asset.is_primary")
        : text;
    default:
      return text;
  }
}

/** What a mistake needs the database to allow. Constraints are the second line of defence: without them the first must hold. */
export const allowedBy: Readonly<Partial<Record<Bug, readonly string[]>>> = {
  "void-after-capture": ["DROP INDEX media_credit_entries_settled"],
  "count-then-insert": ["ALTER TABLE media_daily_usage DROP CONSTRAINT media_daily_usage_cap"],
  "no-heir-to-the-primary": ["DROP TRIGGER media_assets_gallery ON media_assets"],
};

/** The ledger of somebody who makes this mistake. */
export function withLedgerBug(bug: Bug | null, ledger: CreditLedger): CreditLedger {
  if (bug === "charge-twice-after-recovery") {
    return {
      ...ledger,
      capture: async (holds, transaction) => {
        await ledger.capture(holds, transaction);
        for (const hold of holds) await takeAgain(hold, transaction);
      },
    };
  }
  if (bug === "void-after-capture") {
    return {
      ...ledger,
      void: async (holds, transaction) => {
        await ledger.void(holds, transaction);
        await transaction.query(
          `INSERT INTO media_credit_entries (owner_id, kind, hold_id, job_id, amount)
           SELECT owner_id, 'void', hold_id, job_id, amount FROM media_credit_entries
           WHERE kind = 'capture' AND job_id = $1`,
          [holds[0]?.jobId],
        );
      },
    };
  }
  if (bug === "blocked-not-refunded") {
    return {
      ...ledger,
      void: async (holds, transaction) => {
        const blocked = await transaction.query<{ id: string }>(
          "SELECT id FROM media_assets WHERE error_code = 'blocked' AND job_id = $1",
          [holds[0]?.jobId],
        );
        const ids = new Set(blocked.map((row) => row.id));
        const others = holds.filter((hold) => !ids.has(hold.id));
        if (others.length > 0) await ledger.void(others, transaction);
      },
    };
  }
  return ledger;
}

async function takeAgain(hold: CreditHold, transaction: SqlTransaction): Promise<void> {
  await transaction.query(
    `UPDATE media_credit_accounts SET balance = balance - $2
     WHERE owner_id = $1 AND EXISTS (SELECT 1 FROM media_assets WHERE id = $3 AND attempt > 1)`,
    [hold.ownerId, hold.amount, hold.id],
  );
}

/** The store of somebody who makes this mistake. */
export function withStoreBug(bug: Bug | null, store: ObjectStore): ObjectStore {
  if (bug === "row-before-files") {
    return {
      ...store,
      put: async (key, bytes, options) => {
        setTimeout(
          () => void store.put(key, bytes, { contentType: options.contentType }).catch(() => undefined),
          400,
        );
      },
    };
  }
  if (bug === "sweep-forgets-orphans") return { ...store, list: async function* () {} };
  return store;
}

/** A request as it reaches the handler of somebody who makes this mistake. */
export async function withRequestBug(
  bug: Bug | null,
  request: Request,
  answer: (request: Request) => Promise<Response>,
): Promise<Response> {
  const response = await answer(request.clone());
  if (bug !== "stale-order-accepted" || response.status !== 409 || !request.url.endsWith("/order"))
    return response;
  const { ids } = (await response.clone().json()) as { ids?: string[] };
  if (!ids) return response;
  const wanted = ((await request.json()) as { ids: string[] }).ids.filter((id) => ids.includes(id));
  const mended = [...new Set([...wanted, ...ids])];
  const { method, url, headers } = request;
  return await answer(new Request(url, { method, headers, body: JSON.stringify({ ids: mended }) }));
}
