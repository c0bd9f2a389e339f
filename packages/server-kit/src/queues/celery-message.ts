import { randomUUID } from "node:crypto";

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64");

function envelope(body: unknown, headers: object, properties: object): string {
  return JSON.stringify({
    body: base64(body),
    "content-encoding": "utf-8",
    "content-type": "application/json",
    headers,
    properties: {
      delivery_mode: 2,
      priority: 0,
      body_encoding: "base64",
      delivery_tag: randomUUID(),
      ...properties,
    },
  });
}

/** A call of a task with a job's id and nothing else, in Celery's protocol 2 as Redis carries it. */
export function taskMessage(options: { id: string; task: string; jobId: string; queue: string }): string {
  const { id, task, jobId, queue } = options;
  return envelope(
    [[jobId], {}, { callbacks: null, errbacks: null, chain: null, chord: null }],
    {
      lang: "js",
      task,
      id,
      root_id: id,
      parent_id: null,
      group: null,
      shadow: null,
      eta: null,
      expires: null,
      retries: 0,
      timelimit: [null, null],
      argsrepr: `('${jobId}',)`,
      kwargsrepr: "{}",
      origin: "media-gen",
      ignore_result: true,
    },
    { correlation_id: id, reply_to: "", delivery_info: { exchange: "", routing_key: queue } },
  );
}

/** Tells every Celery worker to drop a task that it has not started. */
export function revokeMessage(id: string): string {
  const body = {
    method: "revoke",
    arguments: { task_id: id, terminate: false, signal: "SIGTERM" },
    destination: null,
    pattern: null,
    matcher: null,
  };
  return envelope(
    body,
    { clock: 1, expires: null },
    { delivery_info: { exchange: "celery.pidbox", routing_key: "" } },
  );
}
