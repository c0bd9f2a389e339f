import { writeSync } from "node:fs";
import type { Failpoint, HostReport } from "../names.ts";

/** The failpoints of this process. */
export interface Points {
  /** At most one at a time. */
  arm(failpoint: Failpoint | null): void;
  /** Kills this process when the failpoint is armed; otherwise nothing. */
  reach(failpoint: Failpoint): void;
}

export function createPoints(): Points {
  let armed: Failpoint | null = null;
  return {
    arm: (failpoint) => {
      armed = failpoint;
    },
    reach: (failpoint) => {
      if (failpoint !== armed) return;
      report({ kind: "hit", failpoint });
      process.kill(process.pid, "SIGKILL");
    },
  };
}

/** Says something to the harness; written before the next line of this process runs. */
export function report(fact: HostReport): void {
  writeSync(1, `@${JSON.stringify(fact)}\n`);
}
