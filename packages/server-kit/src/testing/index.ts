/**
 * Conformance suites for adapters, as vitest tests, and the picture room for measurements.
 * @module
 */
export { createImaging } from "../imaging/index.ts";
export { type CreditLedgerHarness, describeCreditLedger } from "./credit-ledger-suite.ts";
export { describeJobQueue } from "./job-queue-suite.ts";
