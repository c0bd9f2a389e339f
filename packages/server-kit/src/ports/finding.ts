/** One fault of a set-up, as `media-gen doctor` prints it. */
export interface Finding {
  /** An error keeps the kit from working; a warning keeps it from working well. */
  level: "error" | "warning";
  /** Stable name of the fault, for example `redis_policy`. */
  code: string;
  /** What is wrong, why it matters and how to mend it, in plain English without secrets. */
  message: string;
}
