import type { EntityRef } from "@media-gen/client";
import type { ReactNode } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Button } from "../ui/button.tsx";
import * as icons from "../ui/icons.ts";
import { LaterSettingsSummary } from "./later-parts.ts";
import { OptionsForm } from "./options-form.tsx";
import type { GenerateFormState } from "./use-generate-form.ts";
import type { Generation } from "./use-generation.ts";

/** How the form looks, wherever it stands. */
export interface FormLook {
  /** Pictures of the styles in place of the kit's, by style id. */
  styleSwatches?: Readonly<Record<string, ReactNode>>;
  /** Sentences under an empty prompt in place of the catalogue's; `false` shows none. */
  examples?: readonly string[] | false;
  /** Gives a whole number from 0 up to `below`, for the dice. @default Math.random */
  randomInteger?: (below: number) => number;
}

const randomIntegerOfPage = (below: number): number => Math.floor(Math.random() * below);

/** What can be chosen, or what a running job was asked for. */
export function FormBody({
  entity,
  form,
  generation,
  styleSwatches,
  examples,
  randomInteger = randomIntegerOfPage,
}: FormLook & {
  entity: EntityRef;
  form: GenerateFormState;
  generation: Pick<Generation, "isLive" | "job" | "batch">;
}): ReactNode {
  const part = useParts();
  const { t, announce } = useMediaGen();
  const { job } = generation;
  if (generation.isLive && job !== null) {
    return <LaterSettingsSummary job={job} total={generation.batch.total} options={form.options} />;
  }
  if (form.values !== null && form.options !== undefined) {
    return (
      <OptionsForm
        ref={form.promptRef}
        id={form.id}
        options={form.options}
        values={form.values}
        draft={form.draft}
        prefill={form.prefill}
        submission={form.submission}
        faulty={form.obstacle?.field ?? null}
        onChange={form.change}
        onReplace={(text) => {
          form.change({ prompt: text });
          announce(t["blocked.replaced"]);
          form.promptRef.current?.focus();
        }}
        onSubmit={() => void form.send()}
        entity={entity}
        examples={examples}
        styleSwatches={styleSwatches}
        randomInteger={randomInteger}
      />
    );
  }
  if (form.isError) {
    return (
      <div {...part("modal-problem")}>
        <p {...part("modal-problem-text")}>{t["load.failed"]}</p>
        <Button icon={icons.retry} onClick={form.reload}>
          {t.reload}
        </Button>
      </div>
    );
  }
  return <p {...part("modal-loading")}>{t.loading}</p>;
}
