import type { EntityRef, FieldError, Image, UpdateImageRequest } from "@media-gen/contract";
import type { Context } from "../context.ts";
import { writeTexts } from "../database/media-assets.ts";
import { MediaGenError } from "../errors.ts";
import { countCodePoints, normaliseText } from "../prompts/normalise.ts";
import { changeGallery } from "./change.ts";
import { showOwnImage } from "./list.ts";

const longestText = 500;

/**
 * Writes the text alternative and the caption; empty texts are none.
 *
 * @throws MediaGenError `validation_failed` over 500 code points, `not_found` for an image that the gallery does not show.
 */
export async function updateImage(
  context: Context,
  entity: EntityRef,
  assetId: string,
  change: UpdateImageRequest,
): Promise<Image> {
  const faults: FieldError[] = [];
  const texts: UpdateImageRequest = {};
  for (const field of ["alt", "caption"] as const) {
    const given = change[field];
    if (given === undefined) continue;
    texts[field] = given === null ? null : normaliseText(given) || null;
    if (countCodePoints(texts[field] ?? "") > longestText) {
      faults.push({
        path: `/${field}`,
        code: "too_big",
        message: `At most ${longestText} characters are kept.`,
      });
    }
  }
  if (faults.length > 0) throw new MediaGenError("validation_failed", { errors: faults });
  return await context.database.transaction(async (transaction) => {
    await changeGallery(context, transaction, entity, async ({ places }) => {
      const ids = places.map((place) => place.id);
      if (!ids.includes(assetId)) throw new MediaGenError("not_found");
      if (Object.keys(texts).length > 0) await writeTexts(transaction, assetId, texts);
      return { ids, result: undefined };
    });
    return await showOwnImage(context, transaction, assetId);
  });
}
