import type { Job, Quota } from "@media-gen/client";
import { type ReactNode, useId } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Button } from "../ui/button.tsx";
import { Emphasis } from "../ui/emphasis.tsx";

/** Props of `RunningFooter`. */
export interface RunningFooterProps {
  job: Job;
  quota: Quota | undefined;
  cancelling: boolean;
  onCancel: () => void;
}

/** What is reserved and spent, and how to stop the rest with what that gives back. */
export function RunningFooter({ job, quota, cancelling, onCancel }: RunningFooterProps): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  const id = useId();
  const waiting = job.results.filter(({ status, drawing }) => status === "pending" && !drawing);
  const drawing = job.results.filter(({ status, drawing }) => status === "pending" && drawing);
  const hint = t["cancel.hint"]({
    n: waiting.length,
    c: waiting.reduce((sum, { credits }) => sum + credits.held, 0),
    d: drawing.length,
  });
  return (
    <div {...part("running-footer")}>
      <div {...part("footer-lines")}>
        {quota === undefined ? null : (
          <span {...part("quota-line")}>
            <Emphasis>{t.quota({ n: quota.used, max: quota.limit })}</Emphasis>
          </span>
        )}
        <span {...part("price-line")}>
          {t["price.running"]({ held: job.credits.held, charged: job.credits.charged })}
        </span>
      </div>
      <Button
        size="lg"
        data-mg-part="cancel"
        busy={cancelling}
        aria-describedby={`${id}-hint`}
        onClick={onCancel}
      >
        {cancelling ? t.cancelling : t.cancel}
      </Button>
      <p id={`${id}-hint`} {...part("cancel-hint")}>
        <Emphasis>{hint}</Emphasis>
      </p>
    </div>
  );
}
