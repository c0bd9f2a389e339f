import type { CreditHold } from "../ports/credit-ledger.ts";
import type { SqlTransaction } from "../ports/sql-transaction.ts";

/** Opens an owner's account with a first balance, once. */
export async function openAccount(
  transaction: SqlTransaction,
  ownerId: string,
  openingBalance: number,
): Promise<void> {
  await transaction.query(
    `WITH account AS (
       INSERT INTO media_credit_accounts (owner_id, balance) VALUES ($1, $2) ON CONFLICT DO NOTHING
       RETURNING owner_id, balance
     )
     INSERT INTO media_credit_entries (owner_id, kind, amount) SELECT owner_id, 'open', balance FROM account`,
    [ownerId, openingBalance],
  );
}

export async function readBalance(transaction: SqlTransaction, ownerId: string): Promise<number | null> {
  const rows = await transaction.query<{ balance: number | string }>(
    "SELECT balance FROM media_credit_accounts WHERE owner_id = $1",
    [ownerId],
  );
  return rows[0] ? Number(rows[0].balance) : null;
}

/** Makes other changes of this account wait until the transaction ends. */
export async function lockAccount(transaction: SqlTransaction, ownerId: string): Promise<void> {
  await transaction.query("SELECT 1 FROM media_credit_accounts WHERE owner_id = $1 FOR UPDATE", [ownerId]);
}

export async function giveCredits(
  transaction: SqlTransaction,
  ownerId: string,
  amount: number,
): Promise<void> {
  await transaction.query("UPDATE media_credit_accounts SET balance = balance + $2 WHERE owner_id = $1", [
    ownerId,
    amount,
  ]);
}

/**
 * Takes one owner's holds when the balance covers all of them, in one statement and by the index alone: the entries grow
 * without end, and a plan made while they were few must serve when they are many.
 *
 * @returns False, and nothing changed, when there is no account or it does not cover them.
 */
export async function takeHolds(
  transaction: SqlTransaction,
  ownerId: string,
  total: number,
  holds: readonly CreditHold[],
): Promise<boolean> {
  const rows = await transaction.query<{ taken: boolean }>(
    `WITH account AS (
       SELECT balance FROM media_credit_accounts WHERE owner_id = $1 FOR UPDATE
     ), entries AS (
       INSERT INTO media_credit_entries (owner_id, kind, hold_id, job_id, amount)
       SELECT $1, 'hold', hold.id, hold."jobId", hold.amount
       FROM account, jsonb_to_recordset($3::text::jsonb) AS hold (id uuid, "jobId" uuid, amount bigint)
       WHERE account.balance >= $2::bigint
       ON CONFLICT DO NOTHING RETURNING amount
     ), taken AS (
       UPDATE media_credit_accounts SET balance = balance - (SELECT sum(amount) FROM entries)
       WHERE owner_id = $1 AND EXISTS (SELECT 1 FROM entries)
     )
     SELECT balance >= $2::bigint AS taken FROM account`,
    [ownerId, total, JSON.stringify(holds)],
  );
  return rows[0]?.taken ?? false;
}

/**
 * Writes the holds that are new and takes their credits, all or none; the accounts must be locked.
 *
 * @returns False, and nothing changed, when a balance does not cover them.
 */
export async function insertHolds(
  transaction: SqlTransaction,
  holds: readonly CreditHold[],
): Promise<boolean> {
  const rows = await transaction.query<{ covered: boolean }>(
    `WITH fresh AS (
       SELECT hold.* FROM jsonb_to_recordset($1::text::jsonb)
         AS hold (id uuid, "ownerId" text, "jobId" uuid, amount bigint)
       WHERE NOT EXISTS (SELECT 1 FROM media_credit_entries e WHERE e.kind = 'hold' AND e.hold_id = hold.id)
     ), due AS (
       SELECT "ownerId" AS owner_id, sum(amount)::bigint AS amount FROM fresh GROUP BY "ownerId"
     ), verdict AS (
       SELECT NOT EXISTS (
         SELECT 1 FROM due LEFT JOIN media_credit_accounts a USING (owner_id) WHERE coalesce(a.balance, 0) < due.amount
       ) AS covered
     ), taken AS (
       UPDATE media_credit_accounts a SET balance = a.balance - due.amount
       FROM due, verdict WHERE a.owner_id = due.owner_id AND verdict.covered
     ), entries AS (
       INSERT INTO media_credit_entries (owner_id, kind, hold_id, job_id, amount)
       SELECT "ownerId", 'hold', id, "jobId", amount FROM fresh, verdict WHERE verdict.covered
     )
     SELECT covered FROM verdict`,
    [JSON.stringify(holds)],
  );
  return rows[0]?.covered ?? false;
}

/** Captures or voids holds that are still open. Gives those that were. */
export async function settleHolds(
  transaction: SqlTransaction,
  kind: "capture" | "void",
  holdIds: readonly string[],
): Promise<{ ownerId: string; amount: number }[]> {
  const rows = await transaction.query<{ owner_id: string; amount: number | string }>(
    `INSERT INTO media_credit_entries (owner_id, kind, hold_id, job_id, amount)
     SELECT owner_id, $2, hold_id, job_id, amount FROM media_credit_entries
     WHERE kind = 'hold' AND hold_id IN (SELECT value::uuid FROM jsonb_array_elements_text($1::text::jsonb))
     ON CONFLICT DO NOTHING RETURNING owner_id, amount`,
    [JSON.stringify(holdIds), kind],
  );
  return rows.map((row) => ({ ownerId: row.owner_id, amount: Number(row.amount) }));
}
