import { randomBytes } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import type { Clock } from "../ports/clock.ts";
import { createWebhooks } from "./webhooks.ts";

const secretOf = (bytes: number): string => `whsec_${randomBytes(bytes).toString("base64")}`;
const secret = secretOf(32);
const start = Date.now();
/** A clock that stands `seconds` after the start. */
const at = (seconds: number): Clock => ({
  now: () => new Date(start + seconds * 1000),
  sleep: async () => undefined,
});
const webhooks = createWebhooks({ secrets: [secret], clock: at(0) });
const body = JSON.stringify({ operation: "claimJob", note: "달빛" });

const receive = (
  headers: Record<string, string>,
  sent: string | Uint8Array = body,
  by = webhooks,
): Promise<{ id: string }> => by.verify(new Headers(headers), async () => Buffer.from(sent));
const refusal = async (...parts: Parameters<typeof receive>): Promise<unknown> =>
  await receive(...parts).then(
    () => "accepted",
    (error: { fault?: unknown }) => error.fault,
  );

describe("a message that the kit signs", () => {
  it("is accepted by the reference library, and theirs by the kit", async () => {
    const theirs = new Webhook(secret);
    expect(theirs.verify(body, { ...webhooks.sign(body) })).toEqual(JSON.parse(body));
    const now = new Date(start);
    const headers = {
      "webhook-id": "msg_1",
      "webhook-timestamp": String(Math.floor(start / 1000)),
      "webhook-signature": theirs.sign("msg_1", now, body),
    };
    expect(await receive(headers)).toMatchObject({ id: "msg_1" });
  });

  it("has an id of its own, or the one that it had before", () => {
    const [one, two] = [webhooks.sign(body), webhooks.sign(body)];
    expect(one["webhook-id"]).not.toBe(two["webhook-id"]);
    expect(webhooks.sign(body, { id: "msg_again" })["webhook-id"]).toBe("msg_again");
  });

  it("is signed over its raw bytes, whatever they are", async () => {
    const bytes = Buffer.from([0x89, 0xff, 0xfe, 0x00, 0xc3]);
    const headers = { ...webhooks.sign(bytes) };
    expect(await receive(headers, bytes)).toMatchObject({ body: bytes });
    // Two sequences that are both no UTF-8, and would be one and the same text.
    expect(await refusal(headers, Buffer.from([0x89, 0xfe, 0xfe, 0x00, 0xc3]))).toBe("wrong_signature");
  });
});

describe("a message that is refused", () => {
  const headers = { ...webhooks.sign(body) };
  const signature = headers["webhook-signature"];
  const changed = (change: Record<string, string>) => ({ ...headers, ...change });
  const without = (name: keyof typeof headers) => {
    const { [name]: _, ...rest } = headers;
    return rest;
  };

  it.each([
    ["without a signature", without("webhook-signature"), "missing"],
    ["without an id", without("webhook-id"), "missing"],
    ["without a time", without("webhook-timestamp"), "missing"],
    [
      "with a wrong signature",
      changed({ "webhook-signature": `v1,${randomBytes(32).toString("base64")}` }),
      "wrong_signature",
    ],
    [
      "with a truncated signature",
      changed({ "webhook-signature": signature.slice(0, -8) }),
      "wrong_signature",
    ],
    [
      "with the signature of another version",
      changed({ "webhook-signature": `v2,${signature.slice(3)}` }),
      "wrong_signature",
    ],
    ["with an empty signature", changed({ "webhook-signature": "v1," }), "wrong_signature"],
    ["with another id", changed({ "webhook-id": "msg_other" }), "wrong_signature"],
    [
      "with a later time",
      changed({ "webhook-timestamp": String(Number(headers["webhook-timestamp"]) + 1) }),
      "wrong_signature",
    ],
    ["with a time that is none", changed({ "webhook-timestamp": "1e9" }), "malformed"],
    ["with a dot in its id", changed({ "webhook-id": "msg.1" }), "malformed"],
  ] as const)("is one %s", async (_, sent, fault) => {
    expect(await refusal(sent as Record<string, string>)).toBe(fault);
  });

  it("is one whose body was changed, or written anew from what it says", async () => {
    expect(await refusal(headers, body.replace("claim", "run"))).toBe("wrong_signature");
    expect(await refusal(headers, JSON.stringify(JSON.parse(body), null, 1))).toBe("wrong_signature");
  });

  it("is one of another host's secret", async () => {
    const other = createWebhooks({ secrets: [secretOf(32)], clock: at(0) });
    expect(await refusal({ ...other.sign(body) })).toBe("wrong_signature");
  });

  it("is one that is 301 seconds old or ahead, and its body is not read", async () => {
    for (const [seconds, fault] of [
      [300, "accepted"],
      [301, "too_old"],
      [-300, "accepted"],
      [-301, "too_new"],
    ] as const) {
      const later = createWebhooks({ secrets: [secret], clock: at(seconds) });
      expect(await refusal(headers, body, later)).toBe(fault);
    }
    const late = createWebhooks({ secrets: [secret], clock: at(301) });
    const unread = async (): Promise<Uint8Array> => {
      throw new Error("The body was read.");
    };
    await expect(late.verify(new Headers(headers), unread)).rejects.toMatchObject({ fault: "too_old" });
  });
});

describe("secrets", () => {
  it("are replaced without a gap: with two of them, messages of either are accepted", async () => {
    const next = secretOf(24);
    const both = createWebhooks({ secrets: [next, secret], clock: at(0) });
    const onlyNext = createWebhooks({ secrets: [next], clock: at(0) });
    expect(await refusal({ ...webhooks.sign(body) }, body, both)).toBe("accepted");
    expect(await refusal({ ...onlyNext.sign(body) }, body, both)).toBe("accepted");
    const headers = { ...both.sign(body) };
    expect(await refusal(headers)).toBe("accepted");
    expect(await refusal(headers, body, onlyNext)).toBe("accepted");
  });

  it.each([[], [secretOf(16)], [secretOf(65)], [secret.slice(6)], ["whsec_not base64"], ["whsec_"]])(
    "must be written as whsec_ and 24-64 bytes (%#)",
    (...secrets) => {
      expect(() => createWebhooks({ secrets: secrets.flat() })).toThrow(TypeError);
    },
  );
});
