import type { ReactNode } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";

/** Marks the picture that is the primary, by a word; the star beside it is the style sheet's. */
export function PrimaryBadge(): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  return <span {...part("badge")}>{t["badge.primary"]}</span>;
}
