import type { CallName, Locale } from "@media-gen/contract/wire";
import { problemResponse, Refusal } from "./refusal.ts";
import type { MemoryState } from "./state.ts";

/** The answer of the first fault that this request meets, or null. Each fault counts down as it is met. */
export function faultFor(
  state: MemoryState,
  operation: CallName | null,
  locale: Locale,
  requestId: string,
): Response | null {
  const index = state.faults.findIndex(
    (fault) => fault.operation === undefined || fault.operation === operation,
  );
  const fault = state.faults[index];
  if (fault === undefined) return null;
  const left = (fault.times ?? 1) - 1;
  if (left > 0) state.faults[index] = { ...fault, times: left };
  else state.faults.splice(index, 1);

  if (fault.network) return Response.error();
  if (fault.proxyStatus !== undefined) {
    const page = `<!doctype html><title>${fault.proxyStatus}</title>`;
    return new Response(page, { status: fault.proxyStatus, headers: { "content-type": "text/html" } });
  }
  const problem = fault.problem ?? "internal_error";
  const refusal =
    typeof problem === "string" ? new Refusal(problem) : new Refusal(problem.code, { ...problem });
  return problemResponse(refusal, locale, requestId);
}
