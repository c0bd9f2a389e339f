import { describe, expect, it } from "vitest";
import { createTestHandler, send } from "./test-services.ts";

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
});
