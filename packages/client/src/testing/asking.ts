import { type OperationSchemas, operationSchemas, problemSchema } from "@media-gen/contract";
import { type CallName, operations } from "@media-gen/contract/wire";
import { addressOf, type QueryValues } from "../transport/address.ts";
import type { MemoryServer } from "./memory-server-options.ts";

/** One question to a server, named by its operation. */
export interface Question {
  params?: Record<string, string>;
  query?: QueryValues;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** An answer that was checked against the contract. */
export interface CheckedAnswer<Body> {
  status: number;
  headers: Headers;
  body: Body;
}

/**
 * Asks a server and checks its answer against the contract: the table's status and the operation's response schema, or a
 * problem document whose status is its own.
 * @returns the answer; its body is what the caller says it is, within what the schemas have vouched for
 * @throws Error that says what the contract does not allow
 */
export async function ask<Body = unknown>(
  server: Pick<MemoryServer, "fetch" | "baseUrl">,
  name: CallName,
  { params, query, body: sent, headers = {}, signal }: Question = {},
): Promise<CheckedAnswer<Body>> {
  const response = await server.fetch(addressOf(server.baseUrl, name, params, query), {
    method: operations[name].method,
    headers: sent === undefined ? headers : { "content-type": "application/json", ...headers },
    body: sent === undefined || typeof sent === "string" ? sent : JSON.stringify(sent),
    signal,
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  const { status } = response;
  const body: unknown = isJson ? JSON.parse(text) : text;
  check(name, { status, headers: response.headers, body });
  return { status, headers: response.headers, body: body as Body };
}

function check(name: CallName, { status, headers, body }: CheckedAnswer<unknown>): void {
  if (status >= 400) {
    const problem = problemSchema.parse(body);
    if (headers.get("content-type") !== "application/problem+json")
      throw new Error(`${name}: no problem+json`);
    if (problem.status !== status) throw new Error(`${name}: ${status} says that it is ${problem.status}`);
    return;
  }
  if (status === 302 || status === 304) return;
  if (status !== operations[name].status) throw new Error(`${name}: ${status} is not the table's status`);
  const { response }: OperationSchemas = operationSchemas[name];
  if (response !== undefined) response.parse(body);
}
