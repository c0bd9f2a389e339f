import {
  giveCredits,
  insertHolds,
  lockAccount,
  openAccount,
  readBalance,
  settleHolds,
  takeHolds,
} from "../database/media-credits.ts";
import type { CreditHold, CreditLedger } from "../ports/credit-ledger.ts";
import type { SqlTransaction } from "../ports/sql-transaction.ts";

/** Settings of the built-in ledger. */
export interface TableCreditsOptions {
  /** Whole credits that each owner starts with. @default 0 */
  openingBalance?: number;
}

/**
 * Keeps balances and their entries in the kit's own database. Entries are only ever added.
 *
 * @param options What owners start with.
 * @throws RangeError when the opening balance is not a whole number of at least 0.
 * @example
 * createMediaGen({ …, credits: createTableCredits({ openingBalance: 100 }) });
 */
export function createTableCredits(options: TableCreditsOptions = {}): CreditLedger {
  const openingBalance = options.openingBalance ?? 0;
  if (!Number.isSafeInteger(openingBalance) || openingBalance < 0) {
    throw new RangeError("openingBalance must be a whole number of at least 0.");
  }
  return {
    balance: async (ownerId, transaction) => (await readBalance(transaction, ownerId)) ?? openingBalance,
    hold: async (holds, transaction) => {
      const owners = byOwner(holds);
      const [only, another] = owners;
      if (only !== undefined && another === undefined && (await takeHolds(transaction, ...only, holds)))
        return true;
      for (const ownerId of owners.keys()) {
        await openAccount(transaction, ownerId, openingBalance);
        await lockAccount(transaction, ownerId);
      }
      return await insertHolds(transaction, holds);
    },
    capture: async (holds, transaction) => {
      await settleHolds(transaction, "capture", idsOf(holds));
    },
    void: async (holds, transaction) => {
      const voided = await settleHolds(transaction, "void", idsOf(holds));
      for (const [ownerId, amount] of byOwner(voided)) await giveBack(transaction, ownerId, amount);
    },
  };
}

async function giveBack(transaction: SqlTransaction, ownerId: string, amount: number): Promise<void> {
  if (amount > 0) await giveCredits(transaction, ownerId, amount);
}

function idsOf(holds: readonly CreditHold[]): string[] {
  return holds.map((hold) => hold.id);
}

/** Sums by owner, in a fixed order so that two calls never wait for each other in a circle. */
function byOwner(amounts: readonly { ownerId: string; amount: number }[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { ownerId, amount } of amounts.toSorted((a, b) => (a.ownerId < b.ownerId ? -1 : 1))) {
    sums.set(ownerId, (sums.get(ownerId) ?? 0) + amount);
  }
  return sums;
}
