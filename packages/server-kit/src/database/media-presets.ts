import { sql } from "kysely";
import type { Executor, PresetRow } from "./schema.ts";

/** What may be changed of a preset. */
export type PresetValues = Omit<PresetRow, "id" | "owner_id" | "created_at" | "updated_at" | "seed"> & {
  seed: number | null;
};

/** Makes the changes of one owner's presets wait for each other until the transaction ends. */
export async function lockPresets(executor: Executor, ownerId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`media_presets:${ownerId}`}, 0))`.execute(
    executor,
  );
}

export async function listPresets(executor: Executor, ownerId: string): Promise<PresetRow[]> {
  return await executor
    .selectFrom("media_presets")
    .selectAll()
    .where("owner_id", "=", ownerId)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .execute();
}

export async function findPreset(
  executor: Executor,
  ownerId: string,
  presetId: string,
): Promise<PresetRow | undefined> {
  return await executor
    .selectFrom("media_presets")
    .selectAll()
    .where("owner_id", "=", ownerId)
    .where("id", "=", presetId)
    .executeTakeFirst();
}

/** Undefined when the owner has a preset of this name. */
export async function insertPreset(
  executor: Executor,
  ownerId: string,
  id: string,
  values: PresetValues,
): Promise<PresetRow | undefined> {
  return await executor
    .insertInto("media_presets")
    .values({ id, owner_id: ownerId, ...values })
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}

export async function updatePreset(
  executor: Executor,
  presetId: string,
  values: Partial<PresetValues>,
): Promise<PresetRow> {
  return await executor
    .updateTable("media_presets")
    .set({ ...values, updated_at: sql<Date>`now()` })
    .where("id", "=", presetId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** False when the owner has no such preset. */
export async function deletePreset(executor: Executor, ownerId: string, presetId: string): Promise<boolean> {
  const row = await executor
    .deleteFrom("media_presets")
    .where("owner_id", "=", ownerId)
    .where("id", "=", presetId)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}
