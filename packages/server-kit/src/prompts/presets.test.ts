import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import { openPglite } from "../database/pglite.ts";
import { createTestKit, type TestKit } from "../testing/test-kit.ts";

const en = { locale: "en" as const };
let database: Database;
let kit: TestKit;

beforeAll(async () => {
  database = await openPglite();
  await migrate(database);
  kit = createTestKit(database, { limits: { presetsPerOwner: 2 } });
});

afterAll(async () => {
  await database.close();
});

describe("presets", () => {
  it("keep settings under a name that is the owner's only one", async () => {
    const { caller } = kit.newOwner();
    const settings = { prompt: " 달빛 ", style: "anime", count: 8, seed: 4_294_967_295 };
    const preset = await kit.services.presets.create(caller, { name: "밤", ...settings }, en);
    expect(preset).toMatchObject({ name: "밤", ...settings, prompt: "달빛", ratio: null });
    await expect(kit.services.presets.create(caller, { name: " 밤 " }, en)).rejects.toMatchObject({
      code: "preset_conflict",
    });
    await expect(
      kit.services.presets.create(kit.newOwner().caller, { name: "밤" }, en),
    ).resolves.toBeTruthy();
  });

  it("are refused beyond the owner's number", async () => {
    const { caller } = kit.newOwner();
    const made = await Promise.allSettled(
      ["a", "b", "c", "d"].map((name) => kit.services.presets.create(caller, { name }, en)),
    );
    expect(made.filter((one) => one.status === "fulfilled")).toHaveLength(2);
    expect(await kit.services.presets.list(caller, en)).toHaveLength(2);
  });

  it("are changed and deleted by their owner alone", async () => {
    const { caller } = kit.newOwner();
    const stranger = kit.newOwner().caller;
    const { id } = await kit.services.presets.create(caller, { name: "night", count: 2 }, en);
    await kit.services.presets.create(caller, { name: "day" }, en);
    const changed = await kit.services.presets.update(caller, id, { count: null, style: "anime" }, en);
    expect(changed).toMatchObject({ name: "night", count: null, style: "anime" });
    await expect(kit.services.presets.update(caller, id, { name: "day" }, en)).rejects.toMatchObject({
      code: "preset_conflict",
    });
    await expect(kit.services.presets.update(stranger, id, { name: "x" }, en)).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(kit.services.presets.remove(stranger, id, en)).rejects.toMatchObject({ code: "not_found" });
    await kit.services.presets.remove(caller, id, en);
    expect((await kit.services.presets.list(caller, en)).map((preset) => preset.name)).toEqual(["day"]);
  });

  it("fill what a request leaves out", async () => {
    const { caller, entity } = kit.newOwner();
    const settings = { style: "painterly", ratio: "16:9", count: 2, seed: 9, negative_prompt: "fog" };
    const preset = await kit.services.presets.create(caller, { name: "sea", ...settings }, en);
    const request = { ...entity, prompt: "sea", ratio: "1:1", preset_id: preset.id };
    const { job } = await kit.services.generation.submit(caller, request, en);
    expect(job.counts.total).toBe(2);
    expect(job.settings).toMatchObject({ style: "painterly", ratio: "1:1", seed: 9, negative_prompt: "fog" });
  });
});
