import type { EngineOutcome, EngineRequest, ImageProvider } from "../ports/image-provider.ts";

/** What the scripted engine does with one slot. */
export type SlotScript = "draw" | "fail" | "fail-for-good" | "block" | "corrupt" | "skip" | "hang" | "throw";

/** An engine for tests that does what it is told and remembers what it was asked. */
export interface ScriptedEngine extends ImageProvider {
  /** Every call that was made, in order. */
  readonly calls: EngineRequest[];
  /** Says what becomes of a slot. @default "draw" for all */
  script: (slot: number, request: EngineRequest) => SlotScript | Promise<SlotScript>;
}

/** Makes an engine whose pictures are four bytes: its slot and three of its seed. */
export function createScriptedEngine(
  options: Partial<Pick<ImageProvider, "id" | "capabilities">> = {},
): ScriptedEngine {
  const calls: EngineRequest[] = [];
  const engine: ScriptedEngine = {
    specificationVersion: "v1",
    id: options.id ?? "scripted",
    label: "Scripted",
    digitalSourceType: "algorithmicMedia",
    capabilities: options.capabilities ?? {
      seed: true,
      negative_prompt: true,
      variation_strength: true,
      ratios: ["1:1", "3:4", "16:9"],
      styles: ["realistic", "anime", "painterly"],
      max_images_per_call: 1,
    },
    calls,
    script: () => "draw",
    generate: (request, { signal }) => draw(engine, request, signal),
  };
  return engine;
}

async function* draw(
  engine: ScriptedEngine,
  request: EngineRequest,
  signal: AbortSignal,
): AsyncGenerator<EngineOutcome> {
  engine.calls.push(request);
  for (const { slot, seed } of request.images) {
    const script = await engine.script(slot, request);
    signal.throwIfAborted();
    if (script === "throw") throw new Error("The engine fell over.");
    if (script === "hang") await aborted(signal);
    else if (script === "corrupt") yield { slot, bytes: new Uint8Array(0) };
    else if (script === "draw") yield { slot, bytes: pictureOf(slot, seed) };
    else if (script !== "skip") yield { slot, error: errorOf(script) };
  }
}

function pictureOf(slot: number, seed: number): Uint8Array {
  return new Uint8Array([slot, seed & 255, (seed >> 8) & 255, (seed >> 16) & 255]);
}

function errorOf(script: SlotScript): {
  code: "provider_error" | "blocked";
  retryable: boolean;
  message: string;
} {
  return {
    code: script === "block" ? "blocked" : "provider_error",
    retryable: script === "fail",
    message: "scripted",
  };
}

async function aborted(signal: AbortSignal): Promise<never> {
  return await new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
