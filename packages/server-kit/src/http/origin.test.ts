import { operations } from "@media-gen/contract";
import { describe, expect, it } from "vitest";
import type { OriginRules } from "./origin.ts";
import { assetId, createTestHandler, send } from "./test-services.ts";

describe("pages of other origins", () => {
  const change = (headers: Record<string, string>, origins?: OriginRules) =>
    send(createTestHandler({ origins }).handler, "POST", "/api/media/presets", {
      json: { name: "달빛" },
      headers,
    });

  it.each<[Record<string, string>, number]>([
    [{}, 201],
    [{ "sec-fetch-site": "same-origin" }, 201],
    [{ "sec-fetch-site": "none" }, 201],
    [{ "sec-fetch-site": "same-site" }, 403],
    [{ "sec-fetch-site": "cross-site" }, 403],
    [{ origin: "http://host.example" }, 201],
    [{ origin: "https://host.example" }, 201],
    [{ origin: "http://host.example:8080" }, 403],
    [{ origin: "https://evil.example" }, 403],
    [{ origin: "null" }, 403],
    [{ origin: "file://" }, 403],
    [{ origin: "https://evil.example", "sec-fetch-site": "none" }, 403],
  ])("%j", async (headers, status) => {
    expect((await change(headers)).status).toBe(status);
  });

  it("are refused by a code of their own", async () => {
    const refused = await change({ origin: "https://evil.example" });
    expect(await refused.json()).toMatchObject({
      code: "csrf_rejected",
      detail: "다른 사이트에서 보낸 요청은 받지 않아요.",
    });
  });

  it("may use the API when the host allows them, and read what they are told", async () => {
    const origins = { allowedOrigins: ["https://app.example"] };
    const headers = { origin: "https://app.example", "sec-fetch-site": "cross-site" };
    const response = await change(headers, origins);
    expect(response.status).toBe(201);
    expect(response.headers.get("access-control-allow-origin")).toBe("https://app.example");
    const { handler } = createTestHandler({ origins });
    const asked = await send(handler, "OPTIONS", "/api/media/presets", { headers });
    expect(asked.headers.get("access-control-allow-methods")).toContain("POST");
    const other = await change({ origin: "https://evil.example" }, origins);
    expect([other.status, other.headers.get("access-control-allow-origin")]).toEqual([403, null]);
  });

  const cookie = "session=1";
  const ownOrigin = "http://host.example";
  const bearer = "Bearer abc";

  it.each<[string, Record<string, string>, number, OriginRules?]>([
    ["with a cookie alone", { cookie }, 403],
    ["with a cookie and its own origin", { cookie, origin: ownOrigin }, 201],
    ["with a cookie and a browser's word", { cookie, "sec-fetch-site": "none" }, 201],
    ["with a cookie and a bearer token", { cookie, authorization: bearer }, 201],
    [
      "with a cookie and a password, which browsers send by themselves",
      { cookie, authorization: "Basic YQ==" },
      403,
    ],
    ["with a bearer token alone", { authorization: bearer }, 201],
    ["with a cookie, where the host lets them", { cookie }, 201, { allowMissingOrigin: true }],
    [
      "with a cookie and a foreign origin, whatever the host lets",
      { cookie, origin: "https://evil.example" },
      403,
      { allowMissingOrigin: true },
    ],
  ])("a program's request %s", async (_, headers, status, origins) => {
    expect((await change(headers, origins)).status).toBe(status);
  });

  it("a program that is refused is told what to send", async () => {
    const refused = await change({ cookie, "accept-language": "en" });
    expect(await refused.json()).toMatchObject({
      code: "csrf_rejected",
      detail:
        "Nothing says which page sent this request. Programs that use cookies must send an Origin header.",
    });
  });

  it("a cookie alone reads what it may, for reading changes nothing", async () => {
    const { handler } = createTestHandler();
    const answer = await send(handler, "GET", "/api/media/presets", { headers: { cookie } });
    expect(answer.status).toBe(200);
  });

  const sites = [null, "same-origin", "none", "same-site", "cross-site"];
  const origins = [null, "http://host.example", "https://evil.example", "null"];
  const changing = Object.values(operations).filter(({ method }) => method !== "GET");

  it.each(sites.flatMap((from) => origins.map((origin) => [from, origin] as const)))(
    "from %s with the origin %s are let through or refused in front of every operation that changes something",
    async (from, origin) => {
      const mayPass =
        from === "same-origin" ||
        ((from === null || from === "none") && (origin === null || origin === "http://host.example"));
      for (const { method, path } of changing) {
        const { handler, calls } = createTestHandler();
        const headers = {
          ...(from === null ? {} : { "sec-fetch-site": from }),
          ...(origin === null ? {} : { origin }),
          // A form's type: what passes this check is refused by the next, before any service is called.
          "content-type": "text/plain",
        };
        const filled = path.replace("{entity_type}", "story").replace(/\{(?!variant)\w+\}/g, assetId);
        const response = await send(handler, method, `/api${filled}`, { headers, body: "a=b" });
        if (!mayPass) expect([response.status, calls], path).toEqual([403, []]);
        else expect(response.status, path).not.toBe(403);
        await response.body?.cancel();
      }
    },
  );
});
