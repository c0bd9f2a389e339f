"use client";

import type { EntityRef } from "@media-gen/client";
import { type ComponentPropsWithoutRef, useId } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { definePart, type PartProps } from "../surface/define-part.tsx";
import { useParts } from "../surface/parts.ts";
import { renderElement } from "../surface/render-element.ts";
import { Emphasis, plainText } from "../ui/emphasis.tsx";
import { useGenerationQuota } from "./use-generation.ts";

/** From this share of the day's limit on, little is left. */
const lowFrom = 0.8;

/** What a host's element in place of the meter is told. */
export interface QuotaMeterState {
  state: "loading" | "open" | "low" | "spent";
  /** Pictures of the day that are used, and the day's limit; 0 until they are known. */
  used: number;
  limit: number;
}

/** Props of `QuotaMeter`. */
export interface QuotaMeterProps
  extends Omit<ComponentPropsWithoutRef<"div">, "children" | "dir" | "className">,
    PartProps<QuotaMeterState> {
  /** The day of its owner is shown; limits may differ by kind of entity. */
  entity: EntityRef;
}

/**
 * What is used of the day, as a sentence and a bar, with the balance of credits where there is one and the time of the
 * next day when nothing is left. For owners only: the server tells it to nobody else.
 *
 * @example
 * <QuotaMeter entity={{ entity_type: "character", entity_id: "haru" }} />
 */
export const QuotaMeter: React.ForwardRefExoticComponent<
  QuotaMeterProps & React.RefAttributes<HTMLDivElement>
> = definePart<QuotaMeterProps, HTMLDivElement>(
  "QuotaMeter",
  function QuotaMeter({ entity, render, className, ...props }, ref) {
    const part = useParts();
    const { t, formatNumber, formatDate } = useMediaGen();
    const { data: quota } = useGenerationQuota(entity);
    const id = useId();
    const { used = 0, limit = 0 } = quota ?? {};
    const state =
      quota === undefined
        ? "loading"
        : quota.remaining <= 0
          ? "spent"
          : used / limit >= lowFrom
            ? "low"
            : "open";
    const sentence = t.quota({ n: used, max: limit });
    return renderElement(
      "div",
      render,
      {
        ...props,
        ...part("quota-meter", className),
        ref,
        "data-state": state,
        "aria-busy": quota === undefined || undefined,
        children: (
          <>
            <span {...part("quota-meter-words")} id={`${id}-words`}>
              {quota === undefined ? "\u00a0" : <Emphasis>{sentence}</Emphasis>}
            </span>
            <span
              {...part("quota-meter-bar")}
              {...(quota === undefined
                ? { "aria-hidden": true }
                : {
                    role: "meter",
                    "aria-labelledby": `${id}-words`,
                    "aria-valuemin": 0,
                    "aria-valuemax": limit,
                    "aria-valuenow": Math.min(used, limit),
                    "aria-valuetext": plainText(sentence),
                  })}
            >
              <span
                {...part("quota-meter-fill")}
                style={{ inlineSize: `${limit === 0 ? 0 : Math.min(100, (used / limit) * 100)}%` }}
              />
            </span>
            {quota === undefined || quota.balance === null ? null : (
              <span {...part("quota-meter-balance")}>
                {t["quota.balance"]({ balance: formatNumber(quota.balance) })}
              </span>
            )}
            {quota !== undefined && state === "spent" ? (
              <span {...part("quota-meter-reset")}>
                {/* It begins with figures, which would be read from the right there. */}
                <bdi>{t["quota.resets"]({ at: formatDate(quota.resets_at) })}</bdi>
              </span>
            ) : null}
          </>
        ),
      },
      { state, used, limit },
    );
  },
);
