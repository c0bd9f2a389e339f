import type { EntityRef, JobResult } from "@media-gen/client";
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode, type Ref } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import type { PartProps } from "../surface/define-part.tsx";
import { useParts } from "../surface/parts.ts";
import { renderElement } from "../surface/render-element.ts";
import { Button } from "../ui/button.tsx";
import { ChoiceGroup } from "../ui/choice-group.tsx";
import { Icon } from "../ui/icon.tsx";
import * as icons from "../ui/icons.ts";
import { EmptyStage } from "./empty-stage.tsx";
import { LaterGrid, LaterProgressBar } from "./later-parts.ts";
import type { Candidates, StageView } from "./use-candidates.ts";
import type { Generation } from "./use-generation.ts";
import { useOnline } from "./use-online.ts";

/** Props of `Stage`. */
export interface StageProps
  extends Omit<ComponentPropsWithoutRef<"section">, "children">,
    Pick<PartProps<{ state: "empty" | "running" | "done" }>, "render"> {
  entity: EntityRef;
  generation: Generation;
  candidates: Candidates;
  /** The batch of this visit is worth showing by itself. */
  hasBatch: boolean;
  view: StageView;
  onView: (view: StageView) => void;
  onRetry: (slots: readonly number[]) => void;
  /** Closes what the stage stands in; without it there is no button for it. */
  onDone?: () => void;
  /** The stage's own element; the part's ref is its heading. */
  rootRef?: Ref<HTMLElement>;
}

/** Where pictures arrive: blank cards before, cells that keep their places while drawing, the grid afterwards. */
export const Stage: React.ForwardRefExoticComponent<StageProps & React.RefAttributes<HTMLHeadingElement>> =
  forwardRef<HTMLHeadingElement, StageProps>(function Stage(
    {
      entity,
      generation,
      candidates,
      hasBatch,
      view,
      onView,
      onRetry,
      onDone,
      rootRef,
      render,
      className,
      ...props
    },
    headingRef,
  ) {
    const part = useParts();
    const { t } = useMediaGen();
    const online = useOnline();
    const { batch, isLive, job } = generation;
    // A batch of which every picture was deleted leaves the rest of the gallery in sight.
    const batchEmpty =
      candidates.batch.length === 0 &&
      !candidates.arriving &&
      candidates.slots.every(({ status }) => status === "ready");
    const showsSlots = view === "batch" && hasBatch && !batchEmpty;
    const shown = showsSlots ? candidates.batch : candidates.all;
    const empty = shown.length === 0 && !showsSlots;
    const phase = isLive ? "running" : empty ? "empty" : "done";
    return renderElement(
      "section",
      render,
      {
        "aria-label": t.candidates,
        ...props,
        ...part("stage", className),
        ref: rootRef,
        "data-state": phase,
        children: (
          <>
            <div {...part("stage-head")}>
              <h3 ref={headingRef} tabIndex={-1} {...part("stage-title")}>
                {isLive || shown.length === 0 ? t.candidates : t["candidates.count"]({ n: shown.length })}
              </h3>
              {phase === "done" &&
              hasBatch &&
              !batchEmpty &&
              candidates.all.length > candidates.batch.length ? (
                <ChoiceGroup<StageView>
                  part="stage-view"
                  label={t["view.choose"]}
                  value={view}
                  onChange={onView}
                  choices={[
                    { value: "batch", label: t["view.batch"]({ n: candidates.batch.length }) },
                    { value: "all", label: t["view.all"]({ n: candidates.all.length }) },
                  ]}
                />
              ) : null}
              {phase === "done" && onDone !== undefined ? (
                <Button variant="ink" size="sm" data-mg-part="stage-done" onClick={onDone}>
                  {t.done}
                </Button>
              ) : null}
            </div>
            {isLive ? <LaterProgressBar batch={batch} /> : null}
            {online ? null : <OfflineNote />}
            <div {...part("stage-body")}>
              {phase === "empty" ? (
                candidates.pending ? null : (
                  <EmptyStage />
                )
              ) : (
                <>
                  {phase === "done" && shown.length > 1 ? (
                    <p {...part("stage-hint")}>{t["grid.hint"]}</p>
                  ) : null}
                  <LaterGrid
                    fallback={<p {...part("modal-loading")}>{t.loading}</p>}
                    entity={entity}
                    images={shown}
                    slots={showsSlots ? candidates.slots : undefined}
                    arriving={showsSlots && candidates.arriving}
                    onRetrySlot={isLive ? undefined : (slot: JobResult) => onRetry([slot.slot])}
                    busy={isLive}
                    ratio={(showsSlots ? job?.settings.ratio : undefined) ?? shown[0]?.ratio}
                  />
                </>
              )}
            </div>
          </>
        ),
      },
      { state: phase },
    );
  });

function OfflineNote(): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  return (
    <p {...part("offline-note")}>
      <Icon path={icons.offline} size={16} />
      {t.offline}
    </p>
  );
}
