import type { Quota } from "@media-gen/client";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Button } from "../ui/button.tsx";
import { Emphasis, plainText } from "../ui/emphasis.tsx";
import { Icon } from "../ui/icon.tsx";
import * as icons from "../ui/icons.ts";
import { preloadRunningParts } from "./later-parts.ts";
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

/** A new price is spoken when the choice has rested for this long, in milliseconds. */
const calm = 500;

/** Speaks a sentence when it is another than before; null says nothing. */
function useSpoken(sentence: string | null): void {
  const { announce } = useMediaGen();
  const before = useRef(sentence);
  useEffect(() => {
    if (sentence === null || sentence === before.current) return;
    if (before.current === null) {
      before.current = sentence;
      return;
    }
    const timer = setTimeout(() => {
      before.current = sentence;
      announce(sentence);
    }, calm);
    return () => clearTimeout(timer);
  }, [sentence, announce]);
}

/** What is left of the day, what it costs, and the one button that names the count. */
export function FormFooter(props: FormFooterProps): ReactNode {
  const part = useParts();
  const { quota, count, obstacle, failure, submitting, more, form } = props;
  const { t, formatNumber } = useMediaGen();
  const id = useId();
  const price = quota === undefined ? null : t.price({ n: count, c: count * quota.price_per_image });
  // A fault of a field is heard at the field, not with each letter.
  useSpoken(
    obstacle === null ? price && plainText(price) : obstacle.field === null ? obstacle.sentence : null,
  );
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
            {quota === undefined || price === null ? null : (
              <span {...part("price-line")}>
                <Icon path={icons.gem} size={16} />
                <span {...part("price-words")}>
                  <Emphasis>{price}</Emphasis>
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
        onPointerEnter={preloadRunningParts}
        onFocus={preloadRunningParts}
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
