import * as Radix from "@radix-ui/react-dialog";
import {
  type ComponentPropsWithoutRef,
  forwardRef,
  type ReactNode,
  useCallback,
  useEffect,
  useRef,
} from "react";
import type { MediaGenPart } from "../anatomy/parts.ts";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts, useScope } from "../surface/parts.ts";
import { type Render, renderElement } from "../surface/render-element.ts";
import type { CloseReason } from "../surface/use-open.ts";
import { lockScroll } from "./scroll-lock.ts";
import { ToastLayer } from "./toast-layer.tsx";

/** Props of `Dialog`. */
export interface DialogProps extends Omit<ComponentPropsWithoutRef<"div">, "title" | "role"> {
  open: boolean;
  onOpenChange: (open: boolean, reason: CloseReason) => void;
  /** Order of the layers: a nested dialog lies above a dialog, a viewer above both. @default "dialog" */
  layer?: "dialog" | "nested" | "lightbox";
  /** @default "dialog" */
  role?: "dialog" | "alertdialog";
  /** Takes the first focus in place of the first control. */
  initialFocus?: React.RefObject<HTMLElement | null>;
  /** Takes the focus after closing when the element that had it is gone. */
  returnFocus?: React.RefObject<HTMLElement | null>;
  /** Replaces the dialog's element. */
  render?: Render<DialogState>;
  "data-mg-part"?: MediaGenPart;
}

/** What a host's element in place of a dialog's is told. */
export interface DialogState {
  open: boolean;
}

/** The element that has the focus, also inside a shadow root. */
function focusedIn(element: HTMLElement): HTMLElement | null {
  const root = element.getRootNode() as Document | ShadowRoot;
  const active = root.activeElement ?? element.ownerDocument.activeElement;
  return active === element.ownerDocument.body ? null : (active as HTMLElement | null);
}

interface ContentProps extends ComponentPropsWithoutRef<"div"> {
  render: Render<DialogState> | undefined;
  open: boolean;
}

/** The dialog's element, drawn where the layer around it says what it must carry. */
const Content = forwardRef<HTMLDivElement, ContentProps>(function Content({ render, open, ...props }, ref) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const page = element.current?.ownerDocument;
    return page === undefined || !open ? undefined : lockScroll(page);
  }, [open]);
  const both = useCallback(
    (node: HTMLDivElement | null) => {
      element.current = node;
      if (typeof ref === "function") ref(node);
      else if (ref) ref.current = node;
    },
    [ref],
  );
  return renderElement("div", render, { ...props, ref: both }, { open });
});

/**
 * A modal layer: traps focus, closes on Escape, gives the focus back, and shows toasts inside itself. Its content is a
 * size container named `mg-dialog`, so parts lay themselves out by its width and not by the window's. It must hold one
 * `DialogTitle`.
 */
export const Dialog: React.ForwardRefExoticComponent<DialogProps & React.RefAttributes<HTMLDivElement>> =
  forwardRef<HTMLDivElement, DialogProps>(function Dialog(
    {
      open,
      onOpenChange,
      layer = "dialog",
      role = "dialog",
      initialFocus,
      returnFocus,
      render,
      className,
      "data-mg-part": name = "dialog",
      children,
      ...props
    },
    ref,
  ) {
    const { theme } = useMediaGen();
    const { part, container, dir } = useScope();
    const opener = useRef<HTMLElement>(null);
    const reason = useRef<CloseReason>("host");
    const themed = theme === "auto" ? {} : { "data-mg-theme": theme };
    return (
      <Radix.Root open={open} onOpenChange={(next) => onOpenChange(next, reason.current)}>
        <Radix.Portal container={container}>
          {/* Not the primitive's own overlay, whose scroll lock injects a style sheet. */}
          <div
            {...part("scrim")}
            data-layer={layer}
            data-state={open ? "open" : "closed"}
            {...themed}
            style={{ pointerEvents: "auto", touchAction: "pinch-zoom" }}
          />
          <Radix.Content
            asChild
            aria-describedby={undefined}
            dir={dir}
            {...props}
            {...part(name, className)}
            {...themed}
            ref={ref}
            role={role}
            data-mg-dialog=""
            data-layer={layer}
            onFocus={(event) => {
              props.onFocus?.(event);
              // Around the last and the first control the trap moves the focus without scrolling to it.
              if (event.target.matches(":focus-visible")) event.target.scrollIntoView?.({ block: "nearest" });
            }}
            onEscapeKeyDown={(event) => {
              // Escape while a syllable is being composed belongs to the input method.
              if (event.isComposing || event.keyCode === 229) event.preventDefault();
              else reason.current = "escape";
            }}
            onPointerDownOutside={() => {
              reason.current = "outside";
            }}
            onOpenAutoFocus={(event) => {
              opener.current = focusedIn(event.currentTarget as HTMLElement);
              if (!initialFocus?.current) return;
              event.preventDefault();
              initialFocus.current.focus();
            }}
            onCloseAutoFocus={(event) => {
              event.preventDefault();
              const target = opener.current?.isConnected ? opener.current : returnFocus?.current;
              target?.focus({ preventScroll: true });
            }}
          >
            <Content render={render} open={open}>
              {children}
              <ToastLayer layer="dialog" />
            </Content>
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    );
  });

/** Props of `DialogTitle`. */
export interface DialogTitleProps extends ComponentPropsWithoutRef<"h2"> {
  "data-mg-part"?: MediaGenPart;
}

/** Names the dialog it stands in. */
export const DialogTitle: React.ForwardRefExoticComponent<
  DialogTitleProps & React.RefAttributes<HTMLHeadingElement>
> = forwardRef<HTMLHeadingElement, DialogTitleProps>(function DialogTitle(
  { className, "data-mg-part": name = "dialog-title", ...props },
  ref,
) {
  const part = useParts();
  return <Radix.Title {...props} {...part(name, className)} ref={ref} />;
});

/** Describes the dialog it stands in; give its id to the dialog's `aria-describedby`. */
export function DialogDescription({ className, ...props }: ComponentPropsWithoutRef<"p">): ReactNode {
  const part = useParts();
  return <p {...part("dialog-description", className)} {...props} />;
}
