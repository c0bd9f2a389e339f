import type { EntityRef } from "@media-gen/client";
import type { ReactNode } from "react";
import { FormFooter } from "./form-footer.tsx";
import { LaterRunningFooter } from "./later-parts.ts";
import type { GenerateFormState } from "./use-generate-form.ts";
import type { Generation } from "./use-generation.ts";
import { useTellError } from "./use-tell-error.ts";

/** What it costs and the button that asks for it, or what is reserved and the button that stops it. */
export function FormFoot({
  entity,
  form,
  generation,
  more,
}: {
  entity: EntityRef;
  form: GenerateFormState;
  generation: Generation;
  /** True when pictures of this batch are already there. */
  more: boolean;
}): ReactNode {
  const tell = useTellError(entity);
  const { job } = generation;
  if (generation.isLive && job !== null) {
    return (
      <LaterRunningFooter
        job={job}
        quota={form.quota}
        cancelling={generation.isCancelling}
        onCancel={() => void generation.cancel().catch(tell("cancel"))}
      />
    );
  }
  if (form.values === null) return null;
  return (
    <FormFooter
      quota={form.quota}
      count={form.values.count}
      obstacle={form.obstacle}
      failure={form.submission.failure}
      submitting={form.isSubmitting}
      more={more}
      form={form.id}
    />
  );
}
