import type { Job } from "@media-gen/contract";
import { jsonAnswer } from "../answers.ts";
import type { OperationHandlers } from "../call.ts";
import { idempotencyKeyOf } from "../idempotency-key.ts";

const started = ({ job, replayed }: { job: Job; replayed: boolean }): Response =>
  jsonAnswer(202, job, replayed ? { "Idempotency-Replayed": "true" } : {});

/** Jobs: start, follow, cancel, draw again. */
export const jobOperations: OperationHandlers<"generate" | "getJob" | "cancelJob" | "retryJob"> = {
  async generate({ services, caller, body, request, options }) {
    const idempotencyKey = idempotencyKeyOf(request, options.locale);
    return started(await services.generation.submit(caller, body, { ...options, idempotencyKey }));
  },
  async getJob({ services, caller, params, query, options }) {
    return jsonAnswer(200, await services.generation.read(caller, params.job_id, { ...options, ...query }));
  },
  async cancelJob({ services, caller, params, options }) {
    return jsonAnswer(200, await services.generation.cancel(caller, params.job_id, options));
  },
  async retryJob({ services, caller, params, body, request, options }) {
    const idempotencyKey = idempotencyKeyOf(request, options.locale);
    return started(
      await services.generation.retry(caller, params.job_id, body, { ...options, idempotencyKey }),
    );
  },
};
