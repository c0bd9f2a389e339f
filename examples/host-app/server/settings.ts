import { join } from "node:path";
import type { Database, JobQueue, ObjectStore } from "@media-gen/server-kit";
import { openPglite } from "@media-gen/server-kit/database/pglite";
import { openPostgres } from "@media-gen/server-kit/database/postgres";
import { createLocalObjectStore } from "@media-gen/server-kit/objects/local";

const { env } = process;
const data = env.MEDIA_GEN_DATA ?? "./.data/demo";

/** `server` answers requests, `worker` draws, `all` does both in one process. */
export const role: "all" | "server" | "worker" =
  env.MEDIA_GEN_ROLE === "server" || env.MEDIA_GEN_ROLE === "worker" ? env.MEDIA_GEN_ROLE : "all";

/** PostgreSQL at `MEDIA_GEN_DATABASE_URL`; else a database in the data folder, for one process. */
export async function openDatabase(): Promise<Database> {
  return env.MEDIA_GEN_DATABASE_URL
    ? await openPostgres({ connectionString: env.MEDIA_GEN_DATABASE_URL })
    : await openPglite({ folder: join(data, "database"), patienceMs: 2000 });
}

/** BullMQ on Redis at `MEDIA_GEN_REDIS_URL`; without it workers hear of jobs from the database. */
export async function openQueue(): Promise<JobQueue | undefined> {
  if (!env.MEDIA_GEN_REDIS_URL) return undefined;
  const { createBullmqQueue } = await import("@media-gen/server-kit/queues/bullmq");
  return createBullmqQueue({ redisUrl: env.MEDIA_GEN_REDIS_URL });
}

/**
 * The bucket `MEDIA_GEN_S3_BUCKET`, on another server than Amazon's with `MEDIA_GEN_S3_ENDPOINT`; else the data folder.
 * Region and credentials are the AWS SDK's own: `AWS_REGION`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and so on.
 */
export async function openObjects(): Promise<{ objects: ObjectStore; pictureOrigins: string[] }> {
  const { MEDIA_GEN_S3_BUCKET: bucket, MEDIA_GEN_S3_ENDPOINT: endpoint } = env;
  if (!bucket)
    return { objects: createLocalObjectStore({ folder: join(data, "objects") }), pictureOrigins: [] };
  const { createS3ObjectStore } = await import("@media-gen/server-kit/objects/s3");
  const objects = createS3ObjectStore({ bucket, ...(endpoint && { endpoint }) });
  return {
    objects,
    pictureOrigins: [
      endpoint
        ? new URL(endpoint).origin
        : `https://${bucket}.s3.${env.AWS_REGION ?? "us-east-1"}.amazonaws.com`,
    ],
  };
}
