import type { ReactNode } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Ring } from "./button.tsx";

/** Stands where a layer opens while its code is on its way. */
export function LayerSkeleton({ layer }: { layer: "dialog" | "nested" | "lightbox" }): ReactNode {
  const part = useParts();
  const { t, theme } = useMediaGen();
  return (
    <div
      {...part("scrim")}
      data-layer={layer}
      data-state="open"
      data-mg-theme={theme === "auto" ? undefined : theme}
      role="status"
      aria-label={t.loading}
      style={{ display: "grid", placeContent: "center", color: "white" }}
    >
      <Ring />
    </div>
  );
}
