import { randomBytes } from "node:crypto";
import { defaultLimits, operations, type WorkerOperationName, workerCalls } from "@media-gen/contract";
import { describe, expect, it } from "vitest";
import { createWebhooks } from "../webhooks/webhooks.ts";
import { createTestHandler, jobId, send } from "./test-services.ts";

const secret = (): string => `whsec_${randomBytes(32).toString("base64")}`;
const webhooks = createWebhooks({ secrets: [secret()] });
const token = "0191e1f0-0000-7000-8000-00000000000f";

const bodies: Record<WorkerOperationName, Record<string, unknown>> = {
  runJob: { operation: "runJob", job_id: jobId },
  claimJob: { operation: "claimJob", job_id: jobId },
  extendJob: { operation: "extendJob", job_id: jobId, lease_token: token },
  settleSlot: { operation: "settleSlot", job_id: jobId, lease_token: token, slot: 1, image: "iVBORw0KGgo=" },
  releaseJob: { operation: "releaseJob", job_id: jobId, lease_token: token },
};
const names = Object.keys(workerCalls) as WorkerOperationName[];
const pathOf = (name: WorkerOperationName): string =>
  `/api${operations[name].path.replace("{job_id}", jobId)}`;

/** Sends a signed request and tells which services it reached. */
async function ask(
  name: WorkerOperationName,
  change: {
    body?: unknown;
    sent?: string;
    headers?: Record<string, string>;
    by?: typeof webhooks;
    letIn?: typeof webhooks | null;
  } = {},
) {
  const { handler, calls, last } = createTestHandler({
    workerSignatures: change.letIn === undefined ? webhooks : change.letIn,
  });
  const body = JSON.stringify(change.body ?? bodies[name]);
  const headers = {
    "content-type": "application/json",
    ...(change.by ?? webhooks).sign(body, { id: "msg_1" }),
    ...change.headers,
  };
  const response = await send(handler, "POST", pathOf(name), {
    headers,
    body: change.sent ?? body,
    user: null,
  });
  return { status: response.status, answer: await response.json(), calls, last };
}

describe.each(names)("%s", (name) => {
  it("answers who signs it, and is given the message's id or the lease", async () => {
    const { status, answer, calls, last } = await ask(name);
    expect(status).toBe(200);
    expect(answer).toBeTypeOf("object");
    expect(calls).toEqual([name]);
    if (["runJob", "claimJob", "extendJob"].includes(name))
      expect(last()).toMatchObject({ messageId: "msg_1" });
  });

  it("answers 401 to all others and reaches no service", async () => {
    const changes: Parameters<typeof ask>[1][] = [
      { headers: { "webhook-signature": "" } },
      { headers: { "webhook-signature": "v1,AAAA" } },
      { headers: { "webhook-timestamp": String(Math.floor(Date.now() / 1000) - 301) } },
      { headers: { "webhook-id": "msg_2" } },
      { sent: JSON.stringify(bodies[name], null, 1) },
      { by: createWebhooks({ secrets: [secret()] }) },
      { letIn: null },
    ];
    for (const change of changes) {
      const { status, answer, calls } = await ask(name, change);
      expect({ status, code: (answer as { code: string }).code, calls }).toEqual({
        status: 401,
        code: "unauthenticated",
        calls: [],
      });
    }
  });

  it("refuses a signed body of another job or another operation, which somebody sends on to this path", async () => {
    const other = name === "runJob" ? "claimJob" : "runJob";
    for (const body of [
      { ...bodies[name], job_id: token },
      { ...bodies[name], operation: other },
      { ...bodies[name], owner_id: "me" },
    ]) {
      const { status, calls } = await ask(name, { body });
      expect({ status, calls }).toEqual({ status: 422, calls: [] });
    }
  });

  it("refuses a page of another site, signed or not", async () => {
    const { status } = await ask(name, { headers: { "sec-fetch-site": "cross-site" } });
    expect(status).toBe(403);
  });
});

it("the body of a picture may be larger than other bodies, and has an end", async () => {
  const large = "A".repeat(1024 * 1024);
  expect((await ask("settleSlot", { body: { ...bodies.settleSlot, image: large } })).status).toBe(200);
  expect((await ask("runJob", { body: { ...bodies.runJob, note: large } })).status).toBe(413);
});

it("who cannot sign is soon not listened to, who can is", async () => {
  const limits = { ...defaultLimits, writesPerMinute: 5 };
  const { handler } = createTestHandler({ workerSignatures: webhooks, limits });
  const body = JSON.stringify(bodies.claimJob);
  const from = { clientAddress: "203.0.113.9" };
  const headers = { "content-type": "application/json" };
  const unsigned = await Promise.all(
    Array.from({ length: 8 }, () =>
      send(handler, "POST", pathOf("claimJob"), { headers, body, user: null }, from),
    ),
  );
  expect(new Set(unsigned.map((response) => response.status))).toEqual(new Set([401, 429]));
  const signed = { ...headers, ...webhooks.sign(body) };
  const good = await send(handler, "POST", pathOf("claimJob"), { headers: signed, body, user: null }, from);
  expect(good.status).toBe(200);
});
