import type { EngineCapabilities } from "@media-gen/contract";
import type { ImageProvider } from "../ports/image-provider.ts";

/** What the kit must know of an engine that it does not call. */
export interface OutsideEngineOptions {
  /** Stable id, stored with each image. */
  id: string;
  /** Name for people. */
  label: string;
  capabilities: EngineCapabilities;
  /** @default "trainedAlgorithmicMedia" */
  digitalSourceType?: ImageProvider["digitalSourceType"];
}

/**
 * An engine whose pictures a worker outside the kit draws and hands over by signed requests. Needs a queue whose consumers
 * are outside, such as `createCeleryQueue`.
 *
 * @example
 * createMediaGen({ …, providers: [createOutsideEngine({ id: "sdxl", label: "SDXL", capabilities })] });
 */
export function createOutsideEngine(options: OutsideEngineOptions): ImageProvider {
  const { digitalSourceType = "trainedAlgorithmicMedia", ...rest } = options;
  return {
    specificationVersion: "v1",
    ...rest,
    digitalSourceType,
    drawn: "outside",
    generate: () => {
      throw new Error(`The engine "${options.id}" is drawn outside the kit; nothing in the kit calls it.`);
    },
  };
}
