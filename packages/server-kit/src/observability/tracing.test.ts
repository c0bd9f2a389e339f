import { context, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import { openPglite } from "../database/pglite.ts";
import { createHttpHandler } from "../http/handler.ts";
import { createTestKit, type TestKit } from "../testing/test-kit.ts";
import { loadTracing } from "./tracing.ts";

const exporter = new InMemorySpanExporter();
const prompt = "a lighthouse for wanderer@example.com";
let database: Database;

beforeAll(async () => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  trace.setGlobalTracerProvider(
    new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }),
  );
  database = await openPglite();
  await migrate(database);
});

beforeEach(() => exporter.reset());

afterAll(async () => {
  context.disable();
  trace.disable();
  await database.close();
});

/** Asks one kit for pictures by HTTP and lets another one, on the same database, draw them. */
async function drawElsewhere(headers: Record<string, string> = {}): Promise<ReadableSpan[]> {
  const [server, elsewhere]: TestKit[] = [createTestKit(database), createTestKit(database)];
  const { caller, entity } = server!.newOwner();
  elsewhere!.records.set(`story/${entity.entity_id}`, { ownerId: caller.userId, visibility: "public" });
  const { context: parts, services } = server!;
  const handle = createHttpHandler({ ...parts, services, authenticate: () => caller });
  const answer = await handle(
    new Request("http://localhost/api/media/generate", {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": "my-own-key", ...headers },
      body: JSON.stringify({ ...entity, prompt, count: 2 }),
    }),
  );
  const { job_id } = (await answer.json()) as { job_id: string };
  await elsewhere!.worker.start();
  await elsewhere!.finished(caller, job_id);
  await elsewhere!.worker.stop();
  await server!.context.changes.close();
  await elsewhere!.context.changes.close();
  return exporter.getFinishedSpans();
}

describe("a trace", () => {
  it("goes from the request through the job's row to whoever draws it, and into every step", async () => {
    const spans = await drawElsewhere();
    const names = spans.map((span) => span.name);
    expect(new Set(names)).toEqual(
      new Set([
        "media_gen generate",
        "media_gen run job",
        ...["engine_call", "imaging", "guard", "store", "settle"],
      ]),
    );
    expect(names.filter((name) => name === "settle")).toHaveLength(2);
    const request = spans.find((span) => span.name === "media_gen generate")!;
    const run = spans.find((span) => span.name === "media_gen run job")!;
    expect(run.parentSpanContext?.spanId).toBe(request.spanContext().spanId);
    expect(new Set(spans.map((span) => span.spanContext().traceId)).size).toBe(1);
    expect(request.attributes).toMatchObject({ "media_gen.operation": "generate", "media_gen.status": 202 });
  });

  it("goes on with the one that the request brings", async () => {
    const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    const spans = await drawElsewhere({ traceparent: `00-${traceId}-00f067aa0ba902b7-01` });
    expect(new Set(spans.map((span) => span.spanContext().traceId))).toEqual(new Set([traceId]));
  });

  it("begins anew where the request brings nonsense", async () => {
    const spans = await drawElsewhere({ traceparent: "00-not-a-trace" });
    expect(spans.find((span) => span.name === "media_gen generate")?.parentSpanContext).toBeUndefined();
  });

  it("holds nothing of the prompt, its owner or the request's key", async () => {
    const written = JSON.stringify(
      (await drawElsewhere()).map((span) => [span.name, span.attributes, span.events, span.status]),
    );
    for (const secret of ["lighthouse", "wanderer", "owner-", "my-own-key"]) {
      expect(written).not.toContain(secret);
    }
  });

  it("is told the class of an error and not its words", async () => {
    const tracing = await loadTracing();
    const failing = tracing!.span("work", {}, async () => {
      throw new TypeError(prompt);
    });
    await expect(failing).rejects.toThrow(TypeError);
    const [span] = exporter.getFinishedSpans();
    expect(span?.attributes).toEqual({ "error.type": "TypeError" });
    expect(span?.events).toEqual([]);
  });
});

it("nobody traces where OpenTelemetry is not installed", async () => {
  expect(await loadTracing(() => Promise.reject(new Error("Cannot find package")))).toBeNull();
});
