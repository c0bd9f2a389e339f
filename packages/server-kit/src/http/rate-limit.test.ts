import { defaultLimits, problemSchema } from "@media-gen/contract";
import { describe, expect, it } from "vitest";
import { createTestHandler, entityPath, send } from "./test-services.ts";

describe("too many requests", () => {
  const limits = { ...defaultLimits, writesPerMinute: 2, readsPerMinute: 3 };

  it("are refused by user, whatever the address is", async () => {
    const { handler } = createTestHandler({ limits });
    const write = (user: string, clientAddress: string) =>
      send(handler, "POST", "/api/media/presets", { json: { name: "달빛" }, user }, { clientAddress });
    expect([(await write("a", "1.1.1.1")).status, (await write("a", "2.2.2.2")).status]).toEqual([201, 201]);
    const refused = await write("a", "3.3.3.3");
    const problem = problemSchema.parse(await refused.json());
    expect(problem).toMatchObject({ code: "rate_limited", retryable: true });
    expect(Number(refused.headers.get("retry-after"))).toBe(problem.retry_after);
    expect((await write("b", "1.1.1.1")).status).toBe(201);
    expect((await send(handler, "GET", "/api/media/presets", { user: "a" })).status).toBe(200);
  });

  it("are refused by address where nobody is signed in: one /64 is one caller, however it is written", async () => {
    const { handler } = createTestHandler({ limits });
    const read = async (clientAddress: string | undefined) =>
      (await send(handler, "GET", entityPath, { user: null }, { clientAddress })).status;
    const spellings = ["2001:db8::1", "2001:0db8:0:0:ffff::", "2001:DB8:0::9%eth0"];
    for (const spelling of spellings) expect(await read(spelling)).toBe(200);
    expect(await read("[2001:db8::abcd]")).toBe(429);
    expect(await read("2001:db8:0:1::1")).toBe(200);
    for (const spelling of ["1.2.3.4", "::ffff:1.2.3.4", "::ffff:102:304"])
      expect(await read(spelling)).toBe(200);
    expect(await read("1.2.3.4")).toBe(429);
    for (let at = 0; at < 5; at += 1) expect(await read(undefined)).toBe(200);
  });
});
