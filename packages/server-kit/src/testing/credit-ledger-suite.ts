import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { CreditHold, CreditLedger } from "../ports/credit-ledger.ts";
import type { SqlTransaction } from "../ports/sql-transaction.ts";

/** A ledger under test. */
export interface CreditLedgerHarness {
  ledger: CreditLedger;
  /** Runs `work` in a transaction of the kit's database and commits. */
  transaction<T>(work: (transaction: SqlTransaction) => Promise<T>): Promise<T>;
  /** An owner that nobody used before, with exactly 10 credits. */
  newOwner(): Promise<string>;
}

/**
 * Holds a `CreditLedger` to its contract, as a group of vitest tests.
 *
 * @param name Named in the tests.
 * @param harness Asked before each test.
 * @example
 * describeCreditLedger("our billing", async () => ({ ledger, transaction, newOwner }));
 */
export function describeCreditLedger(name: string, harness: () => Promise<CreditLedgerHarness>): void {
  const holdsOf = (ownerId: string, amounts: readonly number[]): CreditHold[] => {
    const jobId = randomUUID();
    return amounts.map((amount) => ({ id: randomUUID(), ownerId, jobId, amount }));
  };
  const balanceOf = ({ ledger, transaction }: CreditLedgerHarness, ownerId: string) =>
    transaction((running) => ledger.balance(ownerId, running));

  describe(`the credit ledger ${name}`, () => {
    it("holds, then charges what is captured and gives back what is voided", async () => {
      const kit = await harness();
      const owner = await kit.newOwner();
      const [made, failed] = holdsOf(owner, [3, 4]);
      expect(await balanceOf(kit, owner)).toBe(10);
      expect(await kit.transaction((running) => kit.ledger.hold([made!, failed!], running))).toBe(true);
      expect(await balanceOf(kit, owner)).toBe(3);
      await kit.transaction((running) => kit.ledger.capture([made!], running));
      await kit.transaction((running) => kit.ledger.void([failed!], running));
      expect(await balanceOf(kit, owner)).toBe(7);
    });

    it("settles a hold once, whatever is asked again", async () => {
      const kit = await harness();
      const owner = await kit.newOwner();
      const [made, failed] = holdsOf(owner, [3, 4]);
      await kit.transaction((running) => kit.ledger.hold([made!, failed!], running));
      for (let again = 0; again < 3; again += 1) {
        await kit.transaction((running) => kit.ledger.hold([made!, failed!], running));
        await kit.transaction((running) => kit.ledger.capture([made!], running));
        await kit.transaction((running) => kit.ledger.void([failed!, made!], running));
        await kit.transaction((running) => kit.ledger.capture([failed!], running));
      }
      expect(await balanceOf(kit, owner)).toBe(7);
    });

    it("takes all holds or none", async () => {
      const kit = await harness();
      const owner = await kit.newOwner();
      const holds = holdsOf(owner, [6, 6]);
      expect(await kit.transaction((running) => kit.ledger.hold(holds, running))).toBe(false);
      expect(await balanceOf(kit, owner)).toBe(10);
      await kit.transaction((running) => kit.ledger.void(holds, running));
      expect(await balanceOf(kit, owner)).toBe(10);
    });

    it("lets exactly one of two calls win that only one can be covered", async () => {
      const kit = await harness();
      const owner = await kit.newOwner();
      const taken = await Promise.all(
        Array.from({ length: 8 }, () =>
          kit.transaction((running) => kit.ledger.hold(holdsOf(owner, [6]), running)),
        ),
      );
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await balanceOf(kit, owner)).toBe(4);
    });

    it("settles a hold once when capture and void race", async () => {
      const kit = await harness();
      const owner = await kit.newOwner();
      const holds = holdsOf(owner, [6]);
      await kit.transaction((running) => kit.ledger.hold(holds, running));
      await Promise.all(
        Array.from({ length: 8 }, (_, turn) =>
          kit.transaction((running) =>
            turn % 2 === 0 ? kit.ledger.capture(holds, running) : kit.ledger.void(holds, running),
          ),
        ),
      );
      expect([4, 10]).toContain(await balanceOf(kit, owner));
    });

    it("keeps nothing of a transaction that is rolled back", async () => {
      const kit = await harness();
      const owner = await kit.newOwner();
      const holds = holdsOf(owner, [6]);
      const broken = kit.transaction(async (running) => {
        await kit.ledger.hold(holds, running);
        throw new Error("rolled back");
      });
      await expect(broken).rejects.toThrow("rolled back");
      expect(await balanceOf(kit, owner)).toBe(10);
    });
  });
}
