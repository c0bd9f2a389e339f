import { afterEach, describe, expect, it, vi } from "vitest";
import { settingsFrom } from "./settings.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe("the defaults", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("are those that the options' docblocks name", () => {
    expect(settingsFrom({})).toMatchObject({
      baseUrl: "/api",
      credentials: "same-origin",
      maxTries: 3,
      timeoutMs: 15_000,
    });
  });

  it("look fetch up at each call, so that a later patch counts", async () => {
    const settings = settingsFrom({});
    vi.stubGlobal("fetch", async () => new Response("patched"));
    expect(await (await settings.fetch("http://localhost/", {})).text()).toBe("patched");
  });

  it("mint random UUIDs, also on pages without HTTPS and where there is no crypto at all", () => {
    const { getRandomValues } = crypto;
    for (const available of [crypto, { getRandomValues: getRandomValues.bind(crypto) }, undefined]) {
      vi.stubGlobal("crypto", available);
      const { createId } = settingsFrom({});
      const ids = new Set(Array.from({ length: 50 }, createId));
      expect(ids.size).toBe(50);
      for (const id of ids) expect(id).toMatch(uuid);
    }
  });
});
