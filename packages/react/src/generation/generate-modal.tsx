import { type ComposedPrompt, composePrompt, type EntityRef, type PromptSource } from "@media-gen/client";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import { errorSentence } from "../i18n/error-sentence.ts";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Button } from "../ui/button.tsx";
import { ChoiceGroup } from "../ui/choice-group.tsx";
import { Dialog } from "../ui/dialog.tsx";
import * as icons from "../ui/icons.ts";
import { FormFooter } from "./form-footer.tsx";
import { emptyDraft, type FormDraft, formValues, presetSettings, withPreset } from "./generate-form.ts";
import { ModalHeader } from "./modal-header.tsx";
import { OptionsForm } from "./options-form.tsx";
import { PresetMenu } from "./preset-menu.tsx";
import { RunningFooter } from "./running-footer.tsx";
import { SettingsSummary } from "./settings-summary.tsx";
import { Stage } from "./stage.tsx";
import { submitObstacle } from "./submit-obstacle.ts";
import { type StageView, useCandidates } from "./use-candidates.ts";
import { useGeneration, useGenerationQuota } from "./use-generation.ts";
import { useLatestBatch } from "./use-latest-batch.ts";
import { useLingering } from "./use-lingering.ts";
import { useOnline } from "./use-online.ts";
import { useSubmit } from "./use-submit.ts";

/** Props of `ImageGenerateModal`. */
export interface ImageGenerateModalProps {
  entity: EntityRef;
  /** Name or title of the entity, as its page calls it. */
  name: string;
  /** Texts of the entity's page, from which the first prompt is composed. */
  source?: PromptSource;
  /** A first prompt of the host's own, in place of the composed one. */
  prompt?: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Pictures of the styles in place of the kit's, by style id. */
  styleSwatches?: Readonly<Record<string, ReactNode>>;
  /** Gives a whole number from 0 up to `below`, for the dice. @default Math.random */
  randomInteger?: (below: number) => number;
  className?: string;
}

type Tab = "form" | "results";

/** Until the whole dialog turns back into a form, in milliseconds: the last picture is painted before. */
const lastPictureFirst = 120;

const randomIntegerOfPage = (below: number): number => Math.floor(Math.random() * below);

/** The modal itself; `ImageGenerateModal` loads it when it is first opened. */
export function GenerateModal({
  entity,
  name,
  source,
  prompt,
  open,
  onOpenChange,
  styleSwatches,
  randomInteger = randomIntegerOfPage,
  className,
}: ImageGenerateModalProps): ReactNode {
  const part = useParts();
  const mediaGen = useMediaGen();
  const { t, locale, queries, notify } = mediaGen;
  const formId = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const stageTitle = useRef<HTMLHeadingElement>(null);
  const promptField = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState<FormDraft>(emptyDraft);
  const [tab, setTab] = useState<Tab>("form");
  const [view, setView] = useState<StageView>("batch");

  const options = useQuery({ ...queries.options(), enabled: open });
  const { data: quota } = useGenerationQuota(entity, open);
  const current = useGeneration(entity);
  const generation = { ...current, isLive: useLingering(current.isLive, lastPictureFirst) };
  const candidates = useCandidates(entity, generation, open);
  const hasBatch = useLatestBatch(entity, generation, quota, open);
  const online = useOnline();
  const { isLive, job, batch } = generation;

  const prefill = useMemo<ComposedPrompt>(() => {
    if (prompt !== undefined) return { prompt, parts: [] };
    return source === undefined ? { prompt: "", parts: [] } : composePrompt(source, { locale });
  }, [prompt, source, locale]);
  const values = options.data ? formValues(draft, prefill, options.data) : null;
  const submission = useSubmit(entity, generation, () => promptField.current?.focus());

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

  const change = (part: Partial<FormDraft>): void => {
    setDraft((before) => ({ ...before, ...part }));
    submission.clear();
  };
  const say = (error: unknown): void =>
    notify({ kind: "error", message: errorSentence(error, mediaGen), entity });
  const obstacle =
    values && options.data
      ? submitObstacle({ online, values, options: options.data, quota, t, locale })
      : null;
  const send = async (): Promise<void> => {
    if (values === null || generation.status === "submitting") return;
    // What no field can mend stands where the price was.
    if (obstacle?.field === null) return;
    // An excess is told at the field already; the press leads to it.
    if (obstacle?.field === "prompt" && values.prompt.trim() !== "") return promptField.current?.focus();
    if (await submission.send(values)) {
      setTab("results");
      setView("batch");
    }
  };

  return (
    <Dialog
      data-mg-part="generate-modal"
      className={className}
      open={open}
      onOpenChange={onOpenChange}
      initialFocus={title}
    >
      <div
        {...part("modal-body")}
        data-tab={tab}
        data-state={isLive ? "running" : hasBatch ? "done" : "form"}
      >
        <ModalHeader
          ref={title}
          entity={entity}
          name={name}
          cover={candidates.all.find(({ is_primary }) => is_primary)}
          running={isLive}
          onClose={() => onOpenChange(false)}
        >
          {isLive || values === null ? null : (
            <PresetMenu
              enabled={open}
              settings={() => presetSettings(draft, values)}
              onLoad={(preset) => {
                setDraft((before) => withPreset(before, preset));
                submission.clear();
              }}
            />
          )}
        </ModalHeader>
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
          {isLive && job !== null ? (
            <SettingsSummary job={job} total={batch.total} options={options.data} />
          ) : values && options.data ? (
            <OptionsForm
              ref={promptField}
              id={formId}
              options={options.data}
              values={values}
              draft={draft}
              prefill={prefill}
              submission={submission}
              faulty={obstacle?.field ?? null}
              onChange={change}
              onReplace={(text) => {
                change({ prompt: text });
                mediaGen.announce(t["blocked.replaced"]);
                promptField.current?.focus();
              }}
              onSubmit={() => void send()}
              styleSwatches={styleSwatches}
              randomInteger={randomInteger}
            />
          ) : options.isError ? (
            <div {...part("modal-problem")}>
              <p {...part("modal-problem-text")}>{t["load.failed"]}</p>
              <Button icon={icons.retry} onClick={() => void options.refetch()}>
                {t.reload}
              </Button>
            </div>
          ) : (
            <p {...part("modal-loading")}>{t.loading}</p>
          )}
        </div>
        <Stage
          ref={stageTitle}
          entity={entity}
          generation={generation}
          candidates={candidates}
          hasBatch={hasBatch}
          view={hasBatch ? view : "all"}
          onView={setView}
          onRetry={(slots) => void generation.retry(slots).catch(say)}
          onDone={() => onOpenChange(false)}
        />
        <footer {...part("modal-footer")}>
          {isLive && job !== null ? (
            <RunningFooter
              job={job}
              quota={quota}
              cancelling={generation.isCancelling}
              onCancel={() => void generation.cancel().catch(say)}
            />
          ) : values === null ? null : (
            <FormFooter
              quota={quota}
              count={values.count}
              obstacle={obstacle}
              failure={submission.failure}
              submitting={generation.status === "submitting"}
              more={hasBatch && batch.ready > 0}
              form={formId}
            />
          )}
          <Button variant="ink" size="lg" data-mg-part="footer-done" onClick={() => onOpenChange(false)}>
            {t.done}
          </Button>
        </footer>
      </div>
    </Dialog>
  );
}
