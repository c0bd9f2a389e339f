import { type ServiceKind, useMediaGen } from "../media-gen-context.ts";
import { preloadToasts } from "../ui/toast-layer.tsx";
import { createGenerationStore, type GenerationStore } from "./generation-store.ts";
import type { Report } from "./report-generation.ts";

/** Loads what runs and shows jobs. @throws when it cannot be loaded; a later call tries again */
export async function loadRunningJob(): Promise<typeof import("./running-job.ts")> {
  return import("./running-job.ts");
}

const generationStore: ServiceKind<GenerationStore> = {
  make: (client) => createGenerationStore(client, loadRunningJob),
  start(store, read) {
    let report: Promise<Report> | undefined;
    const unlisten = store.listen((event) => {
      preloadToasts();
      // What emits an event comes in the same file, and so is there.
      report ??= loadRunningJob().then(({ reportGeneration }) => reportGeneration(store, read));
      void report.then(({ hear }) => hear(event));
    });
    return () => {
      unlisten();
      void report?.then(({ stop }) => stop());
      store.stop();
    };
  },
};

/** The live jobs that the surrounding provider watches. */
export function useGenerationStore(): GenerationStore {
  return useMediaGen().services.get(generationStore);
}
