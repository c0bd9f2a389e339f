import type { ThumbnailGridProps } from "../gallery/thumbnail-grid.tsx";
import { type LazyPart, lazyPart } from "../ui/lazy-part.tsx";
import type { AdvancedFieldsProps } from "./advanced-fields.tsx";
import type { BlockedNoticeProps, SpanOverlayProps } from "./blocked-notice.tsx";
import type { PresetMenuProps } from "./preset-menu.tsx";

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

/** Loads all of them; never fails, because each tries again when it is drawn. */
export async function preloadLaterParts(): Promise<void> {
  const parts = [LaterGrid, LaterPresetMenu, LaterAdvancedFields, LaterBlockedNotice, LaterSpanOverlay];
  await Promise.allSettled(parts.map((part) => part.preload()));
}
