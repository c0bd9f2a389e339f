import type { ReactNode } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { Icon } from "../ui/icon.tsx";

/** Three blank cards and what happens next. */
export function EmptyStage(): ReactNode {
  const { t } = useMediaGen();
  return (
    <div data-mg-part="stage-empty">
      <div data-mg-part="blank-cards" aria-hidden="true">
        <span data-mg-part="blank-card" />
        <span data-mg-part="blank-card" />
        <span data-mg-part="blank-card">
          <Icon name="image" />
        </span>
      </div>
      <p data-mg-part="empty-title">{t["empty.title"]}</p>
      <p data-mg-part="empty-body">{t["empty.body"]}</p>
      <p data-mg-part="empty-body">{t["empty.more"]}</p>
    </div>
  );
}
