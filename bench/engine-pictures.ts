import { createProceduralProvider } from "@media-gen/server-kit/providers/procedural";

async function firstPicture(detail: "draft" | "full"): Promise<Uint8Array> {
  const engine = createProceduralProvider({ detail });
  const request = {
    prompt: "달빛 도서관",
    negativePrompt: null,
    style: "realistic",
    ratio: { id: "3:4", width: 768, height: 1024 },
    images: [{ slot: 0, seed: 1 }],
    variation: null,
  };
  try {
    for await (const outcome of engine.generate(request, { signal: AbortSignal.timeout(60_000) })) {
      if ("bytes" in outcome) return outcome.bytes;
    }
    throw new Error("The offline engine drew nothing.");
  } finally {
    await engine.close?.();
  }
}

/** A small picture of the offline engine, as PNG bytes. */
export const draftPicture = (): Promise<Uint8Array> => firstPicture("draft");

/** A picture of 768 by 1024 pixels of the offline engine, as PNG bytes. */
export const fullPicture = (): Promise<Uint8Array> => firstPicture("full");
