import type { EntityRef } from "@media-gen/client";
import {
  type ComponentPropsWithoutRef,
  forwardRef,
  type ReactElement,
  type ReactNode,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from "react";
import { useMediaGen } from "../media-gen-context.ts";
import type { PartProps, ScopeProps } from "../surface/define-part.tsx";
import { type Direction, useParts } from "../surface/parts.ts";
import type { CloseReason, OpenProps } from "../surface/use-open.ts";
import { Button } from "../ui/button.tsx";
import { ChoiceGroup } from "../ui/choice-group.tsx";
import { Dialog, type DialogState, DialogTitle } from "../ui/dialog.tsx";
import { hiddenStyle } from "../ui/visually-hidden.tsx";
import { FormBody, type FormLook } from "./form-body.tsx";
import { FormFoot } from "./form-foot.tsx";
import { LaterPresetMenu, preloadLaterParts } from "./later-parts.ts";
import { ModalHeader } from "./modal-header.tsx";
import { Stage } from "./stage.tsx";
import { type StageView, useCandidates } from "./use-candidates.ts";
import { type GenerateFormOptions, type GenerateFormState, useGenerateForm } from "./use-generate-form.ts";
import { type Generation, useGeneration } from "./use-generation.ts";
import { useLatestBatch } from "./use-latest-batch.ts";
import { useLingering } from "./use-lingering.ts";
import { useTellError } from "./use-tell-error.ts";
import { lastPictureFirst } from "./waits.ts";

/** What the modal's own header and footer are made of, for a host that draws its own. */
export interface ModalControls {
  form: GenerateFormState;
  generation: Generation;
  /** `running` while a job runs, `done` when a batch of this visit or of today has ended. */
  state: "form" | "running" | "done";
  close(): void;
}

/** Draws something in place of the kit's own; `false` draws nothing. */
export type ModalSlot = false | ReactElement | ((controls: ModalControls) => ReactNode);

/** Props of `ImageGenerateModal`. */
export interface ImageGenerateModalProps
  extends Omit<ComponentPropsWithoutRef<"div">, "children" | "dir" | "className" | "role">,
    PartProps<DialogState>,
    OpenProps,
    FormLook,
    Pick<GenerateFormOptions, "source" | "prompt"> {
  /** For what pictures are made. */
  entity: EntityRef;
  /** Name or title of the entity, as its page calls it. */
  name: string;
  /** Takes the focus after closing when what opened the modal is gone, as a toast is. */
  returnFocus?: RefObject<HTMLElement | null>;
  /** How it is opened, as `onEvent` of the provider tells it. @default "host" */
  openedBy?: string;
  /** In place of the header with its title, presets and close button. The dialog keeps its name for screen readers. */
  header?: ModalSlot;
  /** Offers to load and save presets. @default true */
  presets?: boolean;
  /** In place of the footer with its price and main button. */
  footer?: ModalSlot;
  /** Shown while the modal's code is on its way. @default a dimmed page with a ring */
  fallback?: ReactNode;
}

/** What `GenerateModal` gets of the wrapper that loads it. */
export interface GenerateModalProps
  extends Omit<ImageGenerateModalProps, "fallback" | "defaultOpen" | "openedBy" | keyof ScopeProps> {
  dir?: Direction;
  open: boolean;
  onOpenChange: (open: boolean, reason: CloseReason) => void;
}

type Tab = "form" | "results";

function drawn(slot: ModalSlot, controls: ModalControls): ReactNode {
  return typeof slot === "function" ? slot(controls) : slot;
}

/** The modal itself; `ImageGenerateModal` loads it when it is first opened. */
export const GenerateModal: React.ForwardRefExoticComponent<
  GenerateModalProps & React.RefAttributes<HTMLDivElement>
> = forwardRef<HTMLDivElement, GenerateModalProps>(function GenerateModal(
  {
    entity,
    name,
    source,
    prompt,
    open,
    onOpenChange,
    styleSwatches,
    examples,
    randomInteger,
    returnFocus,
    header,
    presets = true,
    footer,
    ...props
  },
  ref,
) {
  const part = useParts();
  const { t } = useMediaGen();
  const tell = useTellError(entity);

  const title = useRef<HTMLHeadingElement>(null);
  const stageTitle = useRef<HTMLHeadingElement>(null);
  const [tab, setTab] = useState<Tab>("form");
  const [view, setView] = useState<StageView>("batch");

  const form = useGenerateForm(entity, {
    source,
    prompt,
    enabled: open,
    onSubmitted: () => {
      setTab("results");
      setView("batch");
    },
  });
  const { quota } = form;
  const current = useGeneration(entity);
  const generation = { ...current, isLive: useLingering(current.isLive, lastPictureFirst) };
  const candidates = useCandidates(entity, generation, open);
  const hasBatch = useLatestBatch(entity, generation, quota, open);
  const { isLive, batch } = generation;

  // What is not seen at first comes when the dialog has been painted.
  useEffect(() => {
    if (open) void preloadLaterParts();
  }, [open]);

  // A part that held the focus may be gone when a job begins or ends: the stage's title takes it.
  const wasLive = useRef(isLive);
  useEffect(() => {
    if (wasLive.current === isLive) return;
    wasLive.current = isLive;
    const heading = stageTitle.current;
    const active = heading?.ownerDocument.activeElement;
    const lost = !active || active === heading?.ownerDocument.body || active.matches("[data-mg-dialog]");
    if (open && lost) heading?.focus();
  }, [isLive, open]);

  // Coming back to a live job on a phone shows where the pictures arrive.
  useEffect(() => {
    if (open && isLive) setTab("results");
  }, [open, isLive]);

  const done = (): void => onOpenChange(false, "done");
  const state = isLive ? "running" : hasBatch ? "done" : "form";
  const controls: ModalControls = { form, generation, state, close: () => onOpenChange(false, "close") };
  const cover = candidates.all.find(({ is_primary }) => is_primary);

  return (
    <Dialog
      {...props}
      ref={ref}
      data-mg-part="generate-modal"
      open={open}
      onOpenChange={onOpenChange}
      initialFocus={title}
      returnFocus={returnFocus}
    >
      <div {...part("modal-body")} data-tab={tab} data-state={state}>
        {header === undefined ? (
          <ModalHeader
            ref={title}
            entity={entity}
            name={name}
            cover={cover}
            running={isLive}
            onClose={controls.close}
          >
            {isLive || form.values === null || !presets ? null : (
              <LaterPresetMenu enabled={open} settings={form.settings} onLoad={form.load} />
            )}
          </ModalHeader>
        ) : (
          <>
            <DialogTitle ref={title} tabIndex={-1} style={hiddenStyle}>
              {isLive ? t["title.running"] : t.title}
            </DialogTitle>
            {drawn(header, controls)}
          </>
        )}
        <ChoiceGroup<Tab>
          part="modal-tabs"
          label={t["tab.list"]}
          value={tab}
          onChange={setTab}
          choices={[
            { value: "form", label: t["tab.form"] },
            {
              value: "results",
              label: t["tab.results"]({ n: hasBatch ? batch.ready : candidates.all.length }),
            },
          ]}
        />
        <div {...part("modal-options")}>
          <FormBody
            entity={entity}
            examples={examples}
            form={form}
            generation={generation}
            styleSwatches={styleSwatches}
            randomInteger={randomInteger}
          />
        </div>
        <Stage
          ref={stageTitle}
          entity={entity}
          generation={generation}
          candidates={candidates}
          hasBatch={hasBatch}
          view={hasBatch ? view : "all"}
          onView={setView}
          onRetry={(slots) => void generation.retry(slots).catch(tell("retry"))}
          onDone={done}
        />
        {footer === undefined ? (
          <footer {...part("modal-footer")}>
            <FormFoot
              entity={entity}
              form={form}
              generation={generation}
              more={hasBatch && batch.ready > 0}
            />
            <Button variant="ink" size="lg" data-mg-part="footer-done" onClick={done}>
              {t.done}
            </Button>
          </footer>
        ) : (
          drawn(footer, controls)
        )}
      </div>
    </Dialog>
  );
});
