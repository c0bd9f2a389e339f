/**
 * What crosses the wire: the operation table, schemas, error codes, limits and sentences.
 * @module
 */
export { maxSeed, type OperationSchemas, operationSchemas, problem as problemSchema } from "./schemas.ts";
export * from "./wire.ts";
