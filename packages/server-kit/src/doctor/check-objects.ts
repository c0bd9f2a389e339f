import { randomBytes } from "node:crypto";
import type { Finding } from "../ports/finding.ts";
import type { ObjectStore } from "../ports/object-store.ts";
import { firstLine } from "./check-machine.ts";

type Step = "put" | "get" | "list" | "delete";

const s3Rights: Record<Step, string> = {
  put: "s3:PutObject",
  get: "s3:GetObject",
  list: "s3:ListBucket",
  delete: "s3:DeleteObject",
};
const why: Record<Step, string> = {
  put: "no picture can be stored",
  get: "no picture can be shown",
  list: "files that nobody needs can never be swept",
  delete: "deleted pictures stay in the store for ever",
};

/** Stores, reads, lists and removes a small probe, as the kit does with pictures. */
export async function checkObjects(objects: ObjectStore, signal: AbortSignal): Promise<Finding[]> {
  const folder = `probes/${randomBytes(16).toString("hex")}/`;
  const key = `${folder}probe.txt`;
  const bytes = new TextEncoder().encode("media-gen doctor");
  const found: Finding[] = [];
  const attempt = async (step: Step, work: () => Promise<string | null>): Promise<boolean> => {
    const fault = await work().catch(firstLine);
    if (fault === null) return true;
    const message = `The object store did not ${step} a probe object: ${fault}. So ${why[step]}. Check the folder or bucket and its rights (a bucket needs ${s3Rights[step]}).`;
    found.push({ level: "error", code: `objects_${step}`, message });
    return false;
  };
  const stored = await attempt("put", async () => {
    await objects.put(key, bytes, { contentType: "text/plain", signal });
    return null;
  });
  if (stored) {
    await attempt("get", async () => {
      const object = await objects.get(key, { signal });
      if (!object) return "it is not there after it was stored";
      const read = new Uint8Array(
        await new Response(object.body as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer(),
      );
      return Buffer.compare(read, bytes) === 0 ? null : "other bytes came back than were stored";
    });
  }
  await attempt("list", async () => {
    let listed = false;
    for await (const entry of objects.list(folder, { signal })) listed ||= entry.key === key;
    return listed || !stored ? null : "the list leaves it out";
  });
  await attempt("delete", async () => {
    await objects.delete([key], { signal });
    return null;
  });
  return found;
}
