import type { SqlTransaction } from "./sql-transaction.ts";

/** One image's credits. The image's id is the idempotency key of all three steps. */
export interface CreditHold {
  /** The image (asset) id. */
  id: string;
  ownerId: string;
  jobId: string;
  /** Whole credits, never negative. */
  amount: number;
}

/**
 * Takes and gives back credits: hold, then capture (the image is ready) or void (it is not).
 *
 * - Every hold is captured or voided exactly once. A second capture or void of a hold MUST change nothing.
 * - `hold` takes all holds or none and resolves to false, changing nothing, when the balance does not cover them.
 *   Of two concurrent calls that only one can be covered, exactly one wins.
 * - All writes happen inside the given transaction, so that a crash leaves neither a job without its hold nor a hold
 *   without its job. A ledger outside the database MUST treat the ids as idempotency keys and tolerate a hold whose
 *   transaction was rolled back.
 */
export interface CreditLedger {
  /** Credits that can be spent now, or null when the host keeps no balance. */
  balance(ownerId: string, transaction: SqlTransaction): Promise<number | null>;
  hold(holds: readonly CreditHold[], transaction: SqlTransaction): Promise<boolean>;
  capture(holds: readonly CreditHold[], transaction: SqlTransaction): Promise<void>;
  void(holds: readonly CreditHold[], transaction: SqlTransaction): Promise<void>;
}
