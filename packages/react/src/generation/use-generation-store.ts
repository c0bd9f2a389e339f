import { type ServiceKind, useMediaGen } from "../media-gen-context.ts";
import { preloadToasts } from "../ui/toast-layer.tsx";
import { createGenerationStore, type GenerationStore } from "./generation-store.ts";
import { reportGeneration } from "./report-generation.ts";

const generationStore: ServiceKind<GenerationStore> = {
  make: createGenerationStore,
  start(store, read) {
    const unreport = reportGeneration(store, read);
    const unlisten = store.listen(preloadToasts);
    return () => {
      unreport();
      unlisten();
      store.stop();
    };
  },
};

/** The live jobs that the surrounding provider watches. */
export function useGenerationStore(): GenerationStore {
  return useMediaGen().services.get(generationStore);
}
