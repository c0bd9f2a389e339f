import { defaultLimits, type Image, type Job, type Limits } from "@media-gen/contract";
import { createTelemetry } from "../observability/telemetry.ts";
import type { Authenticate } from "../ports/authenticator.ts";
import { systemClock } from "../ports/clock.ts";
import { type Logger, silentLogger } from "../ports/logger.ts";
import type { ImageFile, ImagePage, Services } from "../services.ts";
import type { Webhooks } from "../webhooks/webhooks.ts";
import { createHttpHandler, type HttpHandler, type RequestInfo } from "./handler.ts";
import type { OriginRules } from "./origin.ts";

export const jobId: string = "0191e1f0-0000-7000-8000-000000000001";
export const assetId: string = "0191e1f0-0000-7000-8000-000000000002";
export const entityPath: string = "/api/character/haru/images";

// What the room passes on untouched, so that any value of the type will do.
export const job: Job = { job_id: jobId, status: "queued", version: 1 } as Job;
const image = { id: assetId, is_primary: true } as Image;
export const page: ImagePage = { images: [image], version: "v/1", next: null, visibility: "public" };

interface TestOptions {
  basePath?: string;
  limits?: Limits;
  logger?: Logger;
  authenticate?: Authenticate;
  origins?: OriginRules;
  workerSignatures?: Webhooks | null;
  /** Thrown by every service; a function is called first and its result thrown. */
  fail?: unknown;
  replayed?: boolean;
  page?: ImagePage;
  file?: Partial<ImageFile>;
}

interface TestHandler {
  handler: HttpHandler;
  /** Names of the services that were called, in order. */
  calls: string[];
  /** Everything that the last call was given. */
  last: () => Record<string, unknown>;
  /** True once the file on its way out was let go unread. */
  isReleased: () => boolean;
}

/** A handler over services that remember how they were called. Signed in is whom the header `x-user` names. */
export function createTestHandler(options: TestOptions = {}): TestHandler {
  const calls: string[] = [];
  let lastArguments: Record<string, unknown> = {};
  let released = false;

  const answering =
    <Result>(name: string, result: () => Result) =>
    async (...parts: unknown[]): Promise<Result> => {
      calls.push(name);
      lastArguments = Object.assign({}, ...parts.filter((part) => typeof part === "object"));
      if ("fail" in options) throw typeof options.fail === "function" ? options.fail() : options.fail;
      return result();
    };
  const started = () => ({ job, replayed: options.replayed ?? false });
  const file = (): ImageFile => ({
    source: {
      body: new ReadableStream<Uint8Array>(
        {
          pull(controller) {
            controller.enqueue(new TextEncoder().encode("bytes"));
            controller.close();
          },
          cancel: () => {
            released = true;
          },
        },
        { highWaterMark: 0 },
      ),
      size: 5,
    },
    contentType: "image/webp",
    visibility: "public",
    version: 3,
    fileName: "haru.webp",
    ...options.file,
  });
  const nothing = (): void => undefined;
  const images = () => [image];
  const preset = () => ({ id: assetId }) as never;
  const services: Services = {
    generation: {
      submit: answering("submit", started),
      read: answering("read", () => job),
      cancel: answering("cancel", () => job),
      retry: answering("retry", started),
      options: answering("options", () => ({}) as never),
      quota: answering("quota", () => ({}) as never),
    },
    gallery: {
      list: answering("list", () => options.page ?? page),
      setPrimary: answering("setPrimary", images),
      reorder: answering("reorder", images),
      update: answering("update", () => image),
      remove: answering("remove", nothing),
      restore: answering("restore", () => image),
      crop: answering("crop", () => image),
      openFile: answering("openFile", file),
    },
    presets: {
      list: answering("listPresets", () => []),
      create: answering("createPreset", preset),
      update: answering("updatePreset", preset),
      remove: answering("removePreset", nothing),
    },
    outsideWork: {
      run: answering("runJob", () => ({ ran: true, status: "succeeded" as const })),
      claim: answering("claimJob", () => ({ work: null })),
      extend: answering("extendJob", () => ({ held: true, cancel_requested: false })),
      settle: answering("settleSlot", () => ({ settled: true, held: true })),
      release: answering("releaseJob", () => ({ released: true })),
    },
  };
  const handler = createHttpHandler({
    telemetry: createTelemetry(),
    services,
    authenticate: (request) => {
      const userId = request.headers.get("x-user");
      return userId === null ? null : { userId };
    },
    limits: defaultLimits,
    basePath: "/api",
    logger: silentLogger,
    clock: systemClock,
    ...options,
  });
  return { handler, calls, last: () => lastArguments, isReleased: () => released };
}

/** Sends one request, as user `writer` unless told otherwise. */
export function send(
  handler: HttpHandler,
  method: string,
  path: string,
  { json, user = "writer", ...init }: RequestInit & { json?: unknown; user?: string | null },
  info?: RequestInfo,
): Promise<Response> {
  const headers = new Headers(init.headers);
  if (user !== null) headers.set("x-user", user);
  if (json !== undefined && !headers.has("content-type")) headers.set("content-type", "application/json");
  const body = json === undefined ? init.body : JSON.stringify(json);
  return handler(new Request(`http://host.example${path}`, { ...init, method, headers, body }), info);
}
