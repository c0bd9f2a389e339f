import * as Radix from "@radix-ui/react-dialog";
import { type ComponentPropsWithoutRef, forwardRef, type ReactNode, useRef } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { ToastViewport } from "./toast.tsx";

/** Props of `Dialog`. */
export interface DialogProps extends Omit<ComponentPropsWithoutRef<"div">, "title" | "role"> {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Order of the layers: a nested dialog lies above a dialog, a viewer above both. @default "dialog" */
  layer?: "dialog" | "nested" | "lightbox";
  /** @default "dialog" */
  role?: "dialog" | "alertdialog";
  /** Takes the first focus in place of the first control. */
  initialFocus?: React.RefObject<HTMLElement | null>;
  /** Takes the focus after closing when the element that had it is gone. */
  returnFocus?: React.RefObject<HTMLElement | null>;
  "data-mg-part"?: string;
}

/**
 * A modal layer: traps focus, closes on Escape, gives the focus back, and shows toasts inside itself. Its content is a
 * size container named `mg-dialog`, so parts lay themselves out by its width and not by the window's. It must hold one
 * `DialogTitle`.
 */
export const Dialog: React.ForwardRefExoticComponent<DialogProps & React.RefAttributes<HTMLDivElement>> =
  forwardRef<HTMLDivElement, DialogProps>(function Dialog(
    { open, onOpenChange, layer = "dialog", role = "dialog", initialFocus, returnFocus, children, ...props },
    ref,
  ) {
    const { theme } = useMediaGen();
    const opener = useRef<HTMLElement>(null);
    const themed = theme === "auto" ? {} : { "data-mg-theme": theme };
    return (
      <Radix.Root open={open} onOpenChange={onOpenChange}>
        <Radix.Portal>
          <Radix.Overlay data-mg-part="scrim" data-layer={layer} {...themed} />
          <Radix.Content
            data-mg-part="dialog"
            aria-describedby={undefined}
            {...props}
            {...themed}
            ref={ref}
            role={role}
            data-mg-dialog=""
            data-layer={layer}
            onEscapeKeyDown={(event) => {
              // Escape while a syllable is being composed belongs to the input method.
              if (event.isComposing || event.keyCode === 229) event.preventDefault();
            }}
            onOpenAutoFocus={(event) => {
              const page = (event.currentTarget as HTMLElement).ownerDocument;
              opener.current = page.activeElement === page.body ? null : (page.activeElement as HTMLElement);
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
            {children}
            <ToastViewport layer="dialog" />
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    );
  });

/** Names the dialog it stands in. */
export const DialogTitle: React.ForwardRefExoticComponent<
  ComponentPropsWithoutRef<"h2"> & React.RefAttributes<HTMLHeadingElement>
> = forwardRef<HTMLHeadingElement, ComponentPropsWithoutRef<"h2">>(function DialogTitle(props, ref) {
  return <Radix.Title data-mg-part="dialog-title" {...props} ref={ref} />;
});

/** Describes the dialog it stands in; give its id to the dialog's `aria-describedby`. */
export function DialogDescription(props: ComponentPropsWithoutRef<"p">): ReactNode {
  return <p data-mg-part="dialog-description" {...props} />;
}
