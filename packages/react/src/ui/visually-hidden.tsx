import type { ComponentProps, CSSProperties, ReactNode } from "react";

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
export function VisuallyHidden({ style, ...props }: ComponentProps<"span">): ReactNode {
  return <span data-mg-part="visually-hidden" {...props} style={{ ...hiddenStyle, ...style }} />;
}
