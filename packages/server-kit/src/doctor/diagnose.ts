import type { Context } from "../context.ts";
import { checkEvents } from "../events/check-events.ts";
import type { Finding } from "../ports/finding.ts";
import { checkDatabase } from "./check-database.ts";
import { checkMachine, firstLine, type MachineProbes, thisMachine } from "./check-machine.ts";
import { checkObjects } from "./check-objects.ts";

/** What was looked at, and what is wrong with it. */
export interface Diagnosis {
  /** For example `database` or `engine fal`. */
  part: string;
  findings: Finding[];
}

const deadlineMs = 15_000;

/** Node, the picture library and fonts of this machine. */
export async function diagnoseMachine(
  signal?: AbortSignal,
  probes: MachineProbes = thisMachine,
): Promise<Diagnosis> {
  return await look("machine", signal, (own) => checkMachine(probes, own));
}

/** Looks at every part of a kit, one after another, without changing anything but a probe object that it removes again. */
export async function* diagnose(context: Context, signal?: AbortSignal): AsyncGenerator<Diagnosis> {
  yield await look("database", signal, () => checkDatabase(context.database, context.clock));
  yield await look("queue", signal, async (own) => (await context.queue.check?.({ signal: own })) ?? []);
  yield await look("object store", signal, (own) => checkObjects(context.objects, own));
  if (context.webhooks) yield await look("webhooks", signal, () => checkEvents(context.database));
  for (const provider of context.providers.values()) {
    yield await look(
      `engine ${provider.id}`,
      signal,
      async (own) => (await provider.check?.({ signal: own })) ?? [],
    );
  }
}

/** A part that throws or says nothing is a finding like any other. */
async function look(
  part: string,
  outer: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Finding[]>,
): Promise<Diagnosis> {
  const deadline = AbortSignal.timeout(deadlineMs);
  const signal = outer ? AbortSignal.any([outer, deadline]) : deadline;
  const silent = Promise.withResolvers<never>();
  const onAbort = (): void => silent.reject(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    signal.throwIfAborted();
    return { part, findings: await Promise.race([work(signal), silent.promise]) };
  } catch (error) {
    outer?.throwIfAborted();
    const what = deadline.aborted
      ? `It did not answer within ${deadlineMs / 1000} s. Check that it runs and can be reached from here.`
      : `It could not be looked at: ${firstLine(error)}.`;
    return { part, findings: [{ level: "error", code: "no_answer", message: what }] };
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
