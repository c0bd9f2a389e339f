import type { Context } from "../context.ts";
import { requireOwner } from "../entities/access.ts";
import type { Gallery } from "../services.ts";
import { choosePrimary, reorderImages } from "./arrange.ts";
import { cropImage } from "./crop.ts";
import { updateImage } from "./details.ts";
import { openFile } from "./files.ts";
import { listImages } from "./list.ts";
import { removeImage, restoreImage } from "./removal.ts";

/** The gallery room as the http room calls it: every change is the owner's alone. */
export function createGallery(context: Context): Gallery {
  return {
    list: async (viewer, entity, options) => await listImages(context, viewer, entity, options),
    openFile: async (viewer, assetId, variant, options) =>
      await openFile(context, viewer, assetId, variant, options),
    setPrimary: async (caller, entity, assetId, options) => {
      await requireOwner(context, caller, entity, options.signal);
      return await choosePrimary(context, entity, assetId);
    },
    reorder: async (caller, entity, ids, options) => {
      await requireOwner(context, caller, entity, options.signal);
      return await reorderImages(context, entity, ids);
    },
    update: async (caller, entity, assetId, change, options) => {
      await requireOwner(context, caller, entity, options.signal);
      return await updateImage(context, entity, assetId, change);
    },
    remove: async (caller, entity, assetId, options) => {
      await requireOwner(context, caller, entity, options.signal);
      await removeImage(context, entity, assetId);
    },
    restore: async (caller, entity, assetId, options) => {
      await requireOwner(context, caller, entity, options.signal);
      return await restoreImage(context, entity, assetId);
    },
    crop: async (caller, entity, assetId, crop, options) => {
      await requireOwner(context, caller, entity, options.signal);
      return await cropImage(context, entity, assetId, crop, options.signal);
    },
  };
}
