import type { TrialRecord } from "../record.ts";
import { checkGallery } from "./gallery.ts";
import { type Invariant, invariants, type Notes } from "./invariants.ts";
import { checkJobs } from "./jobs.ts";
import { checkMoney } from "./money.ts";
import { checkRequests } from "./requests.ts";
import { checkWorkers } from "./workers.ts";

/** One broken invariant. */
export interface Violation {
  invariant: Invariant;
  what: string;
}

/** What a trial's record says. */
export interface Verdict {
  violations: Violation[];
  /** In how many cases each invariant could have been broken. */
  cases: Map<Invariant, number>;
}

/** Looks at a record and nothing else: the same record always gives the same verdict. */
export function check(record: TrialRecord): Verdict {
  const cases = new Map<Invariant, number>();
  const said = new Map<string, Violation>();
  const notes: Notes = {
    count: (invariant, more = 1) => cases.set(invariant, (cases.get(invariant) ?? 0) + more),
    violated: (invariant, what) => said.set(`${invariant} ${what}`, { invariant, what }),
  };
  for (const look of [checkJobs, checkMoney, checkGallery, checkWorkers, checkRequests]) look(record, notes);
  return { violations: [...said.values()], cases };
}

/** Every invariant that no trial could have broken. */
export function vacuous(cases: ReadonlyMap<Invariant, number>): Invariant[] {
  return (Object.keys(invariants) as Invariant[]).filter((invariant) => (cases.get(invariant) ?? 0) === 0);
}
