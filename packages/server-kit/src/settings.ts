import { defaultLimits, type Limits } from "@media-gen/contract";
import type { WorkerSettings } from "./context.ts";
import { createHostWebhooks, type HostWebhooks, type WebhookOptions } from "./events/host-webhooks.ts";
import type { Authenticate } from "./ports/authenticator.ts";
import type { Clock } from "./ports/clock.ts";
import type { ImageProvider } from "./ports/image-provider.ts";
import type { JobQueue } from "./ports/job-queue.ts";
import { ratioSize } from "./prompts/styles.ts";
import { createWebhooks, type Webhooks } from "./webhooks/webhooks.ts";

/** How the worker shares its time; every part may be left out. */
export type WorkerOptions = Partial<WorkerSettings>;

/** The worker of a server that sets nothing. */
export const defaultWorker: Readonly<WorkerSettings> = {
  concurrency: 2,
  callsPerJob: 2,
  leaseMs: 9000,
  heartbeatMs: 3000,
  callTimeoutMs: 60_000,
  jobTimeoutMs: 600_000,
  scanMs: 2000,
  resendMs: 30_000,
  sweepMs: 900_000,
  sweepGraceMs: 3_600_000,
  drainMs: 3000,
  maxAttempts: 3,
};

/** A setting that cannot work. Thrown at the start, so that it is never met in mid-job. */
export class SettingsError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "SettingsError";
  }
}

/**
 * Fills in the worker's defaults.
 *
 * @throws SettingsError when a figure is out of range or two figures contradict each other.
 */
export function workerSettings(options: WorkerOptions = {}): WorkerSettings {
  const settings = { ...defaultWorker, ...withoutBlanks(options) };
  for (const name of ["concurrency", "callsPerJob", "maxAttempts"] as const) {
    requireWhole(`worker.${name}`, settings[name], 1);
  }
  for (const name of [
    "leaseMs",
    "heartbeatMs",
    "callTimeoutMs",
    "jobTimeoutMs",
    "scanMs",
    "resendMs",
    "sweepMs",
  ] as const) {
    requireWhole(`worker.${name}`, settings[name], 1);
  }
  requireWhole("worker.sweepGraceMs", settings.sweepGraceMs, 0);
  requireWhole("worker.drainMs", settings.drainMs, 0);
  if (settings.leaseMs < settings.heartbeatMs * 3) {
    throw new SettingsError(
      `worker.leaseMs (${settings.leaseMs}) must be at least three times worker.heartbeatMs (${settings.heartbeatMs}): one lost heartbeat must not cost a job.`,
    );
  }
  if (settings.jobTimeoutMs < settings.callTimeoutMs) {
    throw new SettingsError(
      `worker.jobTimeoutMs (${settings.jobTimeoutMs}) must not be shorter than worker.callTimeoutMs (${settings.callTimeoutMs}).`,
    );
  }
  return settings;
}

/**
 * Fills in the default limits.
 *
 * @throws SettingsError when a figure is out of range or the time zone is unknown.
 */
export function limitSettings(options: Partial<Limits> = {}): Limits {
  const limits = { ...defaultLimits, ...withoutBlanks(options) };
  for (const name of [
    "countMin",
    "countMax",
    "countDefault",
    "promptMax",
    "bodyBytes",
    "outputLongSide",
  ] as const) {
    requireWhole(`limits.${name}`, limits[name], 1);
  }
  for (const name of [
    "negativePromptMax",
    "imagesPerDay",
    "writesPerMinute",
    "readsPerMinute",
    "pricePerImage",
    "presetsPerOwner",
  ] as const) {
    requireWhole(`limits.${name}`, limits[name], 0);
  }
  if (limits.countMin > limits.countDefault || limits.countDefault > limits.countMax) {
    throw new SettingsError("limits.countDefault must lie between limits.countMin and limits.countMax.");
  }
  try {
    new Intl.DateTimeFormat("en", { timeZone: limits.timeZone });
  } catch {
    throw new SettingsError(
      `limits.timeZone "${limits.timeZone}" is not an IANA time zone such as Asia/Seoul.`,
    );
  }
  return limits;
}

/**
 * The engines by their ids.
 *
 * @throws SettingsError without engines, for two of one id, or for one that can draw nothing.
 */
export function providersById(
  providers: readonly ImageProvider[],
  styles: readonly string[],
): ReadonlyMap<string, ImageProvider> {
  if (!providers?.length) throw new SettingsError("providers must name at least one engine.");
  const byId = new Map<string, ImageProvider>();
  for (const provider of providers) {
    const { id, capabilities } = provider;
    if (byId.has(id)) throw new SettingsError(`Two engines have the id "${id}".`);
    if (!capabilities.styles.some((style) => styles.includes(style))) {
      throw new SettingsError(`The engine "${id}" can draw none of the styles ${styles.join(", ")}.`);
    }
    const odd = capabilities.ratios.find((ratio) => !ratioSize(ratio, 1024));
    if (capabilities.ratios.length === 0 || odd !== undefined) {
      throw new SettingsError(
        `The engine "${id}" needs ratios such as 3:4${odd ? `; "${odd}" is none` : ""}.`,
      );
    }
    byId.set(id, provider);
  }
  return byId;
}

/**
 * How workers outside the kit sign their requests; null when nobody outside is let in.
 *
 * @throws SettingsError for a bad secret, and for an engine that is drawn outside without a queue that reaches there.
 */
export function outsideSettings(
  options: { outsideWorkers?: { secrets: readonly string[] } },
  parts: { queue: JobQueue; providers: ReadonlyMap<string, ImageProvider>; clock: Clock },
): Webhooks | null {
  const outside = [...parts.providers.values()].find((provider) => provider.drawn === "outside");
  const reaches = parts.queue.consumers === "outside";
  if (outside && !reaches) {
    throw new SettingsError(
      `The engine "${outside.id}" is drawn outside the kit, which needs a queue whose consumers are outside, such as createCeleryQueue.`,
    );
  }
  if (!options.outsideWorkers) {
    if (!reaches) return null;
    throw new SettingsError(
      "The queue's consumers are outside the kit. Name the secret that they sign with: outsideWorkers.secrets.",
    );
  }
  try {
    return createWebhooks({ secrets: options.outsideWorkers.secrets, clock: parts.clock });
  } catch (error) {
    throw new SettingsError(`outsideWorkers.secrets: ${(error as Error).message}`);
  }
}

/** @throws SettingsError for an address or a secret that cannot work. */
export function webhookSettings(options: WebhookOptions | undefined, clock: Clock): HostWebhooks | null {
  if (!options) return null;
  try {
    return createHostWebhooks(options, clock);
  } catch (error) {
    throw new SettingsError(`webhooks: ${(error as Error).message}`);
  }
}

/** @throws SettingsError without an authenticator: then nobody could be told from anybody. */
export function requireAuthenticate(authenticate: Authenticate | undefined): Authenticate {
  if (typeof authenticate === "function") return authenticate;
  throw new SettingsError(
    "authenticate is missing. Give a function that names the caller of a request from your own session, or null.",
  );
}

/** @throws SettingsError unless it is a path such as `/api`. */
export function normaliseBasePath(basePath: string = "/api"): string {
  const trimmed = basePath.replace(/\/+$/, "");
  if (trimmed === "" || /^(?:\/[\w.~-]+)+$/.test(trimmed)) return trimmed;
  throw new SettingsError(`basePath "${basePath}" must be a path such as /api.`);
}

function requireWhole(name: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new SettingsError(`${name} must be a whole number of at least ${least}; it is ${String(value)}.`);
}

function withoutBlanks<T extends object>(options: T): Partial<T> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<T>;
}
