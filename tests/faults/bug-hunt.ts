import { startPostgres } from "../../scripts/servers/postgres.ts";
import type { Programs } from "./bundle.ts";
import type { Invariant } from "./check/invariants.ts";
import { type Bug, bugs } from "./names.ts";
import type { Plan } from "./plan.ts";
import { runFaults } from "./run.ts";

/** Where a mistake shows itself, and what it breaks there. */
interface Hunt {
  fits: (plan: Plan) => boolean;
  breaks: readonly Invariant[];
}

const killsWorker = ({ fault, work }: Plan): boolean =>
  work === "plain" &&
  (fault.kind === "kill-worker" || (fault.kind === "failpoint" && fault.failpoint === "drawing"));
const calm = ({ fault }: Plan): boolean => fault.kind === "none";

const hunts: Readonly<Record<Bug, Hunt>> = {
  "charge-twice-after-recovery": { fits: killsWorker, breaks: ["I3b"] },
  "void-after-capture": {
    // One image fails after others of its job were ready.
    fits: ({ fault, count }) => fault.kind === "engine" && fault.engine === "html" && count > 2,
    breaks: ["I3a"],
  },
  "cancel-keeps-the-entity": { fits: (plan) => plan.work === "cancel" && calm(plan), breaks: ["I2", "I6"] },
  "count-then-insert": { fits: (plan) => plan.work === "cap", breaks: ["I9"] },
  "no-fencing": { fits: (plan) => plan.fault.kind === "stop-worker", breaks: ["I13"] },
  "message-gone-before-the-work": { fits: killsWorker, breaks: ["I2"] },
  "row-before-files": {
    fits: ({ fault }) => fault.kind === "failpoint" && fault.failpoint === "committed",
    breaks: ["I5a"],
  },
  "sweep-forgets-orphans": {
    fits: ({ fault }) => fault.kind === "failpoint" && fault.failpoint === "all-stored",
    breaks: ["I5b"],
  },
  "no-heir-to-the-primary": { fits: (plan) => plan.work === "gallery" && calm(plan), breaks: ["I7"] },
  "stale-order-accepted": { fits: (plan) => plan.work === "gallery" && calm(plan), breaks: ["I8"] },
  "running-job-claimed-again": { fits: ({ fault }) => fault.kind === "duplicates", breaks: ["I12"] },
  "blocked-not-refunded": {
    fits: ({ fault }) => fault.kind === "engine" && fault.engine === "blocked",
    breaks: ["I3a"],
  },
};

/** Whether one mistake was found, and what gave it away. */
export interface Found {
  bug: Bug;
  found: boolean;
  trials: number;
  /** Every invariant that it broke. */
  broke: Invariant[];
}

const sideBySide = 3;

/** Runs trials against each mistake until it breaks what it must break. */
export async function huntBugs(
  programs: Programs,
  seed: number,
  tell: (line: string) => void,
): Promise<Found[]> {
  const postgres = await startPostgres();
  const results: Found[] = [];
  const left = [...bugs];
  const hunt = async (): Promise<void> => {
    for (let bug = left.shift(); bug; bug = left.shift()) {
      const { fits, breaks } = hunts[bug];
      const result = await runFaults({
        trials: 15,
        seed,
        stacks: 1,
        bug,
        fits,
        untilFound: breaks,
        programs,
        postgres,
        patienceMs: 6000,
      });
      const broke = [
        ...new Set(result.failed.flatMap((one) => one.violations.map(({ invariant }) => invariant))),
      ];
      const found = breaks.some((invariant) => broke.includes(invariant));
      results.push({ bug, found, trials: result.trials, broke });
      tell(`${found ? "found " : "MISSED"}  ${bug}  after ${result.trials} trials, by ${broke.join(", ")}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: sideBySide }, hunt));
  } finally {
    postgres.stop();
  }
  return results;
}
