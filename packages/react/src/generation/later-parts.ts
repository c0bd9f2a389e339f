import type { ThumbnailGridProps } from "../gallery/thumbnail-grid.tsx";
import { type LazyPart, lazyPart } from "../ui/lazy-part.tsx";
import type { AdvancedFieldsProps } from "./advanced-fields.tsx";
import type { BlockedNoticeProps, SpanOverlayProps } from "./blocked-notice.tsx";
import type { PresetMenuProps } from "./preset-menu.tsx";
import type { ProgressBarProps } from "./progress-bar.tsx";
import type { RunningFooterProps } from "./running-footer.tsx";
import type { SettingsSummaryProps } from "./settings-summary.tsx";
import type { StyleSwatchProps } from "./style-swatch.tsx";
import { loadRunningJob } from "./use-generation-store.ts";

// What a person does not see when the modal opens. Each comes when it is drawn first, or with `preloadLaterParts`.
const loadFolded = (): Promise<typeof import("./folded-parts.ts")> => import("./folded-parts.ts");

/** The grid of pictures. */
export const LaterGrid: LazyPart<ThumbnailGridProps> = /* @__PURE__ */ lazyPart(
  async () => (await import("../gallery/thumbnail-grid.tsx")).ThumbnailGrid,
);

/** Load, save and delete presets. */
export const LaterPresetMenu: LazyPart<PresetMenuProps> = /* @__PURE__ */ lazyPart(
  async () => (await loadFolded()).PresetMenu,
);

/** What most people leave alone. */
export const LaterAdvancedFields: LazyPart<AdvancedFieldsProps> = /* @__PURE__ */ lazyPart(
  async () => (await loadFolded()).AdvancedFields,
);

/** Why the guard refused a text. */
export const LaterBlockedNotice: LazyPart<BlockedNoticeProps> = /* @__PURE__ */ lazyPart(
  async () => (await loadFolded()).BlockedNotice,
);

/** Which words the guard refused. */
export const LaterSpanOverlay: LazyPart<SpanOverlayProps> = /* @__PURE__ */ lazyPart(
  async () => (await loadFolded()).SpanOverlay,
);

/** The kit's pictures of the styles, which a host may give itself. */
export const LaterStyleSwatch: LazyPart<StyleSwatchProps> = /* @__PURE__ */ lazyPart(
  async () => (await loadFolded()).StyleSwatch,
);

/** What a running job was asked for. */
export const LaterSettingsSummary: LazyPart<SettingsSummaryProps> = /* @__PURE__ */ lazyPart(
  async () => (await loadRunningJob()).SettingsSummary,
);

/** What a running job has cost, and how to stop it. */
export const LaterRunningFooter: LazyPart<RunningFooterProps> = /* @__PURE__ */ lazyPart(
  async () => (await loadRunningJob()).RunningFooter,
);

/** How many pictures have arrived. */
export const LaterProgressBar: LazyPart<ProgressBarProps> = /* @__PURE__ */ lazyPart(
  async () => (await loadRunningJob()).ProgressBar,
);

/** Loads what a job needs as soon as it runs, before it is asked for; never fails, because each tries again when it is drawn. */
export async function preloadRunningParts(): Promise<void> {
  const parts = [LaterSettingsSummary, LaterRunningFooter, LaterProgressBar, LaterGrid];
  await Promise.allSettled(parts.map((part) => part.preload()));
}

/** Loads all of them; never fails. */
export async function preloadLaterParts(): Promise<void> {
  const parts = [LaterPresetMenu, LaterAdvancedFields, LaterBlockedNotice, LaterSpanOverlay];
  await Promise.allSettled([preloadRunningParts(), ...parts.map((part) => part.preload())]);
}
