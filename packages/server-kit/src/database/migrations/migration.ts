/** One step forward. It runs once, inside the transaction that records it, and is never changed after a release. */
export interface Migration {
  /** Unique; its number gives the order. */
  readonly name: string;
  /** One SQL statement each; the same text runs on PGlite and on PostgreSQL 13 or newer. */
  readonly statements: readonly string[];
}
