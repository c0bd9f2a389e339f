import type { Limits, OperationName, operationSchemas, operations } from "@media-gen/contract";
import type { Caller } from "../ports/authenticator.ts";
import type { CallOptions, Services } from "../services.ts";

type Schemas = typeof operationSchemas;
type Parsed<Schema> = Schema extends { _zod: { output: infer Output } } ? Output : undefined;
type Part<Name extends OperationName, Key extends string> = Schemas[Name] extends {
  readonly [K in Key]: infer Schema;
}
  ? Parsed<Schema>
  : undefined;

type Access<Name extends OperationName> = (typeof operations)[Name]["access"];

/** One request after all checks of the http room, as its operation sees it. */
export interface Call<Name extends OperationName> {
  request: Request;
  url: URL;
  services: Services;
  limits: Limits;
  basePath: string;
  /** Present in operations that want somebody signed in. */
  caller: Access<Name> extends "public" | "reader" | "worker" ? Caller | null : Caller;
  /** Id of the signed message that brought the request, in operations for workers. */
  messageId: Access<Name> extends "worker" ? string : undefined;
  params: Part<Name, "params">;
  query: Part<Name, "query">;
  body: Part<Name, "body">;
  /** Language and abort signal, handed on to the services. */
  options: CallOptions;
}

/** Answers one operation. */
export type OperationHandler<Name extends OperationName> = (call: Call<Name>) => Promise<Response> | Response;

/** A handler for each of the named operations. */
export type OperationHandlers<Names extends OperationName = OperationName> = {
  readonly [Name in Names]: OperationHandler<Name>;
};
