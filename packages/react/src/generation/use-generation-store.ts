import { type ServiceKind, useMediaGen } from "../media-gen-context.ts";
import { preloadToasts } from "../ui/toast-layer.tsx";
import { createGenerationStore, type GenerationStore, loadLiveJobs } from "./generation-store.ts";
import type { Report } from "./report-generation.ts";

const loadReport = (): Promise<typeof import("./report-generation.ts")> => import("./report-generation.ts");

const generationStore: ServiceKind<GenerationStore> = {
  make: createGenerationStore,
  start(store, read) {
    let report: Promise<Report> | undefined;
    const forget = (): void => {
      // The next event tries again.
      report = undefined;
    };
    const unlisten = store.listen((event) => {
      preloadToasts();
      report ??= loadReport().then(({ reportGeneration }) => reportGeneration(store, read));
      void report.then(({ hear }) => hear(event), forget);
    });
    return () => {
      unlisten();
      void report?.then(({ stop }) => stop(), forget);
      store.stop();
    };
  },
};

/** Loads what runs and reports a job ahead of the first one. Never fails: the first job tries again. */
export async function preloadGeneration(): Promise<void> {
  await Promise.allSettled([loadLiveJobs(), loadReport()]);
}

/** The live jobs that the surrounding provider watches. */
export function useGenerationStore(): GenerationStore {
  return useMediaGen().services.get(generationStore);
}
