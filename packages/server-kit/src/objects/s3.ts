import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { type Clock, systemClock } from "../ports/clock.ts";
import type { ObjectStore, StoredKey } from "../ports/object-store.ts";
import { assertObjectKey } from "./object-key.ts";
import { inAttempts, type Patience } from "./s3-attempts.ts";
import { type OpenBody, resumingBody } from "./s3-body.ts";
import { explainFailure, isMissingKey, isPassing } from "./s3-error.ts";

export { ObjectStoreError, type ObjectStoreErrorCode } from "./s3-error.ts";

/** What signs the requests. */
export interface S3Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  /** When temporary ones end; before that the function that gave them is asked again. */
  expiration?: Date;
}

/** Which bucket, and how it is reached. */
export interface S3ObjectStoreOptions {
  /** A private bucket: nobody may read it without a signature. */
  bucket: string;
  /** @default the SDK's own: `AWS_REGION` or the profile */
  region?: string;
  /** Address of a server other than Amazon's, for example `https://minio.internal:9000`. */
  endpoint?: string;
  /** Where browsers reach the same server, when that is another address; signed into the addresses that they are given. */
  publicEndpoint?: string;
  /** True names the bucket in the path instead of the host name. @default true with `endpoint`, else false */
  pathStyle?: boolean;
  /** @default the SDK's own chain: environment, profile, the machine's role */
  credentials?: S3Credentials | (() => Promise<S3Credentials>);
  /** Goes before every key, for a bucket that holds other things too; for example `media/`. @default "" */
  prefix?: string;
  /** Keys of one answer to a list request. @default the server's own, 1000 */
  listPageSize?: number;
  /** Tries of one request. @default 4 */
  attempts?: number;
  /** Milliseconds of one try, and of the longest silence within a file. @default 10000 */
  attemptMs?: number;
  /** Milliseconds of all tries. @default 30000 */
  deadlineMs?: number;
  clock?: Clock;
}

const deletesAtOnce = 8;

/**
 * Keeps image files in a bucket of Amazon S3 or of a server that speaks its language. An upload counts when the server's
 * own digest of what it holds, or the file read back, is that of the bytes sent. Addresses for browsers are signed anew
 * for each third of their life, so that within it they stay the same and are cached.
 *
 * @throws TypeError at once without a bucket, and from each method for a key outside the store's alphabet.
 * @throws ObjectStoreError `store_unavailable` after all tries, `store_refused` when another try would not help.
 * @example
 * const objects = createS3ObjectStore({ bucket: "my-images", region: "ap-northeast-2" });
 */
export function createS3ObjectStore(options: S3ObjectStoreOptions): ObjectStore {
  const { bucket, prefix = "", clock = systemClock } = options;
  if (!bucket) throw new TypeError("createS3ObjectStore needs the name of a bucket.");
  const attemptMs = options.attemptMs ?? 10_000;
  const patience: Patience = {
    clock,
    attempts: options.attempts ?? 4,
    attemptMs,
    deadlineMs: options.deadlineMs ?? 30_000,
  };
  const client = openClient(options, options.endpoint);
  const publicClient = options.publicEndpoint ? openClient(options, options.publicEndpoint) : client;
  const at = (key: string): { Bucket: string; Key: string } => {
    assertObjectKey(key);
    return { Bucket: bucket, Key: prefix + key };
  };

  const tried = async <T>(
    doing: string,
    signal: AbortSignal | undefined,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    try {
      return await inAttempts(patience, signal, isPassing, work);
    } catch (error) {
      signal?.throwIfAborted();
      throw explainFailure(error, doing, bucket);
    }
  };

  const openFile = (key: string, from: number, signal: AbortSignal | undefined): Promise<OpenBody | null> => {
    const target = at(key);
    return tried("give a file", signal, async (abortSignal) => {
      const range = from > 0 ? `bytes=${from}-` : undefined;
      try {
        const command = new GetObjectCommand({ ...target, Range: range });
        const answer = await client.send(command, { abortSignal });
        const body = answer.Body as unknown as Readable;
        const { ContentLength: offered = 0, Metadata: written = {} } = answer;
        const size = Number(written.size ?? from + offered);
        if (from + offered !== size || (from > 0 && !answer.ContentRange?.startsWith(`bytes ${from}-`))) {
          body.destroy();
          throw new Error(`The server offers ${offered} bytes of a file of ${size}, from byte ${from} on`);
        }
        return { body, size, sha256: written.sha256 };
      } catch (error) {
        if (isMissingKey(error)) return null;
        throw error;
      }
    });
  };

  const get: ObjectStore["get"] = async (key, { signal }) => {
    const open = await openFile(key, 0, signal);
    if (!open) return null;
    const body = resumingBody(open, {
      clock,
      idleMs: attemptMs,
      resumes: patience.attempts - 1,
      signal,
      reopen: async (from) => {
        const again = await openFile(key, from, signal);
        if (!again) throw new Error("The file was deleted while it was read");
        return again.body;
      },
      explain: (error) => (signal?.aborted ? signal.reason : explainFailure(error, "give a file", bucket)),
    });
    return { body, size: open.size };
  };

  return {
    get,

    async put(key, bytes, { contentType, signal }) {
      const target = at(key);
      const md5 = createHash("md5").update(bytes).digest();
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      await tried("store a file", signal, async (abortSignal) => {
        const command = new PutObjectCommand({
          ...target,
          Body: bytes,
          ContentType: contentType,
          ContentLength: bytes.length,
          ContentMD5: md5.toString("base64"),
          Metadata: { sha256, size: String(bytes.length) },
        });
        const { ETag } = await client.send(command, { abortSignal });
        if (ETag?.replaceAll('"', "") === md5.toString("hex")) return;
        // The tag is no digest where the server encrypts with keys of its own kind: then the file itself must tell.
        const held = await get(key, { signal: abortSignal });
        await held?.body.pipeTo(new WritableStream(), { signal: abortSignal });
        if (held?.size !== bytes.length) throw new Error("The server holds other bytes than were sent");
      });
    },

    async delete(keys, { signal }) {
      const targets = keys.map(at);
      const waiting = targets.values();
      const work = async (): Promise<void> => {
        for (const target of waiting) {
          signal?.throwIfAborted();
          await tried("delete a file", signal, async (abortSignal) => {
            // One by one: the call for many wants a checksum that servers do not agree on.
            await client.send(new DeleteObjectCommand(target), { abortSignal }).catch((error: unknown) => {
              if (!isMissingKey(error)) throw error;
            });
          });
        }
      };
      await Promise.all(Array.from({ length: Math.min(deletesAtOnce, targets.length) }, work));
    },

    async *list(below, { signal }): AsyncIterable<StoredKey> {
      let token: string | undefined;
      do {
        const command = new ListObjectsV2Command({
          Bucket: bucket,
          Prefix: prefix + below,
          ContinuationToken: token,
          MaxKeys: options.listPageSize,
        });
        const page = await tried("list its files", signal, (abortSignal) =>
          client.send(command, { abortSignal }),
        );
        for (const { Key = "", LastModified } of page.Contents ?? []) {
          yield { key: Key.slice(prefix.length), storedAt: LastModified ?? clock.now() };
        }
        token = page.IsTruncated ? page.NextContinuationToken : undefined;
      } while (token !== undefined);
    },

    async presign(key, { expiresInSeconds, contentType, cacheControl, contentDisposition, signal }) {
      signal?.throwIfAborted();
      const windowMs = Math.max(1, Math.floor(expiresInSeconds / 3)) * 1000;
      const now = clock.now().getTime();
      const signingDate = new Date(Math.floor(now / windowMs) * windowMs);
      const command = new GetObjectCommand({
        ...at(key),
        ResponseContentType: contentType,
        ResponseCacheControl: cacheControl,
        ResponseContentDisposition: contentDisposition,
      });
      const url = await getSignedUrl(publicClient, command, { expiresIn: expiresInSeconds, signingDate });
      return { url, expiresInSeconds: expiresInSeconds - (now - signingDate.getTime()) / 1000 };
    },
  };
}

function openClient(options: S3ObjectStoreOptions, endpoint: string | undefined): S3Client {
  return new S3Client({
    ...(options.region === undefined ? {} : { region: options.region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(options.credentials === undefined ? {} : { credentials: options.credentials }),
    forcePathStyle: options.pathStyle ?? options.endpoint !== undefined,
    // Only here it is known which tries make sense and how long the caller can wait.
    maxAttempts: 1,
    // Servers other than Amazon's refuse or ignore the newer checksums; Content-MD5 is known to all of them.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
}
