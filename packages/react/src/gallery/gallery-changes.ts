import type { Image } from "@media-gen/client";
import type { QueryClient, QueryKey } from "@tanstack/react-query";

/** One wish of a person: how the gallery looks once it is granted, and how to ask for it. */
export interface GalleryChange {
  /** The gallery as if the server had agreed. Must bear being applied to a gallery that has it already. */
  apply(images: readonly Image[]): Image[];
  /**
   * Asks the server. Gets the gallery as the server last told it and answers how the server's truth follows from the
   * gallery known by then.
   */
  send(truth: readonly Image[]): Promise<(images: readonly Image[]) => Image[]>;
}

/** Applies changes of one gallery to its cached query. */
export interface GalleryChanges {
  /**
   * Shows the change at once, asks the server after every change before it was answered, and settles on the server's
   * answer. Rejects with the refusal, after the change was taken back.
   */
  run(change: GalleryChange): Promise<void>;
  /** True while a change waits for its answer. */
  readonly busy: boolean;
}

// The cache always holds the server's truth with the waiting changes laid over it in their order. So a refusal takes
// away its own change and no other, and a refetch that lands between two answers hides neither.
function createGalleryChanges(queryClient: QueryClient, queryKey: QueryKey): GalleryChanges {
  const waiting: GalleryChange[] = [];
  let truth: readonly Image[] | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  let stopListening = (): void => {};

  const show = (): void => {
    if (truth === undefined) return;
    const shown = waiting.reduce<readonly Image[]>((images, change) => change.apply(images), truth);
    queryClient.setQueryData(queryKey, [...shown]);
  };

  const begin = (): void => {
    truth = queryClient.getQueryData<Image[]>(queryKey);
    const cache = queryClient.getQueryCache();
    stopListening = cache.subscribe((event) => {
      if (event.type !== "updated" || event.action.type !== "success" || event.action.manual) return;
      if (event.query !== cache.find({ queryKey, exact: true })) return;
      truth = event.query.state.data as Image[];
      show();
    });
  };

  const finish = (change: GalleryChange): void => {
    waiting.splice(waiting.indexOf(change), 1);
    show();
    if (waiting.length === 0) stopListening();
  };

  return {
    get busy() {
      return waiting.length > 0;
    },
    run(change) {
      if (waiting.length === 0) begin();
      // An answer that is under way was asked before this change and would paint over it.
      void queryClient.cancelQueries({ queryKey, exact: true });
      waiting.push(change);
      show();
      const answer = turn.then(async () => {
        try {
          const settle = await change.send(truth ?? []);
          if (truth !== undefined) truth = settle(truth);
        } finally {
          finish(change);
        }
      });
      turn = answer.catch(() => {});
      return answer;
    },
  };
}

const known = new WeakMap<QueryClient, Map<string, GalleryChanges>>();

/** The one place where the changes of a gallery queue up, shared by every part that shows it. */
export function galleryChangesOf(queryClient: QueryClient, queryKey: QueryKey): GalleryChanges {
  const ofClient = known.get(queryClient) ?? new Map<string, GalleryChanges>();
  known.set(queryClient, ofClient);
  const name = JSON.stringify(queryKey);
  const changes = ofClient.get(name) ?? createGalleryChanges(queryClient, queryKey);
  ofClient.set(name, changes);
  return changes;
}
