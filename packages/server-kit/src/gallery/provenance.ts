import type { Provenance } from "../imaging/imaging.ts";
import type { ImageProvider } from "../ports/image-provider.ts";

/** What the files of a job's image say about their origin. */
export function provenanceOf(
  jobId: string,
  assetId: string,
  provider: Pick<ImageProvider, "id" | "digitalSourceType">,
  createdAt: Date,
): Provenance {
  return {
    digitalSourceType: provider.digitalSourceType,
    provider: provider.id,
    assetId,
    jobId,
    createdAt,
  };
}
