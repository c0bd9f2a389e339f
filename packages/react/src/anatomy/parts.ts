import {
  cropDialogParts,
  lightboxParts,
  miniGalleryParts,
  primaryImageParts,
  thumbnailGridParts,
} from "./gallery-parts.ts";
import {
  generateButtonParts,
  generateFormParts,
  generateModalParts,
  generateStageParts,
  jobPillParts,
  quotaMeterParts,
} from "./generation-parts.ts";
import type { PartFacts } from "./part-facts.ts";
import { providerParts, sharedParts } from "./shared-parts.ts";

/**
 * Every `data-mg-part` of the kit, by the component that it belongs to. Names are kept between minor versions.
 *
 * @example
 * mediaGenParts.MiniGallery["mini-gallery-item"].about; // "One place in it."
 */
export const mediaGenParts: {
  readonly MediaGenProvider: typeof providerParts;
  readonly GenerateButton: typeof generateButtonParts;
  readonly ImageGenerateModal: typeof generateModalParts;
  readonly GenerateForm: typeof generateFormParts;
  readonly GenerateStage: typeof generateStageParts;
  readonly QuotaMeter: typeof quotaMeterParts;
  readonly JobPill: typeof jobPillParts;
  readonly ThumbnailGrid: typeof thumbnailGridParts;
  readonly PrimaryImage: typeof primaryImageParts;
  readonly MiniGallery: typeof miniGalleryParts;
  readonly Lightbox: typeof lightboxParts;
  readonly CropDialog: typeof cropDialogParts;
  readonly Shared: typeof sharedParts;
} = {
  MediaGenProvider: providerParts,
  GenerateButton: generateButtonParts,
  ImageGenerateModal: generateModalParts,
  GenerateForm: generateFormParts,
  GenerateStage: generateStageParts,
  QuotaMeter: quotaMeterParts,
  JobPill: jobPillParts,
  ThumbnailGrid: thumbnailGridParts,
  PrimaryImage: primaryImageParts,
  MiniGallery: miniGalleryParts,
  Lightbox: lightboxParts,
  CropDialog: cropDialogParts,
  Shared: sharedParts,
};

/** A component of the kit; `Shared` holds the parts that several are made of. */
export type MediaGenComponent = keyof typeof mediaGenParts;

type KeysOfEach<T> = T extends unknown ? keyof T : never;

/** The name of a part: a value of `data-mg-part`, and a key of `classNames`. */
export type MediaGenPart = KeysOfEach<(typeof mediaGenParts)[MediaGenComponent]>;

/** One line of a component's table. */
export interface PartRow {
  part: MediaGenPart;
  about: string;
  /** Every word of its `data-state`; empty where it has none. */
  states: readonly string[];
}

/**
 * The parts of a component as the rows of a table.
 *
 * @example
 * for (const { part, about, states } of partTable("MiniGallery")) console.log(part, about, states.join(", "));
 */
export function partTable(component: MediaGenComponent): PartRow[] {
  const parts: Readonly<Record<string, PartFacts>> = mediaGenParts[component];
  return Object.entries(parts).map(([part, { about, states = [] }]) => ({
    part: part as MediaGenPart,
    about,
    states,
  }));
}
