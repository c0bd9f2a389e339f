import type { ComponentProps, ReactNode } from "react";
import type { MediaGenPart } from "../anatomy/parts.ts";
import { useParts } from "../surface/parts.ts";

/** The path of a drawing of `icons.ts`. */
export type IconPath = string;

/** Props of `Icon`. */
export interface IconProps extends Omit<ComponentProps<"svg">, "path"> {
  path: IconPath;
  "data-mg-part"?: MediaGenPart;
  /** Side in pixels. @default 20 */
  size?: number;
  /** Only the star is ever filled. @default false */
  filled?: boolean;
}

/** One drawing of the set, in the colour of the text around it; hidden from screen readers. */
export function Icon({
  path,
  size = 20,
  filled = false,
  "data-mg-part": name = "icon",
  className,
  ...props
}: IconProps): ReactNode {
  const part = useParts();
  const stroke = size < 20 ? 1.8 : 1.5;
  return (
    <svg
      {...part(name, className)}
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill={filled ? "currentColor" : "none"}
      stroke="currentColor"
      strokeWidth={stroke}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      {...props}
    >
      <path d={path} />
    </svg>
  );
}
