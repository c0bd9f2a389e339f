import type { PostgresServer } from "../../scripts/servers/postgres.ts";
import { bundlePrograms } from "./bundle.ts";
import { check, type Violation } from "./check/check.ts";
import type { Invariant } from "./check/invariants.ts";
import { startMachine } from "./machine.ts";
import type { Bug, Failpoint } from "./names.ts";
import { nameOf, type Plan, planTrial } from "./plan.ts";
import type { TrialRecord } from "./record.ts";
import { type Stack, startStack } from "./stack.ts";
import { runTrial } from "./trial.ts";

/** What to run. */
export interface RunOptions {
  trials: number;
  seed: number;
  /** Only this trial. */
  only?: number;
  /** Which plans to run; all by default. */
  fits?: (plan: Plan) => boolean;
  /** Stacks side by side. @default 4 */
  stacks?: number;
  bug?: Bug | null;
  /** Stops as soon as one of these is broken. */
  untilFound?: readonly Invariant[];
  tell?: (line: string) => void;
  /** Ends the run after the trials that are under way. */
  signal?: AbortSignal;
  /** A server that is there already; it stays. */
  postgres?: PostgresServer;
  /** How long an owner waits for the end of a job, in milliseconds. */
  patienceMs?: number;
  /** Programs that were bundled before. */
  programs?: { host: string; cli: string };
}

/** A trial that broke an invariant. */
export interface FailedTrial {
  plan: Plan;
  violations: Violation[];
  record: TrialRecord;
}

/** What a run came to. */
export interface RunResult {
  trials: number;
  seconds: number;
  failed: FailedTrial[];
  cases: Map<Invariant, number>;
  hits: Map<Failpoint, number>;
  faults: Map<string, number>;
  reasons: Map<string, number>;
  /** Longest time from the end of the faults until nothing was pending. */
  longestQuietMs: number;
}

/** Runs trials on several stacks side by side, over one real PostgreSQL. */
export async function runFaults(options: RunOptions): Promise<RunResult> {
  const { seed, only, bug = null, tell = () => undefined } = options;
  const programs = options.programs ?? (await bundlePrograms());
  const plans = choosePlans(options);
  const wanted = only === undefined ? Math.min(options.stacks ?? 4, options.trials) : 1;
  // One stack has a queue on Redis; a mistake is looked for without.
  const queueOf = (n: number): Plan["queue"] => {
    if (bug) return "in-process";
    if (wanted === 1) return plans[0]?.queue ?? "in-process";
    return n === 0 ? "bullmq" : "in-process";
  };
  const machine = await startMachine({ postgres: options.postgres, redis: queueOf(0) === "bullmq" });
  const result: RunResult = {
    trials: 0,
    seconds: 0,
    failed: [],
    cases: new Map(),
    hits: new Map(),
    faults: new Map(),
    reasons: new Map(),
    longestQuietMs: 0,
  };
  const stacks: Stack[] = [];
  const began = Date.now();
  try {
    for (let n = 0; n < wanted; n += 1) {
      stacks.push(
        await startStack({
          name: `faults_${seed}_${n}${bug ? `_${bug.replaceAll("-", "_")}` : ""}`,
          postgresUrl: machine.postgresUrl,
          redisUrl: queueOf(n) === "bullmq" ? machine.redisUrl : null,
          programs,
          bug,
        }),
      );
    }
    const done = (): boolean =>
      options.signal?.aborted === true ||
      (options.untilFound ?? []).some((invariant) =>
        result.failed.some(({ violations }) => violations.some((one) => one.invariant === invariant)),
      );
    const lane = async (stack: Stack, queue: Plan["queue"]): Promise<void> => {
      while (!done()) {
        const at = plans.findIndex((plan) => wanted === 1 || plan.queue === queue);
        const [plan] = at === -1 ? [] : plans.splice(at, 1);
        if (!plan) return;
        result.trials += 1;
        const from = Date.now();
        const record = await within(trialMs, plan, runTrial(stack, plan, machine, options.patienceMs));
        record.databaseAway = machine.wasAway(from);
        take(result, record, tell);
        if (result.trials % 250 === 0) {
          const minutes = ((Date.now() - began) / 60_000).toFixed(1);
          tell(`${result.trials} trials in ${minutes} min, ${result.failed.length} of them broke something`);
        }
      }
    };
    await Promise.all(stacks.map((stack, n) => lane(stack, queueOf(n))));
  } finally {
    await Promise.all(stacks.map((stack) => stack.close()));
    await machine.close();
  }
  result.seconds = (Date.now() - began) / 1000;
  return result;
}

// Far longer than everything that a trial waits for: only a trial that hangs comes here.
const trialMs = 300_000;

/** @throws Error that names the trial when it does not end. */
async function within<T>(ms: number, plan: Plan, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => late.reject(new Error(`Trial ${plan.number} of seed ${plan.seed} (${nameOf(plan)}) did not end.`)),
    ms,
  );
  return await Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}

/** The first plans that fit, as many as trials are wanted. */
function choosePlans({ seed, trials, only, fits }: RunOptions): Plan[] {
  if (only !== undefined) return [planTrial(seed, only)];
  const plans: Plan[] = [];
  for (let number = 0; plans.length < trials && number < trials * 1000; number += 1) {
    const plan = planTrial(seed, number);
    if (!fits || fits(plan)) plans.push(plan);
  }
  return plans;
}

function take(result: RunResult, record: TrialRecord, tell: (line: string) => void): void {
  const { violations, cases } = check(record);
  const { plan } = record;
  for (const [invariant, more] of cases) add(result.cases, invariant, more);
  for (const hit of record.hits) add(result.hits, hit, 1);
  add(result.faults, nameOf(plan), 1);
  for (const asset of record.final.assets) if (asset.error_code) add(result.reasons, asset.error_code, 1);
  result.longestQuietMs = Math.max(result.longestQuietMs, record.quietAfterMs ?? 0);
  if (violations.length === 0) return;
  result.failed.push({ plan, violations, record });
  tell(`trial ${plan.number} (${nameOf(plan)}, ${plan.work}) broke:`);
  for (const { invariant, what } of violations) tell(`  ${invariant}: ${what}`);
}

function add<K>(map: Map<K, number>, key: K, more: number): void {
  map.set(key, (map.get(key) ?? 0) + more);
}
