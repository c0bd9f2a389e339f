import type { Clock, JobQueue } from "@media-gen/server-kit";
import { createWebhooks } from "@media-gen/server-kit/webhooks";
import type { FuzzedRequest } from "./openapi-requests.ts";
import type { Sent } from "./site.ts";

/** How a fuzzed request of a worker is signed: mostly well; with an id that came before; with a body changed since; not at all. */
export const signings = ["good", "good", "good", "good", "good", "replayed", "altered", "none"] as const;

/** A program outside the kit that takes jobs by signed requests, and the queue that tells it of them. */
export interface OutsideWorker {
  secret: string;
  queue: JobQueue;
  /** True runs each job as soon as the queue tells of it. */
  takesAll: boolean;
  /** Tokens of the jobs that it holds. */
  leases: Map<string, string>;
  /** True while a job is drawn for it in the kit. */
  isDrawing(): boolean;
  claim(jobId: string): Promise<void>;
  /** Sends a request of a fuzzer; a well signed one names the path's job, and its lease where it is held. */
  send(request: FuzzedRequest, signing: (typeof signings)[number]): Promise<Response>;
}

/** @param clock The kit's own: signatures are good for five minutes of it. */
export function createOutsideWorker(
  clock: Clock,
  sendUnsigned: (request: Sent) => Promise<Response>,
): OutsideWorker {
  const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
  const signer = createWebhooks({ secrets: [secret], clock });
  const leases = new Map<string, string>();
  let drawing = 0;
  let lastId: string | undefined;

  const sendSigned = async (request: Sent, text: string, id?: string): Promise<Response> => {
    const headers = { ...request.headers, ...signer.sign(text, { id }) };
    lastId = headers["webhook-id"];
    drawing += 1;
    try {
      return await sendUnsigned({ ...request, headers });
    } finally {
      drawing -= 1;
    }
  };
  const ask = async (operation: "runJob" | "claimJob", jobId: string): Promise<Response> => {
    const body = JSON.stringify({ operation, job_id: jobId });
    const action = operation === "runJob" ? "run" : "claim";
    const path = `/api/media/worker/jobs/${jobId}/${action}`;
    return await sendSigned({ method: "POST", path, body }, body);
  };

  const worker: OutsideWorker = {
    ...{ secret, leases, takesAll: true },
    isDrawing: () => drawing > 0,
    queue: {
      consumers: "outside",
      enqueue: async (jobId) => {
        if (worker.takesAll) void ask("runJob", jobId);
      },
      consume: async () => async () => undefined,
    },
    claim: async (jobId) => {
      const answer = (await (await ask("claimJob", jobId)).json()) as { work: { lease_token: string } };
      leases.set(jobId, answer.work.lease_token);
    },
    send: async (request, signing) => {
      const jobId = request.path.split("/").at(-2)!;
      let { body } = request;
      if (signing === "good" && request.kind !== "fault" && typeof body === "object") {
        const held = leases.get(jobId);
        const hasLease = body !== null && "lease_token" in body && held !== undefined;
        body = { ...body, job_id: jobId, ...(hasLease && { lease_token: held }) };
      }
      const text = typeof body === "string" ? body : JSON.stringify(body);
      if (signing === "none") return await sendUnsigned({ ...request, body: text });
      const sent = { ...request, body: signing === "altered" ? `${text} ` : text };
      const response = await sendSigned(sent, text, signing === "replayed" ? lastId : undefined);
      const answer = (await response.clone().json()) as { work?: { lease_token: string } | null };
      if (answer.work) leases.set(jobId, answer.work.lease_token);
      return response;
    },
  };
  return worker;
}
