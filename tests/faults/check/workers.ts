import type { AuditRow } from "../audit.ts";
import type { TrialRecord } from "../record.ts";
import type { Notes } from "./invariants.ts";

/** I13 and I14: leases and the end of a worker. */
export function checkWorkers(record: TrialRecord, notes: Notes): void {
  const owners = new Map<string, string>();
  // Who gives a job back may tidy up in the same transaction.
  const givenBack = new Set<string>();
  for (const row of record.final.audit) {
    const claims = isClaim(row);
    if (row.app.startsWith("worker") && !claims) {
      notes.count("I13");
      const owner = row.token_before === null ? undefined : owners.get(row.token_before);
      if (owner === row.app && row.kind === "job" && row.token_after === null) {
        givenBack.add(`${row.app} ${row.transaction}`);
      }
      if (owner !== row.app && !givenBack.has(`${row.app} ${row.transaction}`)) {
        notes.violated(
          "I13",
          `${row.app} changed a ${row.kind} whose lease was ${owner ? `${owner}'s` : "nobody's"}`,
        );
      }
    }
    if (claims) owners.set(row.token_after!, row.app);
  }

  for (const told of record.events.filter((event) => event.kind === "terminate")) {
    notes.count("I14");
    const late = record.final.audit.filter(
      (row) => isClaim(row) && row.app === told.process && row.at > told.at + 1000,
    );
    if (late.length > 0) notes.violated("I14", `${told.process} took a job after it was told to stop`);
    const ending = record.endings.find((one) => one.name === told.process);
    const again = record.events.find(
      (event) => event.kind === "terminate-again" && event.process === told.process,
    );
    if (!ending) notes.violated("I14", `${told.process} did not end`);
    else {
      if (ending.code !== 0)
        notes.violated("I14", `${told.process} ended with ${ending.code ?? ending.signal}`);
      // What the kit promises is 2 s; the rest is for a machine that runs many of these side by side.
      const within = (again ? 5000 : 30_000) + record.queuedMs;
      if (!record.databaseAway && ending.at - (again ?? told).at > within) {
        notes.violated("I14", `${told.process} took ${ending.at - (again ?? told).at} ms to end`);
      }
    }
    const released = record.final.audit.find(
      (row) =>
        row.kind === "job" && row.app === told.process && row.token_after === null && row.after === "running",
    );
    if (!released) continue;
    const next = record.final.audit.find(
      (row) => isClaim(row) && row.job_id === released.job_id && row.at > released.at,
    );
    if (!next || next.at - released.at > 2000 + record.queuedMs)
      notes.violated("I14", "a job that was given back was not taken in 2 s");
  }
}

function isClaim(row: AuditRow): boolean {
  return row.kind === "job" && row.token_after !== null && row.token_before !== row.token_after;
}
