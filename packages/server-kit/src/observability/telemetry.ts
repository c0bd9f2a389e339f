import { createKitMetrics, type KitMetrics, type Step } from "./kit-metrics.ts";
import { loadTracing, type Note, type SpanOptions, type Tracing } from "./tracing.ts";

/** How the rooms tell an observer what they do: counts, times and spans. Prompts, keys and addresses are never told. */
export interface Telemetry {
  readonly metrics: KitMetrics;
  /** Runs `work` inside a span, or just runs it where nobody traces. */
  span<T>(name: string, options: SpanOptions, work: (note: Note) => Promise<T>): Promise<T>;
  /** A span that is timed for `/metrics` too. */
  step<T>(step: Step, facts: SpanOptions["facts"], work: () => Promise<T>): Promise<T>;
  /** The current span as a W3C `traceparent`, to go on with in another process; null where nobody traces. */
  traceParent(): string | null;
}

/**
 * Makes the telemetry of one kit. Spans go to whatever the host registered with `@opentelemetry/api`; without that package
 * there are none.
 *
 * @param load Gives the tracing part. @default by importing the optional peer
 */
export function createTelemetry(load: () => Promise<Tracing | null> = loadTracing): Telemetry {
  const metrics = createKitMetrics();
  let tracing: Tracing | null = null;
  let loading: Promise<void> | null = load().then((loaded) => {
    tracing = loaded;
    loading = null;
  });

  const span: Telemetry["span"] = async (name, options, work) => {
    if (loading) await loading;
    return tracing ? await tracing.span(name, options, work) : await work(() => undefined);
  };

  return {
    metrics,
    span,
    step: async (step, facts, work) => {
      const startedAt = performance.now();
      try {
        return await span(step, { facts }, work);
      } finally {
        metrics.stepTaken(step, (performance.now() - startedAt) / 1000);
      }
    },
    traceParent: () => tracing?.traceParent() ?? null,
  };
}
