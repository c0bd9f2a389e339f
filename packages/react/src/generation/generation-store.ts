import type { EntityRef, MediaGenClient } from "@media-gen/client";
import { createStore, type StoreApi } from "zustand/vanilla";
import { entityKey } from "./batch.ts";
import type { EntityGeneration, GenerationEvent, LiveJobs } from "./live-jobs.ts";

/** A place that can show an entity's candidates, for toasts that lead there. */
export interface CandidatesView {
  isOpen(): boolean;
  open(): void;
}

/** The live jobs of one provider: one watcher each, which outlives every modal. */
export interface GenerationStore extends LiveJobs {
  readonly state: StoreApi<{ entities: Readonly<Record<string, EntityGeneration>> }>;
  /** Forgets the last failure of an entity. */
  clearError(entity: EntityRef): void;
  /** Hears every event; returns how to stop hearing. */
  listen(listener: (event: GenerationEvent) => void): () => void;
  /** Says where an entity's candidates can be seen; returns how to take it back. */
  addView(entity: EntityRef, view: CandidatesView): () => void;
  /** The place last added for an entity, if any. */
  view(entity: EntityRef): CandidatesView | undefined;
}

const nothing: EntityGeneration = { jobs: [], submitting: false, cancelling: false, error: null };

/**
 * Makes the store of one provider.
 * @param load brings what runs jobs, with the first job: a page without one does not pay for it
 */
export function createGenerationStore(
  client: MediaGenClient,
  load: () => Promise<Pick<typeof import("./live-jobs.ts"), "createLiveJobs">>,
): GenerationStore {
  const state = createStore<{ entities: Readonly<Record<string, EntityGeneration>> }>(() => ({
    entities: {},
  }));
  const listeners = new Set<(event: GenerationEvent) => void>();
  const views = new Map<string, CandidatesView[]>();

  const get = (entity: EntityRef): EntityGeneration =>
    state.getState().entities[entityKey(entity)] ?? nothing;
  const patch = (entity: EntityRef, change: Partial<EntityGeneration>): void =>
    state.setState(({ entities }) => ({
      entities: { ...entities, [entityKey(entity)]: { ...get(entity), ...change } },
    }));
  const emit = (event: GenerationEvent): void => {
    for (const listener of listeners) listener(event);
  };

  let live: LiveJobs | undefined;
  let stops = 0;
  const jobs = async (): Promise<LiveJobs> => {
    const stopsBefore = stops;
    const { createLiveJobs } = await load();
    if (stops !== stopsBefore) throw new DOMException("The provider is gone.", "AbortError");
    live ??= createLiveJobs(client, { get, patch, emit });
    return live;
  };

  return {
    state,
    submit: async (request) => (await jobs()).submit(request),
    attach: async (entity, jobId) => (await jobs()).attach(entity, jobId),
    cancel: async (entity) => (await jobs()).cancel(entity),
    retry: async (entity, slots) => (await jobs()).retry(entity, slots),
    clearError: (entity) => patch(entity, { error: null }),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    addView(entity, view) {
      const key = entityKey(entity);
      views.set(key, [...(views.get(key) ?? []), view]);
      return () =>
        views.set(
          key,
          (views.get(key) ?? []).filter((other) => other !== view),
        );
    },
    view: (entity) => views.get(entityKey(entity))?.at(-1),
    stop() {
      stops += 1;
      live?.stop();
    },
  };
}
