/**
 * A running transaction of the kit's database, lent to the host and to the credit ledger for the time of one call.
 * It MUST NOT be kept after the call has returned.
 */
export interface SqlTransaction {
  /** Runs one statement with `$1`-style parameters and gives its rows. */
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}
