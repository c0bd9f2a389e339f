"use client";

import type { EntityRef } from "@media-gen/client";
import type { ComponentPropsWithoutRef } from "react";
import { definePart, type PartProps } from "../surface/define-part.tsx";
import { useParts } from "../surface/parts.ts";
import { renderElement } from "../surface/render-element.ts";
import { FormBody, type FormLook } from "./form-body.tsx";
import { FormFoot } from "./form-foot.tsx";
import { type GenerateFormOptions, useGenerateForm } from "./use-generate-form.ts";
import { useGeneration } from "./use-generation.ts";

/** What a host's element in place of the form's root is told. */
export interface GenerateFormPartState {
  state: "form" | "running";
}

/** Props of `GenerateForm`. */
export interface GenerateFormProps
  extends Omit<ComponentPropsWithoutRef<"div">, "children" | "dir" | "className" | "prefix">,
    PartProps<GenerateFormPartState>,
    FormLook,
    Pick<GenerateFormOptions, "source" | "prompt" | "onSubmitted"> {
  /** For what pictures are made. */
  entity: EntityRef;
}

/**
 * The form of the modal in a page of the host's own: what to draw, in what style, how many and at what cost; while a job
 * runs, what it was asked for and how to stop it. Show `GenerateStage` of the same entity beside it.
 *
 * @example
 * <GenerateForm entity={entity} source={character} />
 * <GenerateStage entity={entity} />
 */
export const GenerateForm: React.ForwardRefExoticComponent<
  GenerateFormProps & React.RefAttributes<HTMLDivElement>
> = definePart<GenerateFormProps, HTMLDivElement>(
  "GenerateForm",
  function GenerateForm(
    {
      entity,
      source,
      prompt,
      onSubmitted,
      styleSwatches,
      examples,
      randomInteger,
      render,
      className,
      ...props
    },
    ref,
  ) {
    const part = useParts();
    const form = useGenerateForm(entity, { source, prompt, onSubmitted });
    const generation = useGeneration(entity);
    const state = generation.isLive ? "running" : "form";
    return renderElement(
      "div",
      render,
      {
        ...props,
        ...part("generate-form", className),
        ref,
        "data-state": state,
        children: (
          <>
            <FormBody
              entity={entity}
              examples={examples}
              form={form}
              generation={generation}
              styleSwatches={styleSwatches}
              randomInteger={randomInteger}
            />
            <FormFoot entity={entity} form={form} generation={generation} more={generation.batch.ready > 0} />
          </>
        ),
      },
      { state },
    );
  },
);
