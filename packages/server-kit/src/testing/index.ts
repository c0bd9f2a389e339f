/**
 * Conformance suites for adapters, as vitest tests, and the picture room for measurements.
 * @module
 */
export { createImaging } from "../imaging/index.ts";
export { describeContentGuard, type GuardSamples } from "./content-guard-suite.ts";
export { type CreditLedgerHarness, describeCreditLedger } from "./credit-ledger-suite.ts";
export { describeImageProvider, type ImageProviderFacts } from "./image-provider-suite.ts";
export { describeJobQueue } from "./job-queue-suite.ts";
export { describeObjectStore } from "./object-store-suite.ts";
