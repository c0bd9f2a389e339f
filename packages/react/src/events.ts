import {
  type ClientErrorCode,
  type CropRect,
  type EntityRef,
  type JobStatus,
  MediaGenError,
} from "@media-gen/client";
import type { CloseReason } from "./surface/use-open.ts";
import type { Notification } from "./ui/notification.ts";

/** A layer of the kit that opens over the page. */
export type MediaGenLayer = "generate" | "viewer" | "crop";

/** What a person tried when something failed. */
export type MediaGenAction =
  | "submit"
  | "cancel"
  | "retry"
  | "watch"
  | "set-primary"
  | "reorder"
  | "delete"
  | "restore"
  | "crop"
  | "update"
  | "save-preset"
  | "delete-preset";

/** What happened, by `type`. Gallery changes are told when the server granted them; only `deleted` is told at once, because its notification offers the undo. */
export type MediaGenEventFacts =
  /** `by` is `button` for `GenerateButton`, `toast` for a notification's action, `gallery` for a picture, else what the host said. */
  | { type: "opened"; layer: MediaGenLayer; entity: EntityRef; by: string }
  | { type: "closed"; layer: MediaGenLayer; entity: EntityRef; reason: CloseReason }
  | { type: "submitted"; entity: EntityRef; jobId: string; count: number }
  /** A job that was started elsewhere is followed here. */
  | { type: "attached"; entity: EntityRef; jobId: string }
  /** `slot` is the place in the batch, from 0. */
  | { type: "image-ready"; entity: EntityRef; jobId: string; imageId: string; slot: number }
  /** `refunded` in credits. */
  | {
      type: "job-ended";
      entity: EntityRef;
      jobId: string;
      status: JobStatus;
      ready: number;
      failed: number;
      refunded: number;
    }
  | { type: "primary-changed"; entity: EntityRef; imageId: string }
  /** The ids whose order was given, in it. */
  | { type: "order-changed"; entity: EntityRef; imageIds: readonly string[] }
  | { type: "deleted"; entity: EntityRef; imageId: string }
  | { type: "restored"; entity: EntityRef; imageId: string }
  /** In pixels of the original; null when the whole picture is shown again. */
  | { type: "cropped"; entity: EntityRef; imageId: string; crop: CropRect | null }
  | { type: "details-changed"; entity: EntityRef; imageId: string }
  | { type: "preset-saved"; presetId: string; name: string }
  | { type: "preset-deleted"; presetId: string; name: string }
  /** `code` is `unknown` for what is not a `MediaGenError`; `requestId` names the request in the server's logs. */
  | {
      type: "failed";
      entity: EntityRef | null;
      action: MediaGenAction;
      code: ClientErrorCode | "unknown";
      requestId: string | null;
      error: unknown;
    };

/** One event of the kit, as the provider's `onEvent` hears it. */
export type MediaGenEvent = MediaGenEventFacts & {
  /** What the kit shows and speaks after this event unless it is prevented; null when it shows nothing. */
  readonly notification: Notification | null;
  readonly defaultPrevented: boolean;
  /** Keeps the kit from showing and speaking `notification`; the host tells the person instead. */
  preventDefault(): void;
};

/** Makes the event of some facts. */
export function mediaGenEvent(facts: MediaGenEventFacts, notification: Notification | null): MediaGenEvent {
  let prevented = false;
  return {
    ...facts,
    notification,
    get defaultPrevented() {
      return prevented;
    },
    preventDefault() {
      prevented = true;
    },
  };
}

/** The facts of a failure. */
export function failureOf(
  action: MediaGenAction,
  error: unknown,
  entity: EntityRef | null = null,
): MediaGenEventFacts {
  const known = MediaGenError.isInstance(error);
  return {
    type: "failed",
    entity,
    action,
    code: known ? error.code : "unknown",
    requestId: known ? error.requestId : null,
    error,
  };
}
