import { type ComponentPropsWithoutRef, forwardRef, type MouseEvent } from "react";
import type { MediaGenPart } from "../anatomy/parts.ts";
import { useParts } from "../surface/parts.ts";
import { type Render, renderElement } from "../surface/render-element.ts";
import { Icon, type IconPath } from "./icon.tsx";

/** `ink` acts, `outline` is the quiet twin, `ghost` has no edge, `danger` takes away, `pill` lies on a picture. */
export type ButtonVariant = "ink" | "outline" | "ghost" | "danger" | "danger-outline" | "pill";

/** Props of `Button`. */
export interface ButtonProps extends ComponentPropsWithoutRef<"button"> {
  /** @default "outline" */
  variant?: ButtonVariant;
  /** Height 32, 40 or 48 px. @default "md" */
  size?: "sm" | "md" | "lg";
  icon?: IconPath;
  /** Shows a ring beside the words and refuses presses, without losing focus. @default false */
  busy?: boolean;
  /** Shows the ring and can still be pressed. @default false */
  working?: boolean;
  "data-mg-part"?: MediaGenPart;
  /** Replaces the `button` element. */
  render?: Render<unknown>;
  /** What `render` is told. */
  renderState?: unknown;
}

/** A button of the kit. A disabled or busy one keeps its place and can still be reached by keyboard when `busy`. */
export const Button: React.ForwardRefExoticComponent<ButtonProps & React.RefAttributes<HTMLButtonElement>> =
  forwardRef<HTMLButtonElement, ButtonProps>(function Button(
    {
      variant = "outline",
      size = "md",
      icon,
      busy = false,
      working = false,
      "data-mg-part": name = "button",
      className,
      children,
      onClick,
      render,
      renderState,
      ...props
    },
    ref,
  ) {
    const part = useParts();
    return renderElement(
      "button",
      render,
      {
        type: "button",
        "data-state": busy ? "busy" : "idle",
        ...props,
        ...part(name, className),
        ref,
        "data-mg-button": "",
        "data-variant": variant,
        "data-size": size,
        "aria-busy": busy || undefined,
        "aria-disabled": busy || props["aria-disabled"] || undefined,
        onClick: (event: MouseEvent<HTMLButtonElement>) => {
          if (busy || props["aria-disabled"] === true) event.preventDefault();
          else onClick?.(event);
        },
        children: (
          <>
            {busy || working ? <Ring /> : icon ? <Icon path={icon} size={size === "lg" ? 20 : 16} /> : null}
            {children}
          </>
        ),
      },
      renderState,
    );
  });

/** Props of `IconButton`. */
export interface IconButtonProps extends Omit<ButtonProps, "children" | "icon"> {
  /** The accessible name; also the tooltip. */
  label: string;
  icon: IconPath;
  filled?: boolean;
}

/** A square button that shows only an icon; 32 px, 44 on a coarse pointer. */
export const IconButton: React.ForwardRefExoticComponent<
  IconButtonProps & React.RefAttributes<HTMLButtonElement>
> = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  { label, icon, filled = false, variant = "ghost", size = "sm", ...props },
  ref,
) {
  return (
    <Button
      data-mg-part="icon-button"
      title={label}
      {...props}
      ref={ref}
      variant={variant}
      size={size}
      data-mg-icon-only=""
      aria-label={label}
    >
      <Icon path={icon} filled={filled} />
    </Button>
  );
});

/** The 16 px ring that says "at work"; a still ring where motion is unwelcome. */
export function Ring(): React.ReactNode {
  const part = useParts();
  return (
    <svg {...part("ring")} viewBox="0 0 16 16" width="16" height="16" fill="none" aria-hidden="true">
      <circle cx="8" cy="8" r="6.5" stroke="currentColor" strokeOpacity=".28" strokeWidth="1.5" />
      <path d="M14.5 8A6.5 6.5 0 0 0 8 1.5" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    </svg>
  );
}
