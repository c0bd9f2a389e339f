import type { Image } from "@media-gen/contract/wire";
import { rejection } from "../transport/abort.ts";
import { balanceOf } from "./account.ts";
import { answerRequest } from "./answer-request.ts";
import { choicesOf } from "./choices.ts";
import { finishNext, finishOne, liveJobs, settle, startJob } from "./drawing.ts";
import { galleryView } from "./gallery.ts";
import { seedOf, storeJob } from "./jobs.ts";
import type { MemoryServer, MemoryServerOptions, MemorySnapshot } from "./memory-server-options.ts";
import { createState, keyOf, type MemoryState } from "./state.ts";
import { jobView } from "./views.ts";

const samplePrompt = "달빛이 드는 도서관, 창가에 선 사서";

/**
 * Makes a media-gen server that lives in memory, for tests and stories. It checks, refuses, charges and orders as the
 * contract says; only time and pictures are simple.
 * @param options every part has a default; see `MemoryServerOptions`
 * @example
 * const server = createMemoryServer({ outcome: (slot) => (slot === 3 ? "timeout" : "ready") });
 * const client = createMediaGenClient({ fetch: server.fetch });
 * const job = await client.generate({ entity_type: "character", entity_id: "haru", prompt: "달빛 아래의 사서" });
 * server.finishAll();
 */
export function createMemoryServer(options: MemoryServerOptions = {}): MemoryServer {
  const state = createState(options);
  const baseUrl = (options.baseUrl ?? "/api").replace(/\/+$/, "");
  const origin = globalThis.location?.origin?.startsWith("http")
    ? globalThis.location.origin
    : "http://localhost";
  const basePath = new URL(baseUrl, origin).pathname.replace(/\/+$/, "");
  const brush = createBrush(state);

  const handle = (request: Request): Promise<Response> =>
    answerRequest(state, request, basePath, brush.start);

  return {
    baseUrl,
    requests: state.requests,
    handle,
    async fetch(input, init) {
      const request =
        input instanceof Request ? new Request(input, init) : new Request(new URL(input, origin), init);
      const { signal } = request;
      if (signal.aborted) throw signal.reason;
      const response = await Promise.race([handle(request), rejection(signal)]);
      if (response.type === "error") throw new TypeError("fetch failed");
      return response;
    },
    setCaller: (id) => {
      state.caller = id;
    },
    setEntity: (entity) => {
      state.entities.set(keyOf(entity), entity);
    },
    setCredits: (caller, credits) => {
      state.balances.set(caller, credits);
    },
    startDrawing: () => {
      for (const job of liveJobs(state)) startJob(state, job);
    },
    finishNext: (count = 1) => finishNext(state, count),
    finishAll: () => finishNext(state, Number.POSITIVE_INFINITY),
    fail: (slotNumber, code = "provider_error") => {
      const job = liveJobs(state).at(-1);
      const slot = job?.slots.find((candidate) => candidate.slot === slotNumber);
      if (job === undefined || slot?.status !== "pending") {
        throw new Error(`No live job has a pending image in place ${slotNumber}.`);
      }
      startJob(state, job);
      settle(state, job, slot, code);
    },
    failRequests: (fault) => {
      state.faults.push(fault);
    },
    seedImages: (entity, count) => seedImages(state, entity, count),
    snapshot: () => snapshotOf(state),
    close: () => {
      brush.stop();
      const waiting = [...state.waiters];
      state.waiters.clear();
      for (const wake of waiting) wake();
    },
  };
}

/** Draws by itself, one image each `drawMs`, while there is a live job. */
function createBrush(state: MemoryState): { start(): void; stop(): void } {
  const pace = state.options.drawMs ?? 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tick = (): void => {
    timer = undefined;
    for (const job of liveJobs(state)) {
      if (job.status === "queued") startJob(state, job);
      else finishOne(state, job);
    }
    start();
  };
  const start = (): void => {
    if (pace <= 0 || timer !== undefined || liveJobs(state).length === 0) return;
    timer = setTimeout(tick, pace);
    // A test that ends must not wait for pictures nobody looks at. Browsers have no such call.
    (timer as { unref?: () => void }).unref?.();
  };
  return { start, stop: () => clearTimeout(timer) };
}

function seedImages(state: MemoryState, entity: Parameters<typeof keyOf>[0], count: number): Image[] {
  const owner = state.entities.get(keyOf(entity))?.owner_id;
  if (owner === undefined)
    throw new Error(`There is no entity ${keyOf(entity)}. Add it with setEntity first.`);
  const { defaults } = choicesOf(state);
  const seed = seedOf(7, state.nextId);
  const job = storeJob(
    state,
    {
      entity: { entity_type: entity.entity_type, entity_id: entity.entity_id },
      owner,
      settings: {
        prompt: samplePrompt,
        negative_prompt: null,
        style: defaults.style,
        ratio: defaults.ratio,
        seed,
        variation_strength: null,
        provider: defaults.provider,
      },
      slots: Array.from({ length: count }, (_, slot) => ({ slot, seed: seedOf(seed, slot) })),
      retryOf: null,
    },
    0,
  );
  for (const slot of job.slots) settle(state, job, slot, "ready");
  const ids = new Set(job.slots.map(({ assetId }) => assetId));
  return galleryView(state, entity, true).filter(({ id }) => ids.has(id));
}

function snapshotOf(state: MemoryState): MemorySnapshot {
  const owners = [...state.entities.values()].map(({ owner_id }) => owner_id);
  const callers = new Set([
    ...owners,
    ...state.balances.keys(),
    ...(state.caller === null ? [] : [state.caller]),
  ]);
  return {
    jobs: [...state.jobs.values()].map((job) => jobView(state, job)),
    galleries: Object.fromEntries(
      [...state.entities].map(([key, entity]) => [key, galleryView(state, entity, true)]),
    ),
    balances: Object.fromEntries([...callers].map((caller) => [caller, balanceOf(state, caller)])),
    drawn: state.drawn,
  };
}
