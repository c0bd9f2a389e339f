import type { Migration } from "./migration.ts";

/** Where the trace of a job's request goes on, in whichever process draws it. */
export const traceContext: Migration = {
  name: "0002-trace-context",
  statements: ["ALTER TABLE media_jobs ADD COLUMN trace_context text"],
};
