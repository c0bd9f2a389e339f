import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { systemClock } from "../ports/clock.ts";
import { SettingsError, webhookSettings } from "../settings.ts";
import { createHostWebhooks, type WebhookOptions } from "./host-webhooks.ts";
import { startTestReceiver } from "./test-receiver.ts";

const secret = `whsec_${randomBytes(32).toString("base64")}`;
const { signal } = new AbortController();

it.each<[string, Partial<WebhookOptions>]>([
  ["http", { url: "http://host.example/hooks" }],
  ["no URL", { url: "host.example" }],
  ["a password in it", { url: "https://a:b@host.example/hooks" }],
  ["a secret that is none", { secrets: ["geheim"] }],
  ["no secret", { secrets: [] }],
  ["a network that is none", { trustedNetworks: ["10.0.0.0"] }],
  ["no time", { timeoutMs: 0 }],
])("an address with %s is refused at the start", (_, wrong) => {
  const options = { url: "https://host.example/hooks", secrets: [secret], ...wrong };
  expect(() => webhookSettings(options, systemClock)).toThrow(SettingsError);
});

it("an address inside the machine or its network gets no packet, unless the host trusts that network", async () => {
  const { url, peer, received } = await startTestReceiver(secret);
  const options = { secrets: [secret], ca: peer.ca };
  for (const inside of [url, url.replace("127.0.0.1", "localhost"), url.replace("127.0.0.1", "[::1]")]) {
    const guarded = createHostWebhooks({ ...options, url: inside }, systemClock);
    expect(await guarded.send({ id: "msg_1", body: "{}" }, signal)).toBe("address_not_allowed");
  }
  expect(peer.connections()).toBe(0);
  const trusting = createHostWebhooks({ ...options, url, trustedNetworks: ["127.0.0.0/8"] }, systemClock);
  expect(await trusting.send({ id: "msg_1", body: "{}" }, signal)).toBeNull();
  expect(received).toHaveLength(1);
  await peer.close();
});

it("a redirect is not followed, and a signature of another secret is told as the receiver's refusal", async () => {
  const { url, peer } = await startTestReceiver(secret);
  const open = { url, ca: peer.ca, trustedNetworks: ["127.0.0.0/8"] };
  const other = `whsec_${randomBytes(32).toString("base64")}`;
  const send = async (secrets: string[]) =>
    await createHostWebhooks({ ...open, secrets }, systemClock).send({ id: "msg_1", body: "{}" }, signal);
  expect(await send([other])).toBe("status 401");
  // While one secret takes the place of another, both sign.
  expect(await send([other, secret])).toBeNull();
  peer.answer = (_, response) => response.writeHead(307, { location: "https://elsewhere.example" }).end();
  expect(await send([secret])).toBe("redirect_refused");
  await peer.close();
});
