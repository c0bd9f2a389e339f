import { sql } from "kysely";
import type { AssetRow, Executor } from "./schema.ts";

/** What the table says of the files of one image. */
export type FileOwner = Pick<AssetRow, "id" | "status" | "variants">;

/** The database's clock, which all servers share. */
export async function readNow(executor: Executor): Promise<Date> {
  const { now } = await executor.selectNoFrom(sql<Date>`now()`.as("now")).executeTakeFirstOrThrow();
  return now;
}

/** Images whose files may go: deleted longer ago than a deletion can be undone. */
export async function listExpiredFiles(
  executor: Executor,
  limit: number,
): Promise<Pick<AssetRow, "id" | "variants">[]> {
  return await executor
    .selectFrom("media_assets")
    .select(["id", "variants"])
    .where("deleted_at", "<", sql<Date>`now() - interval '30 days'`)
    .where("variants", "<>", sql<never>`'[]'::jsonb`)
    .limit(limit)
    .execute();
}

export async function clearFiles(executor: Executor, ids: readonly string[]): Promise<void> {
  await executor
    .updateTable("media_assets")
    .set({ variants: "[]" })
    .where("id", "in", [...ids])
    .execute();
}

export async function readFileOwners(executor: Executor, ids: readonly string[]): Promise<FileOwner[]> {
  if (ids.length === 0) return [];
  return await executor
    .selectFrom("media_assets")
    .select(["id", "status", "variants"])
    .where("id", "in", [...ids])
    .execute();
}

/** Images that name files or are about to, in the order of their ids: those after one id, up to another. */
export async function listFileOwners(
  executor: Executor,
  range: { after: string | null; upTo: string | null; limit: number },
): Promise<FileOwner[]> {
  return await executor
    .selectFrom("media_assets")
    .select(["id", "status", "variants"])
    .where((row) => row.or([row("status", "=", "pending"), row("variants", "<>", sql<never>`'[]'::jsonb`)]))
    .$if(range.after !== null, (query) => query.where("id", ">", range.after!))
    .$if(range.upTo !== null, (query) => query.where("id", "<=", range.upTo!))
    .orderBy("id")
    .limit(range.limit)
    .execute();
}
