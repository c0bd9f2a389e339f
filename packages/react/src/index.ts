"use client";
/**
 * React components and hooks of media-gen: the generate modal, gallery, cover image, crop and viewer.
 * @module
 */
export type { MediaGenAttribute } from "./anatomy/attributes.ts";
export type { MediaGenComponent, MediaGenPart, PartRow } from "./anatomy/parts.ts";
export type { MediaGenState } from "./anatomy/states.ts";
export type { MediaGenVariable } from "./anatomy/variables.ts";
export type { MediaGenAction, MediaGenEvent, MediaGenEventFacts, MediaGenLayer } from "./events.ts";
export { CropDialog } from "./gallery/crop-dialog.tsx";
export type { CropDialogProps } from "./gallery/crop-editor.tsx";
export { GenerateCell, type GenerateCellProps, type GenerateCellState } from "./gallery/generate-cell.tsx";
export { Lightbox } from "./gallery/lightbox.tsx";
export type { LightboxProps } from "./gallery/lightbox-viewer.tsx";
export { MiniGallery, type MiniGalleryProps, type MiniGalleryState } from "./gallery/mini-gallery.tsx";
export { PrimaryImage, type PrimaryImageProps, type PrimaryImageState } from "./gallery/primary-image.tsx";
export {
  ThumbnailGrid,
  type ThumbnailGridProps,
  type ThumbnailGridState,
} from "./gallery/thumbnail-grid.tsx";
export { type Gallery, useGallery } from "./gallery/use-gallery.ts";
export { type ImageActionOptions, type ImageActions, useImageActions } from "./gallery/use-image-actions.ts";
export { useImages } from "./gallery/use-images.ts";
export { type CoverImageProps, type PrimaryCover, usePrimaryImage } from "./gallery/use-primary-image.ts";
export type { FormLook } from "./generation/form-body.tsx";
export {
  GenerateButton,
  type GenerateButtonProps,
  type GenerateButtonState,
} from "./generation/generate-button.tsx";
export type { ImageGenerateModalProps, ModalControls, ModalSlot } from "./generation/generate-modal.tsx";
export { ImageGenerateModal, preloadImageGenerateModal } from "./generation/image-generate-modal.tsx";
export { JobPill, type JobPillProps, type JobPillState } from "./generation/job-pill.tsx";
export {
  GenerateForm,
  type GenerateFormPartState,
  type GenerateFormProps,
} from "./generation/page-form.tsx";
export { GenerateStage, type GenerateStageProps, type GenerateStageState } from "./generation/page-stage.tsx";
export type { ProgressProps } from "./generation/progress-props.ts";
export { QuotaMeter, type QuotaMeterProps, type QuotaMeterState } from "./generation/quota-meter.tsx";
export {
  type GenerateFormOptions,
  type GenerateFormState,
  useGenerateForm,
} from "./generation/use-generate-form.ts";
export { type Generation, useGeneration, useGenerationQuota } from "./generation/use-generation.ts";
export { type SortableGrid, type SortableGridOptions, useSortableGrid } from "./grid/use-sortable-grid.ts";
export type { Catalogue } from "./i18n/catalogue.ts";
export type { Labels } from "./i18n/labels.ts";
export { type MediaGen, type Theme, useMediaGen } from "./media-gen-context.ts";
export { MediaGenProvider, type MediaGenProviderProps, type MediaGenProviderState } from "./provider.tsx";
export type { ActionProps } from "./surface/action-props.ts";
export type { PartProps } from "./surface/define-part.tsx";
export type {
  ClassNames,
  Direction,
  PartAttributes,
  PartGetter,
  PartScope,
  PortalContainer,
} from "./surface/parts.ts";
export { useParts, useScope } from "./surface/parts.ts";
export type { Render, RenderProps } from "./surface/render-element.ts";
export type { CloseReason, OpenProps } from "./surface/use-open.ts";
export type { DialogState } from "./ui/dialog.tsx";
export type { Notification, NotificationKind } from "./ui/notification.ts";
