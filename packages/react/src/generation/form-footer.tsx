import type { Quota } from "@media-gen/client";
import { type ReactNode, useId } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Button } from "../ui/button.tsx";
import { Emphasis } from "../ui/emphasis.tsx";
import { Icon } from "../ui/icon.tsx";
import * as icons from "../ui/icons.ts";
import type { Obstacle } from "./submit-obstacle.ts";

/** Props of `FormFooter`. */
export interface FormFooterProps {
  quota: Quota | undefined;
  count: number;
  /** Why nothing can be sent now; stands in place of the price. */
  obstacle: Obstacle | null;
  /** Why the last try failed. */
  failure: string | null;
  submitting: boolean;
  /** True when pictures of this batch are already there. */
  more: boolean;
  /** Id of the form that the button sends. */
  form: string;
}

/** What is left of the day, what it costs, and the one button that names the count. */
export function FormFooter(props: FormFooterProps): ReactNode {
  const part = useParts();
  const { quota, count, obstacle, failure, submitting, more, form } = props;
  const { t, formatNumber } = useMediaGen();
  const id = useId();
  return (
    <div {...part("form-footer")}>
      {failure === null ? null : (
        <p {...part("form-failure")}>
          <Icon path={icons.alert} size={16} />
          {failure}
        </p>
      )}
      <div {...part("footer-lines")} id={`${id}-cost`}>
        {obstacle === null ? (
          <>
            {quota === undefined ? null : (
              <span {...part("quota-line")}>
                <Emphasis>{t.quota({ n: quota.used, max: quota.limit })}</Emphasis>
              </span>
            )}
            {quota === undefined ? null : (
              <span {...part("price-line")}>
                <Icon path={icons.gem} size={16} />
                <span {...part("price-words")}>
                  <Emphasis>{t.price({ n: count, c: count * quota.price_per_image })}</Emphasis>
                  {quota.balance === null ? null : (
                    <span {...part("balance")}>
                      {t["price.balance"]({ balance: formatNumber(quota.balance) })}
                    </span>
                  )}
                </span>
              </span>
            )}
          </>
        ) : (
          <span {...part("obstacle")}>
            <Icon path={icons.info} size={16} />
            {obstacle.sentence}
          </span>
        )}
      </div>
      <Button
        variant="ink"
        size="lg"
        type="submit"
        form={form}
        data-mg-part="submit"
        busy={submitting}
        // A fault of a field leaves the button awake, because its press leads to that field.
        aria-disabled={obstacle?.field === null}
        aria-describedby={`${id}-cost`}
      >
        {submitting ? t.submitting : more ? t["submit.more"]({ n: count }) : t.submit({ n: count })}
      </Button>
    </div>
  );
}
