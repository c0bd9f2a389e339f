import {
  defaultLimits,
  type EntityRef,
  type FieldError,
  type GenerateRequest,
  type JobSettings,
} from "@media-gen/contract/wire";
import { owned, ownedJob } from "./access.ts";
import { hold, today } from "./account.ts";
import { capabilitiesOf, choicesOf } from "./choices.ts";
import { liveJobs, settle } from "./drawing.ts";
import { Refusal } from "./refusal.ts";
import {
  isLive,
  keyOf,
  type MemoryState,
  mintId,
  type StoredJob,
  type StoredSlot,
  timestamp,
} from "./state.ts";

/** A letter, a digit or an emoji. Spaces, punctuation and invisible characters say nothing. */
const telling =
  /(?![\p{Default_Ignorable_Code_Point}\p{P}])[\p{L}\p{N}\p{Regional_Indicator}\p{Extended_Pictographic}]/u;

/** Starts a job. Refuses in the order of the contract, and spends nothing when it does. */
export function submit(state: MemoryState, request: GenerateRequest, key: string | null): StoredJob {
  const entity = { entity_type: request.entity_type, entity_id: request.entity_id };
  const owner = owned(state, entity);
  const { count, settings } = resolve(state, request, owner);
  askGuard(state, settings.prompt);
  return once(state, owner, key, request, () => {
    const slots = Array.from({ length: count }, (_, slot) => ({ slot, seed: seedOf(settings.seed, slot) }));
    return createJob(state, { entity, owner, settings, slots, retryOf: null });
  });
}

/** Starts a job that draws failed images of another again, in their places and with their seeds. */
export function retry(
  state: MemoryState,
  jobId: string,
  slots: number[] | undefined,
  key: string | null,
): StoredJob {
  const job = ownedJob(state, jobId);
  askGuard(state, job.settings.prompt);
  return once(state, job.owner, key, { retry_of: jobId, slots: slots?.toSorted((a, b) => a - b) }, () => {
    if (isLive(job)) throw new Refusal("job_not_retryable", { job_id: job.id });
    const able = retryableSlots(state, job);
    const wanted = able.filter(({ slot }) => slots === undefined || slots.includes(slot));
    const unable = (slots ?? []).some((slot) => !able.some((candidate) => candidate.slot === slot));
    if (wanted.length === 0 || unable) throw new Refusal("job_not_retryable");
    return createJob(state, {
      entity: job.entity,
      owner: job.owner,
      settings: job.settings,
      slots: wanted.map(({ slot, seed }) => ({ slot, seed })),
      retryOf: job.id,
    });
  });
}

/** Failed images that may succeed and that no later retry, or retry of a retry, has made ready. */
function retryableSlots(state: MemoryState, job: StoredJob): StoredSlot[] {
  const retriesOf = (id: string): StoredJob[] =>
    [...state.jobs.values()]
      .filter(({ retryOf }) => retryOf === id)
      .flatMap((retried) => [retried, ...retriesOf(retried.id)]);
  const redrawn = new Set(
    retriesOf(job.id).flatMap(({ slots }) =>
      slots.filter(({ status }) => status === "ready").map(({ slot }) => slot),
    ),
  );
  return job.slots.filter(
    ({ slot, status, error }) => status === "failed" && error !== "blocked" && !redrawn.has(slot),
  );
}

/** @throws Refusal `content_blocked` */
function askGuard(state: MemoryState, prompt: string): void {
  const verdict = state.options.guard?.(prompt) ?? null;
  if (verdict !== null) throw new Refusal("content_blocked", { ...verdict });
}

/** Ends every pending image of a job. A job at its end stays as it is. */
export function cancel(state: MemoryState, jobId: string): StoredJob {
  const job = ownedJob(state, jobId);
  if (!isLive(job)) return job;
  job.cancelRequested = true;
  for (const slot of job.slots) settle(state, job, slot, "cancelled");
  return job;
}

/** Reads a job; with `wait` (seconds) not before its version passes `since` or the time is over. */
export async function readJob(
  state: MemoryState,
  jobId: string,
  { wait = 0, since, signal }: { wait?: number; since?: number; signal: AbortSignal },
): Promise<StoredJob> {
  const job = ownedJob(state, jobId);
  const news = (): boolean => since === undefined || job.version > since || !isLive(job);
  if (wait === 0 || news() || signal.aborted) return job;
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      state.waiters.delete(wake);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const wake = (): void => {
      if (news() || !state.waiters.has(wake)) end();
    };
    const timer = setTimeout(end, wait * 1000);
    state.waiters.add(wake);
    signal.addEventListener("abort", end);
  });
  return job;
}

/** The entity's newest job and its live one. */
export function jobIdsOf(
  state: MemoryState,
  entity: EntityRef,
): { active_job_id: string | null; latest_job_id: string | null } {
  const jobs = [...state.jobs.values()].filter((job) => keyOf(job.entity) === keyOf(entity));
  return { active_job_id: jobs.find(isLive)?.id ?? null, latest_job_id: jobs.at(-1)?.id ?? null };
}

/** Runs `start` once per idempotency key; the same key with another request is a mistake of the caller. */
function once(
  state: MemoryState,
  owner: string,
  key: string | null,
  request: object,
  start: () => StoredJob,
): StoredJob {
  const name = `${owner}/${key}`;
  const fields = Object.entries(request).filter(([, value]) => value !== undefined);
  const fingerprint = JSON.stringify(fields.toSorted(([one], [other]) => (one < other ? -1 : 1)));
  const known = key === null ? undefined : state.idempotency.get(name);
  if (known !== undefined) {
    if (known.fingerprint !== fingerprint) throw new Refusal("idempotency_conflict");
    return state.jobs.get(known.jobId)!;
  }
  const job = start();
  if (key !== null) state.idempotency.set(name, { fingerprint, jobId: job.id });
  return job;
}

interface NewJob {
  entity: EntityRef;
  owner: string;
  settings: JobSettings;
  slots: Pick<StoredSlot, "slot" | "seed">[];
  retryOf: string | null;
}

function createJob(state: MemoryState, { entity, owner, settings, slots, retryOf }: NewJob): StoredJob {
  const live = liveJobs(state).find((job) => keyOf(job.entity) === keyOf(entity));
  if (live !== undefined) throw new Refusal("job_already_running", { job_id: live.id });
  hold(state, owner, slots.length);
  return storeJob(state, { entity, owner, settings, slots, retryOf }, defaultLimits.pricePerImage);
}

/** Writes a queued job without asking anyone. */
export function storeJob(state: MemoryState, job: NewJob, price: number): StoredJob {
  const stored: StoredJob = {
    id: mintId(state),
    entity: job.entity,
    owner: job.owner,
    version: 1,
    status: "queued",
    slots: job.slots.map(({ slot, seed }) => ({
      slot,
      seed,
      assetId: mintId(state),
      status: "pending",
      drawing: false,
      error: null,
    })),
    settings: job.settings,
    retryOf: job.retryOf,
    cancelRequested: false,
    createdAt: timestamp(state),
    finishedAt: null,
    price,
    day: today(state),
  };
  state.jobs.set(stored.id, stored);
  return stored;
}

/** The seed of one image, from the job's seed and its place. */
export function seedOf(seed: number, slot: number): number {
  return (seed + slot) % 2 ** 32;
}

/** Fills in preset and defaults, and checks what schemas cannot know. */
function resolve(
  state: MemoryState,
  request: GenerateRequest,
  owner: string,
): { count: number; settings: JobSettings } {
  const preset = request.preset_id === undefined ? undefined : state.presets.get(request.preset_id);
  if (request.preset_id !== undefined && preset?.owner !== owner) {
    const errors = [{ path: "/preset_id", code: "not_found", message: "You have no such preset." }];
    throw new Refusal("validation_failed", { errors });
  }
  const { defaults, styles, ratios, providers } = choicesOf(state);
  const capabilities = capabilitiesOf(state);
  const settings: JobSettings = {
    prompt: request.prompt.normalize("NFC").trim(),
    negative_prompt: (request.negative_prompt ?? preset?.negative_prompt)?.normalize("NFC").trim() || null,
    style: request.style ?? preset?.style ?? defaults.style,
    ratio: request.ratio ?? preset?.ratio ?? defaults.ratio,
    seed: request.seed ?? preset?.seed ?? seedOf(20_240_601, state.nextId),
    variation_strength: request.variation_strength ?? preset?.variation_strength ?? null,
    provider: request.provider ?? defaults.provider,
  };
  const count = request.count ?? preset?.count ?? defaults.count;
  const faults: FieldError[] = [];
  const check = (holds: boolean, path: string, code: string, message: string): void => {
    if (!holds) faults.push({ path, code, message });
  };
  const { promptMax, negativePromptMax, countMax } = defaultLimits;
  check(telling.test(settings.prompt), "/prompt", "says_nothing", "Say what should be drawn.");
  check([...settings.prompt].length <= promptMax, "/prompt", "too_big", `At most ${promptMax} characters.`);
  check(
    [...(settings.negative_prompt ?? "")].length <= negativePromptMax,
    "/negative_prompt",
    "too_big",
    `At most ${negativePromptMax} characters.`,
  );
  check(count <= countMax, "/count", "out_of_range", `At most ${countMax} images.`);
  const known = (items: readonly { id: string }[], id: string): boolean =>
    items.some((item) => item.id === id);
  check(known(styles, settings.style), "/style", "unsupported", "No such style.");
  check(known(ratios, settings.ratio), "/ratio", "unsupported", "No such ratio.");
  check(known(providers, settings.provider), "/provider", "unsupported", "No such engine.");
  for (const field of ["seed", "negative_prompt", "variation_strength"] as const) {
    const asked = (request[field] ?? preset?.[field] ?? null) !== null;
    check(capabilities[field] || !asked, `/${field}`, "unsupported", "The engine cannot do this.");
  }
  if (faults.length > 0) throw new Refusal("validation_failed", { errors: faults });
  return { count, settings };
}
