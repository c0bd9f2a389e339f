import type { Attributes, Span, SpanContext } from "@opentelemetry/api";

/** What a span is told at its start. */
export interface SpanOptions {
  /** Ids, counts and codes; never texts of people. */
  facts?: Readonly<Record<string, string | number | boolean | null>>;
  /** @default "internal" */
  kind?: "internal" | "server" | "consumer";
  /**
   * A W3C `traceparent` of another process to go on with; null begins a trace of its own. Without it the span belongs to the
   * current one.
   */
  parent?: string | null;
}

/** Adds to the current span what is only known at its end. */
export type Note = (facts: NonNullable<SpanOptions["facts"]>) => void;

/** Spans on OpenTelemetry. */
export interface Tracing {
  span<T>(name: string, options: SpanOptions, work: (note: Note) => Promise<T>): Promise<T>;
  traceParent(): string | null;
}

/** Loads the optional peer; null where it is not installed. */
export async function loadTracing(
  load: () => Promise<typeof import("@opentelemetry/api")> = () => import("@opentelemetry/api"),
): Promise<Tracing | null> {
  const api = await load().catch(() => null);
  if (!api) return null;
  const { context, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } = api;
  const kinds = { internal: SpanKind.INTERNAL, server: SpanKind.SERVER, consumer: SpanKind.CONSUMER };

  const end = (span: Span, error?: unknown): void => {
    if (error !== undefined) {
      // The class alone: messages of databases and engines may repeat what they were given.
      span.setAttribute("error.type", error instanceof Error ? error.name : typeof error);
      span.setStatus({ code: SpanStatusCode.ERROR });
    }
    span.end();
  };

  return {
    span: async (name, { facts = {}, kind = "internal", parent }, work) => {
      const attributes = attributesOf(facts);
      const active = context.active();
      const remote = readTraceParent(parent);
      const own = parent === undefined ? active : ROOT_CONTEXT;
      const from = remote ? trace.setSpanContext(own, remote) : own;
      const tracer = trace.getTracer("@media-gen/server-kit");
      return await tracer.startActiveSpan(name, { attributes, kind: kinds[kind] }, from, async (span) => {
        try {
          const result = await work((more) => span.setAttributes(attributesOf(more)));
          end(span);
          return result;
        } catch (error) {
          end(span, error);
          throw error;
        }
      });
    },
    traceParent: () => {
      const span = trace.getSpan(context.active());
      if (!span || !trace.isSpanContextValid(span.spanContext())) return null;
      const { traceId, spanId, traceFlags } = span.spanContext();
      return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, "0")}`;
    },
  };
}

function attributesOf(facts: NonNullable<SpanOptions["facts"]>): Attributes {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([key, value]) => (value === null ? [] : [[`media_gen.${key}`, value]])),
  );
}

function readTraceParent(text: string | null | undefined): SpanContext | null {
  const [, traceId, spanId, flags] =
    /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/.exec(text ?? "") ?? [];
  if (!traceId || !spanId || !flags) return null;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
}
