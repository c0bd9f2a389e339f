import type { ComponentProps, CSSProperties, ReactNode } from "react";
import { useParts } from "../surface/parts.ts";

/** Also hides without the stylesheet, so that spoken words are never seen twice. */
export const hiddenStyle: CSSProperties = {
  position: "absolute",
  inlineSize: 1,
  blockSize: 1,
  margin: -1,
  padding: 0,
  border: 0,
  overflow: "hidden",
  clipPath: "inset(50%)",
  whiteSpace: "nowrap",
};

/** Text for screen readers only. */
export function VisuallyHidden({ style, className, ...props }: ComponentProps<"span">): ReactNode {
  const part = useParts();
  return <span {...part("visually-hidden", className)} {...props} style={{ ...hiddenStyle, ...style }} />;
}
