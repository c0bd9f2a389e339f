import type { ThumbnailGridProps } from "../gallery/thumbnail-grid.tsx";
import { type LazyPart, lazyPart } from "../ui/lazy-part.tsx";
import type { AdvancedFieldsProps } from "./advanced-fields.tsx";
import type { BlockedNoticeProps, SpanOverlayProps } from "./blocked-notice.tsx";
import type { PresetMenuProps } from "./preset-menu.tsx";
import type { ProgressBarProps } from "./progress-bar.tsx";
import type { RunningFooterProps } from "./running-footer.tsx";
import type { SettingsSummaryProps } from "./settings-summary.tsx";
import type { StyleSwatchProps } from "./style-swatch.tsx";
import { preloadGeneration } from "./use-generation-store.ts";

// What a person does not see when the modal opens. Each comes when it is drawn first, or with `preloadLaterParts`.

/** The grid of pictures. */
export const LaterGrid: LazyPart<ThumbnailGridProps> = /* @__PURE__ */ lazyPart(
  async () => (await import("../gallery/thumbnail-grid.tsx")).ThumbnailGrid,
);

/** Load, save and delete presets. */
export const LaterPresetMenu: LazyPart<PresetMenuProps> = /* @__PURE__ */ lazyPart(
  async () => (await import("./preset-menu.tsx")).PresetMenu,
);

/** What most people leave alone. */
export const LaterAdvancedFields: LazyPart<AdvancedFieldsProps> = /* @__PURE__ */ lazyPart(
  async () => (await import("./advanced-fields.tsx")).AdvancedFields,
);

/** Why the guard refused a text. */
export const LaterBlockedNotice: LazyPart<BlockedNoticeProps> = /* @__PURE__ */ lazyPart(
  async () => (await import("./blocked-notice.tsx")).BlockedNotice,
);

/** Which words the guard refused. */
export const LaterSpanOverlay: LazyPart<SpanOverlayProps> = /* @__PURE__ */ lazyPart(
  async () => (await import("./blocked-notice.tsx")).SpanOverlay,
);

/** The kit's pictures of the styles, which a host may give itself. */
export const LaterStyleSwatch: LazyPart<StyleSwatchProps> = /* @__PURE__ */ lazyPart(
  async () => (await import("./style-swatch.tsx")).StyleSwatch,
);

/** What a running job was asked for. */
export const LaterSettingsSummary: LazyPart<SettingsSummaryProps> = /* @__PURE__ */ lazyPart(
  async () => (await import("./settings-summary.tsx")).SettingsSummary,
);

/** What a running job has cost, and how to stop it. */
export const LaterRunningFooter: LazyPart<RunningFooterProps> = /* @__PURE__ */ lazyPart(
  async () => (await import("./running-footer.tsx")).RunningFooter,
);

/** How many pictures have arrived. */
export const LaterProgressBar: LazyPart<ProgressBarProps> = /* @__PURE__ */ lazyPart(
  async () => (await import("./progress-bar.tsx")).ProgressBar,
);

/** Loads what a job needs as soon as it runs, before it is asked for; never fails, because each tries again when it is drawn. */
export async function preloadRunningParts(): Promise<void> {
  const parts = [LaterSettingsSummary, LaterRunningFooter, LaterProgressBar, LaterGrid];
  await Promise.allSettled([preloadGeneration(), ...parts.map((part) => part.preload())]);
}

/** Loads all of them; never fails. */
export async function preloadLaterParts(): Promise<void> {
  const parts = [LaterPresetMenu, LaterAdvancedFields, LaterBlockedNotice, LaterSpanOverlay];
  await Promise.allSettled([preloadRunningParts(), ...parts.map((part) => part.preload())]);
}
