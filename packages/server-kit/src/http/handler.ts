import {
  type Limits,
  type Locale,
  type OperationName,
  type OperationSchemas,
  operationSchemas,
} from "@media-gen/contract";
import { v7 as newRequestId } from "uuid";
import { errorFacts } from "../error-facts.ts";
import { MediaGenError } from "../errors.ts";
import type { Telemetry } from "../observability/telemetry.ts";
import type { Authenticate } from "../ports/authenticator.ts";
import type { Clock } from "../ports/clock.ts";
import type { Logger } from "../ports/logger.ts";
import type { Services } from "../services.ts";
import { SignatureError } from "../webhooks/signature.ts";
import type { Webhooks } from "../webhooks/webhooks.ts";
import { readJsonBody } from "./body.ts";
import type { Call } from "./call.ts";
import { assertSignedIn, callerOf } from "./caller.ts";
import { localeOf } from "./locale.ts";
import { operationHandlers } from "./operations/handlers.ts";
import { createOriginPolicy, type OriginRules } from "./origin.ts";
import { problemResponse, refusalOf } from "./problem.ts";
import { createRateLimit } from "./rate-limit.ts";
import { createRouter, type RouteMatch } from "./routes.ts";
import { readSignedMessage, type SignedMessage } from "./signed-message.ts";
import { validateBody, validateParams, validateQuery } from "./validate.ts";

/** What the handler is made of. */
export interface HttpHandlerOptions {
  services: Services;
  authenticate: Authenticate;
  limits: Limits;
  /** Path that the API is mounted under, for example `/api`. */
  basePath: string;
  logger: Logger;
  clock: Clock;
  telemetry: Telemetry;
  /** Resolves when the tables are there; asked before each call. Default at once. */
  ready?: () => Promise<void>;
  /** Verifies the requests of workers outside the kit. Default none are let in. */
  workerSignatures?: Webhooks | null;
  /** Which pages and programs may use the API with the reader's cookies. Default the server's own pages. */
  origins?: OriginRules;
}

/** What the host knows of a request beyond what it says itself. */
export interface RequestInfo {
  /** The other end's IP address, after the host's own proxies; for rate limits of callers who are not signed in. */
  clientAddress?: string;
}

/** Answers a request. Never rejects. */
export type HttpHandler = (request: Request, info?: RequestInfo) => Promise<Response>;

// Nobody reads it: the other end has gone. The number is what proxies write into their logs for it.
const clientClosedRequest = 499;

/**
 * Makes the fetch handler of every operation. Refusals come in one order, so that none tells more than the next: route, rate,
 * origin, signed in, path, query, body, and then what the service says.
 *
 * @throws TypeError for an entry of `origins.allowedOrigins` that is no origin.
 * @example
 * const fetch = createHttpHandler({ services, authenticate, limits: defaultLimits, basePath: "/api", logger, clock, telemetry });
 */
export function createHttpHandler(options: HttpHandlerOptions): HttpHandler {
  const { services, authenticate, limits, logger, clock, telemetry } = options;
  const basePath = options.basePath.replace(/\/+$/, "");
  const route = createRouter(basePath);
  const spend = createRateLimit(limits);
  const origins = createOriginPolicy(options.origins ?? {});

  async function answer(
    request: Request,
    match: RouteMatch,
    info: RequestInfo,
    locale: Locale,
  ): Promise<Response> {
    if (match.kind === "unknown") throw new MediaGenError("not_found");
    if (match.kind === "wrong_method") return answerOptions(request, match.allow);
    const { name, operation } = match;
    await options.ready?.();
    const schemas: OperationSchemas = operationSchemas[name];
    const url = new URL(request.url);
    const sender = { method: request.method, clientAddress: info.clientAddress };
    if (operation.access === "worker") {
      origins.check(request, locale);
      const message = await receive(request, schemas, sender);
      const params = validateParams(schemas.params, match.params);
      const body = validateBody(schemas.body, message.body, locale);
      return await call(name, { request, url, caller: null, params, body, messageId: message.id }, locale);
    }
    const caller = await callerOf(request, operation, authenticate);
    await spend({ ...sender, caller });
    origins.check(request, locale);
    assertSignedIn(operation, caller);
    const params = validateParams(schemas.params, match.params);
    const query = validateQuery(schemas.query, url.searchParams, locale);
    const body = schemas.body ? await readBody(request, schemas, locale) : undefined;
    return await call(name, { request, url, caller, params, query, body }, locale);
  }

  async function call(name: OperationName, parts: object, locale: Locale): Promise<Response> {
    const { request } = parts as { request: Request };
    const whole = { services, limits, basePath, ...parts, options: { locale, signal: request.signal } };
    // The parts were checked against the very schemas that the operation's types come from.
    const handle = operationHandlers[name] as (call: Call<never>) => Promise<Response> | Response;
    return await handle(whole as unknown as Call<never>);
  }

  /** Whoever signs is not counted; whoever cannot is, like any stranger. */
  async function receive(
    request: Request,
    schemas: OperationSchemas,
    sender: { method: string; clientAddress: string | undefined },
  ): Promise<SignedMessage> {
    try {
      const limit = schemas.bodyBytes ?? limits.bodyBytes;
      return await readSignedMessage(request, options.workerSignatures ?? null, limit);
    } catch (error) {
      if (error instanceof SignatureError) {
        logger.warn({ fault: error.fault }, "A request for workers was refused: its signature is not good");
      }
      await spend({ ...sender, caller: null });
      throw error instanceof SignatureError ? new MediaGenError("unauthenticated") : error;
    }
  }

  function answerOptions(request: Request, methods: string[]): Response {
    if (request.method !== "OPTIONS") throw new MediaGenError("method_not_allowed");
    const allow = [...methods, "OPTIONS"];
    return new Response(null, {
      status: 204,
      headers: { Allow: allow.join(", "), ...origins.preflight(request, methods) },
    });
  }

  async function readBody(request: Request, schemas: OperationSchemas, locale: Locale): Promise<unknown> {
    const optional = schemas.bodyOptional === true;
    const body = await readJsonBody(request, { limit: limits.bodyBytes, optional });
    return validateBody(schemas.body, body ?? (optional ? {} : body), locale);
  }

  function refuse(
    request: Request,
    error: unknown,
    match: RouteMatch,
    requestId: string,
    locale: Locale,
  ): Response {
    if (request.signal.aborted) return new Response(null, { status: clientClosedRequest });
    const refusal = refusalOf(error);
    if (refusal.code === "internal_error") {
      const operation = match.kind === "found" ? match.name : null;
      logger.error({ requestId, operation, error: errorFacts(error) }, "A request failed unexpectedly");
    } else if (refusal.code === "service_unavailable") {
      logger.warn(
        { requestId, error: errorFacts(refusal) },
        "A request met a database or a store that is away",
      );
    }
    const response = problemResponse(refusal, requestId, locale);
    if (match.kind === "wrong_method") response.headers.set("Allow", [...match.allow, "OPTIONS"].join(", "));
    return response;
  }

  return async (request, info = {}) => {
    const requestId = newRequestId();
    const startedAt = clock.now().getTime();
    const locale = localeOf(request.headers.get("accept-language"));
    const match = route(request.method, new URL(request.url).pathname);
    const operation = match.kind === "found" ? match.name : null;
    const response = await telemetry.span(
      `media_gen ${operation ?? "no operation"}`,
      {
        kind: "server",
        facts: { operation, request_id: requestId },
        // Where the host itself traces its requests, this one is a part of the current span.
        parent: telemetry.traceParent() ? undefined : request.headers.get("traceparent"),
      },
      async (note) => {
        const answered = await answer(request, match, info, locale).catch((error: unknown) =>
          refuse(request, error, match, requestId, locale),
        );
        note({ status: answered.status });
        return answered;
      },
    );
    response.headers.set("X-Request-Id", requestId);
    response.headers.set("X-Content-Type-Options", "nosniff");
    for (const [name, value] of Object.entries(origins.sharing(request)))
      response.headers.append(name, value);
    const ms = clock.now().getTime() - startedAt;
    telemetry.metrics.requestAnswered(operation, response.status, ms / 1000);
    logger.debug({ requestId, operation, status: response.status, ms }, "Answered a request");
    if (request.method !== "HEAD") return response;
    await response.body?.cancel();
    return new Response(null, { status: response.status, headers: response.headers });
  };
}
