import type { EntityRef, Job, JobResult } from "@media-gen/client";
import { isTerminal } from "@media-gen/client";
import { failureOf, type MediaGenEventFacts } from "../events.ts";
import { errorSentence } from "../i18n/error-sentence.ts";
import type { MediaGen } from "../media-gen-context.ts";
import type { Notification } from "../ui/notification.ts";
import { entityKey, mergeBatch, retryableSlots } from "./batch.ts";
import type { GenerationStore } from "./generation-store.ts";
import type { GenerationEvent } from "./live-jobs.ts";
import { pictureFirst } from "./waits.ts";

/** Between two spoken phrases of progress, in milliseconds: a screen reader must be able to finish. */
const quietTime = 10_000;

/** What the reporter needs of the provider, asked for anew each time because language and words may change. */
export type Reader = () => Pick<
  MediaGen,
  "t" | "sentences" | "announce" | "emit" | "invalidateEntity" | "invalidateQuota" | "broadcast"
>;

/** Hears what happens to jobs and passes it on. */
export interface Report {
  hear(event: GenerationEvent): void;
  stop(): void;
}

/**
 * Tells people and caches what happens to the jobs of a provider: one phrase at the start, at most one of progress in
 * ten seconds, one toast at the end; images and the host's queries with each new picture, the quota at both ends.
 */
export function reportGeneration(
  store: Pick<GenerationStore, "state" | "view" | "retry">,
  read: Reader,
): Report {
  const quiet = new Map<string, { timer: ReturnType<typeof setTimeout>; pending: boolean }>();

  const waiting = new Set<ReturnType<typeof setTimeout>>();
  const soon = (refresh: () => Promise<void>): void => {
    const timer = setTimeout(() => {
      waiting.delete(timer);
      void refresh();
    }, pictureFirst);
    waiting.add(timer);
  };

  const hush = (key: string): void => {
    clearTimeout(quiet.get(key)?.timer);
    quiet.delete(key);
  };

  const startQuiet = (key: string, jobOf: () => Job | undefined): void => {
    const timer = setTimeout(() => {
      const { pending } = quiet.get(key) ?? { pending: false };
      quiet.delete(key);
      const job = jobOf();
      if (!pending || job === undefined || isTerminal(job.status)) return;
      read().announce(read().t["sr.progress"]({ n: job.counts.ready, m: job.counts.total }));
      startQuiet(key, jobOf);
    }, quietTime);
    quiet.set(key, { timer, pending: false });
  };

  const speakProgress = (entity: EntityRef, job: Job, result: JobResult): void => {
    const key = entityKey(entity);
    const silence = quiet.get(key);
    if (silence !== undefined) {
      silence.pending = true;
      return;
    }
    const phrase = slotPhrase(read().t, job, result);
    if (phrase === null) return;
    read().announce(phrase);
    startQuiet(key, () => store.state.getState().entities[key]?.jobs.at(-1));
  };

  const hear = (event: GenerationEvent): void => {
    const { entity, job } = event;
    const now = read();
    switch (event.type) {
      case "started":
        now.announce(now.t["sr.start"]({ m: job.counts.total }));
        now.emit({ type: "submitted", entity, jobId: job.job_id, count: job.counts.total });
        void now.invalidateQuota(entity);
        now.broadcast(entity);
        break;
      case "attached":
        now.emit({ type: "attached", entity, jobId: job.job_id });
        void now.invalidateEntity(entity, { quota: false, tabs: false });
        break;
      case "slot":
        if (event.result.status === "ready") {
          const { asset_id: imageId, slot } = event.result;
          now.emit({ type: "image-ready", entity, jobId: job.job_id, imageId, slot });
          soon(() => now.invalidateEntity(entity, { quota: false }));
        }
        if (!isTerminal(job.status)) speakProgress(entity, job, event.result);
        break;
      case "lost":
        hush(entityKey(entity));
        now.emit(failureOf("watch", event.error, entity), {
          kind: "error",
          message: errorSentence(event.error, now),
          entity,
        });
        break;
      case "ended":
        hush(entityKey(entity));
        soon(async () => {
          now.emit(endedFacts(entity, job), endOf(entity, job));
          await now.invalidateEntity(entity);
        });
        break;
    }
  };

  const endOf = (entity: EntityRef, job: Job): Notification => {
    const { t } = read();
    const jobs = store.state.getState().entities[entityKey(entity)]?.jobs ?? [];
    const again = retryableSlots(mergeBatch(jobs));
    const view = store.view(entity);
    const action =
      again.length > 0 && job.status !== "cancelled"
        ? {
            label: again.length === 1 ? t.retry : t["retry.n"]({ n: again.length }),
            run: () => {
              store.retry(entity).catch((error: unknown) => {
                read().emit(failureOf("retry", error, entity), {
                  kind: "error",
                  message: errorSentence(error, read()),
                  entity,
                });
              });
            },
          }
        : job.counts.ready > 0 && view !== undefined && !view.isOpen()
          ? { label: t["toast.view"], run: () => view.open() }
          : undefined;
    return { ...endSentence(t, job), action, entity };
  };

  return {
    hear,
    stop() {
      for (const timer of waiting) clearTimeout(timer);
      for (const key of [...quiet.keys()]) hush(key);
    },
  };
}

function endedFacts(entity: EntityRef, { job_id, status, counts, credits }: Job): MediaGenEventFacts {
  const { ready, failed } = counts;
  return { type: "job-ended", entity, jobId: job_id, status, ready, failed, refunded: credits.refunded };
}

function slotPhrase(t: MediaGen["t"], job: Job, { slot, status, error, credits }: JobResult): string | null {
  const i = slot + 1;
  if (status === "ready") return t["sr.ready"]({ i, m: Math.max(job.counts.total, i) });
  if (error?.code === "blocked") return t["sr.blocked"]({ i, c: credits.refunded });
  // What a person cancelled is said once, at the end.
  return error === null || error.code === "cancelled" ? null : t["sr.failed"]({ i, c: credits.refunded });
}

/** The one sentence that sums up an ended job, with the server's own counts. */
function endSentence(t: MediaGen["t"], job: Job): Pick<Notification, "kind" | "message" | "sticky"> {
  const { ready, failed, total } = job.counts;
  const refunded = job.credits.refunded;
  if (job.status === "cancelled") {
    const cancelled = job.results.filter(({ error }) => error?.code === "cancelled");
    const c = cancelled.reduce((sum, { credits }) => sum + credits.refunded, 0);
    return { kind: "info", message: t["done.cancelled"]({ n: cancelled.length, c }), sticky: true };
  }
  if (failed === 0) return { kind: "success", message: t["done.all"]({ n: ready }), sticky: false };
  if (ready === 0) return { kind: "error", message: t["done.none"]({ c: refunded }), sticky: true };
  return {
    kind: "warning",
    message: t["done.partial"]({ n: ready, m: total, f: failed, c: refunded }),
    sticky: true,
  };
}
