import type { ReactNode } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Icon } from "../ui/icon.tsx";
import * as icons from "../ui/icons.ts";

/** Marks the picture that is the primary, by a star and a word. */
export function PrimaryBadge(): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  return (
    <span {...part("badge")}>
      <Icon path={icons.star} size={16} filled />
      {t["badge.primary"]}
    </span>
  );
}
