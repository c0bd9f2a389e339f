import type { WorkerOperationName } from "@media-gen/contract";
import { jsonAnswer } from "../answers.ts";
import type { OperationHandlers } from "../call.ts";
import { invalidField } from "../validate.ts";

/** What workers outside the kit may ask for. Their signature covers the body alone, so the body must name the path's job. */
export const workerOperations: OperationHandlers<WorkerOperationName> = {
  async runJob(call) {
    const { services, params, messageId, options } = ofOneJob(call);
    return jsonAnswer(
      200,
      await services.outsideWork.run(params.job_id, { messageId, signal: options.signal }),
    );
  },
  async claimJob(call) {
    const { services, params, messageId } = ofOneJob(call);
    return jsonAnswer(200, await services.outsideWork.claim(params.job_id, { messageId }));
  },
  async extendJob(call) {
    const { services, params, body, messageId } = ofOneJob(call);
    return jsonAnswer(200, await services.outsideWork.extend(params.job_id, body.lease_token, { messageId }));
  },
  async settleSlot(call) {
    const { services, params, body, options } = ofOneJob(call);
    const outcome =
      "image" in body
        ? { slot: body.slot, bytes: Buffer.from(body.image, "base64") }
        : { slot: body.slot, error: body.error };
    return jsonAnswer(
      200,
      await services.outsideWork.settle(params.job_id, body.lease_token, outcome, { signal: options.signal }),
    );
  },
  async releaseJob(call) {
    const { services, params, body } = ofOneJob(call);
    return jsonAnswer(200, await services.outsideWork.release(params.job_id, body.lease_token));
  },
};

function ofOneJob<
  Call extends {
    params: { job_id: string };
    body: { job_id: string };
    options: { locale: "ko" | "en" | "ja" };
  },
>(call: Call): Call {
  const { params, body, options } = call;
  if (params.job_id === body.job_id) return call;
  throw invalidField("/job_id", "invalid_value", options.locale);
}
