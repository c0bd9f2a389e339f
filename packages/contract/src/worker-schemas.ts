import { z } from "zod";
import { jobStatuses } from "./job.ts";
import type {
  ClaimJobAnswer,
  ExtendJobAnswer,
  LeasedRequest,
  ReleaseJobAnswer,
  RunJobAnswer,
  SettleSlotAnswer,
  SettleSlotRequest,
  WorkerRequest,
} from "./worker.ts";

const id = z.uuid();
const params = z.strictObject({ job_id: id });
const slot = z.int().min(0).max(63);
const seed = z.int().min(0).max(4_294_967_295);

// A picture of 24 MiB in base64, and a little room for the rest.
const imageCharacters = 32 * 1024 * 1024;
const settleBytes = imageCharacters + 4096;

const asked = { job_id: id };
const leased = { ...asked, lease_token: id };
const settled = { operation: z.literal("settleSlot"), ...leased, slot };

const runJobBody = z.strictObject({
  operation: z.literal("runJob"),
  ...asked,
}) satisfies z.ZodType<WorkerRequest<"runJob">>;

const claimJobBody = z.strictObject({
  operation: z.literal("claimJob"),
  ...asked,
}) satisfies z.ZodType<WorkerRequest<"claimJob">>;

const extendJobBody = z.strictObject({
  operation: z.literal("extendJob"),
  ...leased,
}) satisfies z.ZodType<LeasedRequest<"extendJob">>;

const releaseJobBody = z.strictObject({
  operation: z.literal("releaseJob"),
  ...leased,
}) satisfies z.ZodType<LeasedRequest<"releaseJob">>;

const settleSlotBody = z.union([
  z.strictObject({
    ...settled,
    image: z.string().min(4).max(imageCharacters).meta({ contentEncoding: "base64" }),
  }),
  z.strictObject({
    ...settled,
    error: z.strictObject({
      code: z.enum(["provider_error", "blocked"]),
      retryable: z.boolean(),
      message: z.string().max(2000),
    }),
  }),
]) satisfies z.ZodType<SettleSlotRequest>;

const runJobAnswer = z.object({
  ran: z.boolean(),
  status: z.enum(jobStatuses),
}) satisfies z.ZodType<RunJobAnswer>;

const claimJobAnswer = z.object({
  work: z
    .object({
      job_id: id,
      lease_token: id,
      lease_ms: z.int(),
      heartbeat_ms: z.int(),
      provider: z.string(),
      prompt: z.string(),
      negative_prompt: z.string().nullable(),
      style: z.string(),
      ratio: z.object({ id: z.string(), width: z.int(), height: z.int() }),
      variation: z.object({ base_seed: seed, strength: z.number() }).nullable(),
      slots: z.array(z.object({ slot, seed })),
    })
    .nullable(),
}) satisfies z.ZodType<ClaimJobAnswer>;

const extendJobAnswer = z.object({
  held: z.boolean(),
  cancel_requested: z.boolean(),
}) satisfies z.ZodType<ExtendJobAnswer>;

const settleSlotAnswer = z.object({
  settled: z.boolean(),
  held: z.boolean(),
}) satisfies z.ZodType<SettleSlotAnswer>;

const releaseJobAnswer = z.object({ released: z.boolean() }) satisfies z.ZodType<ReleaseJobAnswer>;

/** The schemas of the operations for workers outside the kit. */
export const workerSchemas = {
  runJob: { params, body: runJobBody, response: runJobAnswer },
  claimJob: { params, body: claimJobBody, response: claimJobAnswer },
  extendJob: { params, body: extendJobBody, response: extendJobAnswer },
  settleSlot: { params, body: settleSlotBody, bodyBytes: settleBytes, response: settleSlotAnswer },
  releaseJob: { params, body: releaseJobBody, response: releaseJobAnswer },
} as const;
