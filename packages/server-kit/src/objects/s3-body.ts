import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import type { Clock } from "../ports/clock.ts";
import { within } from "./s3-attempts.ts";

/** A file as the store has begun to send it. */
export interface OpenBody {
  body: Readable;
  /** Length of the whole file in bytes. */
  size: number;
  /** Hexadecimal SHA-256 of the whole file, where it was written down. */
  sha256: string | undefined;
}

/** How a broken body is gone on with. */
export interface ResumeOptions {
  clock: Clock;
  /** Longest silence, in milliseconds. */
  idleMs: number;
  /** Breaks that are borne. */
  resumes: number;
  signal: AbortSignal | undefined;
  /** Opens the file again from a byte on. */
  reopen: (from: number) => Promise<Readable>;
  /** Puts an error in words. */
  explain: (error: unknown) => unknown;
}

/**
 * Hands a file on as it comes, no faster than it is read. A broken connection is taken up again where it broke; a file that
 * ends early, or is not the one that was stored, fails instead of looking whole.
 */
export function resumingBody(open: OpenBody, options: ResumeOptions): ReadableStream<Uint8Array> {
  const { clock, idleMs, signal } = options;
  const hash = createHash("sha256");
  let { body } = open;
  let chunks = body[Symbol.asyncIterator]();
  let given = 0;
  let resumes = 0;

  const next = async (): Promise<Uint8Array | null> => {
    for (;;) {
      try {
        const result = await within(clock, idleMs, signal, () => chunks.next());
        if (!result.done) return result.value as Uint8Array;
        if (given >= open.size) return null;
        throw new Error(`The file ended after ${given} of ${open.size} bytes.`);
      } catch (error) {
        body.destroy();
        if (signal?.aborted || resumes >= options.resumes) throw error;
        resumes += 1;
        body = await options.reopen(given);
        chunks = body[Symbol.asyncIterator]();
      }
    }
  };
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        try {
          const chunk = await next();
          if (chunk) {
            given += chunk.length;
            hash.update(chunk);
            controller.enqueue(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length));
            return;
          }
          if (open.sha256 !== undefined && open.sha256 !== hash.digest("hex")) {
            throw new Error("The file is not the one that was stored: its checksum differs.");
          }
          controller.close();
        } catch (error) {
          body.destroy();
          throw options.explain(error);
        }
      },
      cancel: () => {
        body.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}
