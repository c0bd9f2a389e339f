import { sql } from "kysely";
import type { Executor } from "./schema.ts";

/** The channel on which every process tells the others what changed. */
export const notificationChannel = "media_gen";

/** What processes tell each other. Each is sent when its transaction commits, and only then. */
export type Notification =
  | { kind: "job"; jobId: string; version: number }
  | { kind: "queued"; jobId: string }
  | { kind: "cancel"; jobId: string }
  /** Notifications may have been missed: look again. */
  | { kind: "resync" };

/** Tells every process, this one included, after the commit. */
export async function notify(executor: Executor, notification: Notification): Promise<void> {
  await sql`SELECT pg_notify(${notificationChannel}, ${toPayload(notification)})`.execute(executor);
}

/** What is sent; never more than ids. */
export function toPayload(notification: Notification): string {
  if (notification.kind === "job") return `job:${notification.jobId}:${notification.version}`;
  if (notification.kind === "resync") return "resync";
  return `${notification.kind}:${notification.jobId}`;
}

/** Null for a payload of a newer or older version of the kit. */
export function parseNotification(payload: string): Notification | null {
  const [kind, jobId, version] = payload.split(":");
  if (kind === "resync") return { kind };
  if (!jobId) return null;
  if (kind === "queued" || kind === "cancel") return { kind, jobId };
  if (kind === "job") return { kind, jobId, version: Number(version) };
  return null;
}
