import { operations } from "@media-gen/contract";
import { describe, expect, it } from "vitest";
import { assetId, createTestHandler, send } from "./test-services.ts";

describe("pages of other origins", () => {
  const change = (headers: Record<string, string>, allowedOrigins?: string[]) =>
    send(createTestHandler({ allowedOrigins }).handler, "POST", "/api/media/presets", {
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

  it("may use the API when the host allows them, and read what they are told", async () => {
    const allowedOrigins = ["https://app.example"];
    const headers = { origin: "https://app.example", "sec-fetch-site": "cross-site" };
    const response = await change(headers, allowedOrigins);
    expect(response.status).toBe(201);
    expect(response.headers.get("access-control-allow-origin")).toBe("https://app.example");
    const { handler } = createTestHandler({ allowedOrigins });
    const asked = await send(handler, "OPTIONS", "/api/media/presets", { headers });
    expect(asked.headers.get("access-control-allow-methods")).toContain("POST");
    const other = await change({ origin: "https://evil.example" }, allowedOrigins);
    expect([other.status, other.headers.get("access-control-allow-origin")]).toEqual([403, null]);
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
