import type { EngineCapabilities } from "@media-gen/contract";
import type { Finding } from "./finding.ts";

/** One image to draw. */
export interface EngineSlot {
  /** Place in the job; the answer carries it back. */
  slot: number;
  /** The image's own seed, 0 to 2^32 - 1. */
  seed: number;
}

/** One call to an engine: at most `capabilities.max_images_per_call` images of the same request. */
export interface EngineRequest {
  prompt: string;
  negativePrompt: string | null;
  /** Id of a style that the engine's capabilities name. */
  style: string;
  /** The wanted size in pixels; the ratio's id is one that the engine's capabilities name. */
  ratio: { id: string; width: number; height: number };
  images: EngineSlot[];
  /**
   * With a variation, each picture lies on the way from `baseSeed`'s picture (strength 0) to its own seed's picture
   * (strength 1). Null when every image stands alone.
   */
  variation: { baseSeed: number; strength: number } | null;
}

/** One drawn image, or the reason why it was not drawn. */
export type EngineOutcome =
  | { slot: number; bytes: Uint8Array; warnings?: string[] }
  | { slot: number; error: { code: "provider_error" | "blocked"; retryable: boolean; message: string } };

/**
 * An image engine: Stable Diffusion, SDXL, FLUX, DALL·E, or the offline `procedural` one.
 *
 * - MUST yield each image as soon as it is finished, in any order, each slot at most once.
 * - MUST stop the work and reject with the signal's reason soon after `signal` aborts.
 * - SHOULD yield an error outcome for a slot that failed and go on with the others; a rejection of the iteration fails
 *   every slot of the call that was not yielded.
 * - MUST treat an option that it cannot honour as a warning, not as an error.
 * - The bytes may be PNG, JPEG or WebP and are not trusted: the kit decodes and encodes them again.
 * - Error messages are for logs. They MUST NOT hold the prompt.
 */
export interface ImageProvider {
  readonly specificationVersion: "v1";
  /** Stable id, stored with each image. */
  readonly id: string;
  /** Name for people. */
  readonly label: string;
  readonly capabilities: EngineCapabilities;
  /** `algorithmicMedia` for engines that follow rules, `trainedAlgorithmicMedia` for trained models. */
  readonly digitalSourceType: "algorithmicMedia" | "trainedAlgorithmicMedia";
  /** `outside` for an engine whose pictures a worker outside the kit hands over; `generate` is then never called. */
  readonly drawn?: "here" | "outside";
  generate(request: EngineRequest, options: { signal: AbortSignal }): AsyncIterable<EngineOutcome>;
  /** Looks whether the engine can be reached, for `media-gen doctor`, without drawing anything. MUST end soon after `signal` aborts. */
  check?(options: { signal: AbortSignal }): Promise<Finding[]>;
  /** Frees threads and sockets. */
  close?(): Promise<void>;
}
