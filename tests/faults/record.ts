import type { FinalState, Snapshot } from "./audit.ts";
import type { Exchange } from "./client.ts";
import type { EngineCall } from "./faulty-engine.ts";
import type { Ending } from "./host-slot.ts";
import type { EngineFault, Failpoint } from "./names.ts";
import type { Plan } from "./plan.ts";

/** Something that the harness did, or saw a process do. */
export interface TrialEvent {
  at: number;
  kind: string;
  process?: string;
}

/** Concurrent orders of one gallery, and what it showed before and after them. */
export interface OrderRace {
  accepted: string[][];
  after: string[];
  /** An order that was out of date: what was answered, and what the gallery showed afterwards. */
  stale: { status: number | null; after: string[] } | null;
}

/** Everything that was seen of one trial from outside the kit. The checker reads nothing else. */
export interface TrialRecord {
  plan: Plan;
  exchanges: Exchange[];
  calls: EngineCall[];
  snapshots: Snapshot[];
  final: FinalState;
  /** What the store holds of this trial's images after the sweep: keys and sizes. */
  files: Map<string, number>;
  puts: Map<string, { size: number; hash: string }>;
  hits: Failpoint[];
  storeFaults: number;
  events: TrialEvent[];
  endings: Ending[];
  /** Null when images were still pending at the deadline. */
  quietAfterMs: number | null;
  /** What the entity's next job was answered after everything was quiet. */
  probe: Exchange | null;
  orders: OrderRace[];
  /** Images whose engine call was made to fail, by tag. */
  engineFaults: Map<string, ReadonlyMap<number, EngineFault>>;
  logs: string[];
  /** From the first request until everything was checked. */
  tookMs: number;
  /** How long the stack's processes stood in line for a processor, all of them together. */
  queuedMs: number;
  /** The database or the wire to it was away for everybody at some time of the trial. */
  databaseAway: boolean;
}
