import { operations } from "@media-gen/contract/wire";
import { systemClock } from "../transport/system-clock.ts";
import { signedIn } from "./access.ts";
import { faultFor } from "./faults.ts";
import type { RequestRecord } from "./memory-server-options.ts";
import { handlers, type Reply } from "./operations.ts";
import { localeOf, problemResponse, Refusal } from "./refusal.ts";
import { checkRequest, findRoute } from "./routes.ts";
import { type MemoryState, mintId } from "./state.ts";

/** Answers one request: route, fault, session, checks, operation. Every refusal becomes a problem document. */
export async function answerRequest(
  state: MemoryState,
  request: Request,
  basePath: string,
  afterSubmit: () => void,
): Promise<Response> {
  const url = new URL(request.url);
  const path = url.pathname.startsWith(`${basePath}/`) ? url.pathname.slice(basePath.length) : url.pathname;
  const locale = localeOf(request.headers.get("accept-language"));
  const idempotencyKey = request.headers.get("idempotency-key");
  const requestId = mintId(state);
  const text = await request.text();
  const recorded: RequestRecord = {
    operation: null,
    method: request.method,
    path: path + url.search,
    body: asJson(text),
    idempotencyKey,
  };
  state.requests.push(recorded);
  try {
    const { name, params } = findRoute(request.method, path);
    recorded.operation = name;
    if (state.options.latencyMs) await systemClock.sleep(state.options.latencyMs, request.signal);
    const fault = faultFor(state, name, locale, requestId);
    if (fault !== null) return fault;
    const { access, status } = operations[name];
    if (access === "owner" || access === "signed_in") signedIn(state);
    const incoming = checkRequest(name, params, url.searchParams, request.headers.get("content-type"), text);
    const reply = await handlers[name]({
      ...incoming,
      state,
      locale,
      idempotencyKey,
      ifNoneMatch: request.headers.get("if-none-match"),
      signal: request.signal,
      basePath,
    });
    if (status === 202) afterSubmit();
    return replyResponse(reply, status, requestId);
  } catch (error) {
    if (error instanceof Refusal) return problemResponse(error, locale, requestId);
    throw error;
  }
}

function replyResponse(reply: Reply, tableStatus: number, requestId: string): Response {
  const status = reply.status ?? tableStatus;
  const headers = new Headers({ "x-request-id": requestId, ...reply.headers });
  if (reply.body === undefined) return new Response(null, { status, headers });
  if (typeof reply.body === "string") return new Response(reply.body, { status, headers });
  headers.set("content-type", "application/json");
  return new Response(JSON.stringify(reply.body), { status, headers });
}

function asJson(text: string): unknown {
  try {
    return text === "" ? undefined : JSON.parse(text);
  } catch {
    return text;
  }
}
