import type { Image, JobResult, Sentences } from "@media-gen/client";
import { type ReactNode, useEffect } from "react";
import type { Labels } from "../i18n/labels.ts";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Button } from "../ui/button.tsx";
import { plainText } from "../ui/emphasis.tsx";
import { Icon, type IconPath } from "../ui/icon.tsx";
import * as icons from "../ui/icons.ts";
import * as laterIcons from "../ui/later-icons.ts";
import { expectPicture } from "./expected-pictures.ts";
import { useGridActions } from "./grid-context.ts";
import { Picture } from "./picture.tsx";

/** The drawing that a slot has. */
export type SlotState = "waiting" | "drawing" | "arrived" | "failed" | "blocked" | "cancelled";

/** Which of the cell drawings fits a slot. */
export function slotState(slot: JobResult): SlotState {
  if (slot.status === "pending") return slot.drawing ? "drawing" : "waiting";
  if (slot.status === "ready") return "arrived";
  const code = slot.error?.code;
  return code === "blocked" || code === "cancelled" ? code : "failed";
}

/** What a slot's state is called. */
export function slotName(slot: JobResult, t: Labels): string {
  const state = slotState(slot);
  return state === "arrived" ? t["cell.ready"]({ i: slot.slot + 1 }) : t[`cell.${state}`];
}

const stateIcons: Readonly<Record<Exclude<SlotState, "arrived">, IconPath>> = {
  waiting: laterIcons.clock,
  drawing: laterIcons.wand,
  failed: icons.alert,
  blocked: laterIcons.block,
  cancelled: icons.info,
};

function reasonOf(slot: JobResult, { sentences, t }: { sentences: Sentences; t: Labels }): string {
  const c = slot.credits.refunded;
  const code = slot.error?.code;
  if (code === "blocked") return t["cell.blocked.reason"]({ c });
  if (code === "cancelled") return t["cell.cancelled.reason"]({ c });
  if (code === "provider_error" || code === "timeout") return t["cell.failed.engine"]({ c });
  return t["cell.failed.reason"]({ reason: code === undefined ? "" : sentences.images[code], c });
}

interface FaceProps {
  /** Ratio of the place, as `3:4`; without it the place is as high as others beside it. */
  ratio: string | undefined;
  isTabStop: boolean;
}

/** A place of the job that holds no picture, with what happened and what can be done about it. */
export function SlotFace({
  slot,
  position,
  ratio,
  sizes,
  retry,
  isTabStop,
}: FaceProps & {
  slot: JobResult;
  position: number;
  sizes: string;
  /** Draws a failed slot again; without it there is no button for it. */
  retry: ((slot: JobResult) => void) | undefined;
}): ReactNode {
  const part = useParts();
  const media = useMediaGen();
  const { t } = media;
  const state = slotState(slot);
  const { asset_id, status } = slot;
  useEffect(
    () => (status === "pending" ? expectPicture(asset_id, sizes) : undefined),
    [asset_id, status, sizes],
  );
  const box = { aspectRatio: ratio?.replace(":", " / ") };
  if (state === "arrived") {
    return (
      <>
        <div {...part("cell-picture")}>
          {slot.url === null ? null : (
            <Picture
              // Without its placeholder: the skeleton is there already, and the picture is on its way.
              source={{ ...slot, url: slot.url, thumbhash: null, variants: slot.variants ?? undefined }}
              alt=""
              draggable={false}
              ratio={ratio}
              sizes={sizes}
              eager
            />
          )}
        </div>
        <SlotPosition position={position} />
      </>
    );
  }
  const settled = slot.status === "failed";
  return (
    <>
      <div {...part("cell-face")} style={box}>
        <span {...part("cell-state")}>
          <Icon path={stateIcons[state]} size={settled ? 20 : 16} />
          <span>{t[`cell.${state}`]}</span>
        </span>
        {settled ? <p {...part("cell-reason")}>{plainText(reasonOf(slot, media))}</p> : null}
        {settled && slot.error?.retryable && retry ? (
          <Button
            data-mg-part="cell-retry"
            data-mg-action="retry"
            size="sm"
            icon={icons.retry}
            aria-label={t["retry.slot"]({ i: position })}
            tabIndex={isTabStop ? 0 : -1}
            onClick={() => retry(slot)}
          >
            {t.retry}
          </Button>
        ) : null}
      </div>
      <SlotPosition position={position} />
    </>
  );
}

function SlotPosition({ position }: { position: number }): ReactNode {
  const part = useParts();
  return (
    <div {...part("cell-caption")}>
      <span {...part("cell-position")} aria-hidden="true">
        {position}
      </span>
    </div>
  );
}

/** The dashed slot that a deleted picture leaves, with its undo. */
export function DeletedFace({ image, ratio, isTabStop }: FaceProps & { image: Image }): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  const { restore } = useGridActions();
  return (
    <>
      <div {...part("cell-face")} style={{ aspectRatio: ratio?.replace(":", " / ") }}>
        <span {...part("cell-state")}>
          <span>{t["cell.deleted"]}</span>
        </span>
        <Button
          data-mg-part="cell-undo"
          data-mg-action="undo"
          size="sm"
          icon={laterIcons.undo}
          tabIndex={isTabStop ? 0 : -1}
          onClick={() => restore(image)}
        >
          {t.undo}
        </Button>
      </div>
      <div {...part("cell-caption")} />
    </>
  );
}
