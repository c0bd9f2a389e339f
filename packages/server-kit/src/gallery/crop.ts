import type { CropRect, CropRequest, EntityRef, FocalPoint, Image } from "@media-gen/contract";
import type { Context } from "../context.ts";
import { findAsset, findGalleryAsset, writeCut } from "../database/media-assets.ts";
import type { AssetRow, StoredVariant } from "../database/schema.ts";
import { MediaGenError } from "../errors.ts";
import { changeGallery } from "./change.ts";
import { askStore, discardFiles, storeFiles } from "./image-files.ts";
import { imageUrl } from "./image-url.ts";
import { showOwnImage } from "./list.ts";
import { provenanceOf } from "./provenance.ts";

/** What an image shows of its original. */
interface Cut {
  crop: CropRect | null;
  focalPoint: FocalPoint | null;
}

/**
 * Shows a part of an image, or the whole again, as its next version. The original stays as it is.
 *
 * The files are cut before the gallery is locked, and the old ones are removed after the new ones count, or by the sweep.
 *
 * @throws MediaGenError `validation_failed` for a rectangle outside the original, `not_found` for an image that the
 * gallery does not show, `service_unavailable` when the store does not answer.
 */
export async function cropImage(
  context: Context,
  entity: EntityRef,
  assetId: string,
  request: CropRequest,
  signal?: AbortSignal,
): Promise<Image> {
  const asset = await findGalleryAsset(context.database.kysely, entity, assetId);
  if (!asset || asset.deleted_at) throw new MediaGenError("not_found");
  const cut = cutOf(asset, request);
  if (sameCut(asset, cut)) return await showOwnImage(context, context.database.kysely, assetId);
  const original = await readOriginal(context, asset, signal);
  const finished = await context.imaging.recrop(original, cut.crop, {
    provenance: provenanceOf(
      asset.job_id,
      asset.id,
      { id: asset.provider, digitalSourceType: sourceTypeOf(context, asset) },
      asset.created_at,
    ),
    signal,
  });
  const fresh = await askStore(signal, () => storeFiles(context, asset.id, finished.files, signal));
  const switched = await switchFiles(context, entity, asset.id, { ...cut, finished, fresh }).catch(
    async (error: unknown) => {
      // Only a refusal is certain to have changed nothing; after any other error the sweep decides.
      if (MediaGenError.isInstance(error)) await discardFiles(context, fresh);
      throw error;
    },
  );
  // A browser may hold an address that the store signed for an old file: that one is left for the sweep.
  if (!context.objects.presign) await discardFiles(context, switched.old);
  return switched.image;
}

async function switchFiles(
  context: Context,
  entity: EntityRef,
  assetId: string,
  next: Cut & {
    finished: { width: number; height: number; phash: string; thumbhash: string };
    fresh: StoredVariant[];
  },
): Promise<{ image: Image; old: StoredVariant[] }> {
  return await context.database.transaction(async (transaction) => {
    const old = await changeGallery(context, transaction, entity, async ({ places }) => {
      const ids = places.map((place) => place.id);
      const asset = ids.includes(assetId) ? await findAsset(transaction, assetId) : undefined;
      if (!asset?.variants) throw new MediaGenError("not_found");
      const original = asset.variants.filter((variant) => variant.name === "original");
      const version = asset.version + 1;
      const changed = await writeCut(transaction, assetId, {
        url: imageUrl(context.basePath, assetId, version),
        width: next.finished.width,
        height: next.finished.height,
        phash: next.finished.phash,
        thumbhash: next.finished.thumbhash,
        variants: [...next.fresh, ...original],
        version,
        crop: next.crop,
        focalPoint: next.focalPoint,
      });
      return { ids, changed, result: asset.variants.filter((variant) => variant.name !== "original") };
    });
    return { image: await showOwnImage(context, transaction, assetId), old };
  });
}

function cutOf(asset: AssetRow, request: CropRequest): Cut {
  if ("reset" in request) return { crop: null, focalPoint: null };
  const { x, y, width, height, focal_point: focalPoint } = request;
  const [right, bottom] = [asset.original_width!, asset.original_height!];
  if (x < 0 || y < 0 || width < 1 || height < 1 || x + width > right || y + height > bottom) {
    const message = `The rectangle leaves the original of ${right} × ${bottom} pixels.`;
    throw new MediaGenError("validation_failed", { errors: [{ path: "", code: "out_of_range", message }] });
  }
  return { crop: { x, y, width, height }, focalPoint: focalPoint ?? null };
}

function sameCut(asset: AssetRow, cut: Cut): boolean {
  const [a, b] = [asset.crop, cut.crop];
  const sameRect =
    a === b || (a && b && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height);
  const [p, q] = [asset.focal_point, cut.focalPoint];
  return Boolean(sameRect) && (p === q || (p !== null && q !== null && p.x === q.x && p.y === q.y));
}

async function readOriginal(context: Context, asset: AssetRow, signal?: AbortSignal): Promise<Uint8Array> {
  const variant = asset.variants?.find((candidate) => candidate.name === "original");
  const bytes = await askStore(signal, async () => {
    const object = variant && (await context.objects.get(variant.key, { signal }));
    return object && (await new Response(object.body).arrayBuffer());
  });
  if (!bytes) throw new Error("The original of an image is not in the store.");
  return new Uint8Array(bytes);
}

/** An engine that the host has since taken out is taken for a trained model: the stronger label. */
function sourceTypeOf(context: Context, asset: AssetRow): "algorithmicMedia" | "trainedAlgorithmicMedia" {
  return context.providers.get(asset.provider)?.digitalSourceType ?? "trainedAlgorithmicMedia";
}
