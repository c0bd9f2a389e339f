import type { ReactNode } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Icon } from "../ui/icon.tsx";
import * as icons from "../ui/icons.ts";

/** Three blank cards and what happens next. */
export function EmptyStage(): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  return (
    <div {...part("stage-empty")}>
      <div {...part("blank-cards")} aria-hidden="true">
        <span {...part("blank-card")} />
        <span {...part("blank-card")} />
        <span {...part("blank-card")}>
          <Icon path={icons.image} />
        </span>
      </div>
      <p {...part("empty-title")}>{t["empty.title"]}</p>
      <p {...part("empty-body")}>{t["empty.body"]}</p>
      <p {...part("empty-body")}>{t["empty.more"]}</p>
    </div>
  );
}
