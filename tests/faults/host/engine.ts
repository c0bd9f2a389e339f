import type { EngineOutcome, EngineRequest, ImageProvider } from "@media-gen/server-kit";
import type { Points } from "./points.ts";

const mostBytes = 1_000_000;

/** An engine of the shape that real ones have: a job is accepted, looked at until it is drawn, then downloaded. */
export function createTrialEngine(url: string, points: Points): ImageProvider {
  return {
    specificationVersion: "v1",
    id: "trial",
    label: "Trial",
    digitalSourceType: "algorithmicMedia",
    capabilities: {
      seed: true,
      negative_prompt: true,
      variation_strength: true,
      ratios: ["3:4"],
      styles: ["realistic"],
      max_images_per_call: 2,
    },
    generate: (request, { signal }) => draw(url, request, points, signal),
  };
}

async function* draw(
  url: string,
  request: EngineRequest,
  points: Points,
  signal: AbortSignal,
): AsyncGenerator<EngineOutcome> {
  const accepted = await fetch(`${url}/jobs`, {
    method: "POST",
    body: JSON.stringify({ prompt: request.prompt, slots: request.images.map((image) => image.slot) }),
    signal,
  });
  points.reach("accepted");
  if (!accepted.ok) throw new Error(`The engine answered ${accepted.status}.`);
  const { id } = (await accepted.json()) as { id: string };
  points.reach("drawing");
  for (const { slot } of request.images) {
    const answer = await fetch(`${url}/jobs/${id}/${slot}`, { signal });
    const { state } = (await answer.json()) as { state: "ready" | "blocked" | "missing" };
    if (state === "missing") continue;
    if (state === "blocked") {
      yield { slot, error: { code: "blocked", retryable: false, message: "not shown" } };
      continue;
    }
    points.reach("drawn");
    const file = await fetch(`${url}/files/${id}/${slot}`, { signal });
    if (!file.ok) throw new Error(`The engine's file answered ${file.status}.`);
    yield { slot, bytes: await download(file, points) };
  }
}

async function download(answer: Response, points: Points): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body ?? []) {
    parts.push(part);
    size += part.length;
    if (size > mostBytes) throw new Error(`The engine sent more than ${mostBytes} bytes.`);
    points.reach("downloading");
  }
  return Buffer.concat(parts);
}
