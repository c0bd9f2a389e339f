import { type ReactNode, useId, useRef } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Button } from "./button.tsx";
import { Dialog, DialogDescription, DialogTitle } from "./dialog.tsx";

/** Props of `ConfirmDialog`. */
export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  body?: string;
  confirmLabel: string;
  onConfirm: () => void;
  /** Takes the focus afterwards when the element that had it is gone. */
  returnFocus?: React.RefObject<HTMLElement | null>;
}

/** Asks once before something is taken away. The focus starts on the safe answer. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  body,
  confirmLabel,
  onConfirm,
  returnFocus,
}: ConfirmDialogProps): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  const cancel = useRef<HTMLButtonElement>(null);
  const bodyId = useId();
  return (
    <Dialog
      data-mg-part="confirm"
      role="alertdialog"
      layer="nested"
      open={open}
      onOpenChange={onOpenChange}
      initialFocus={cancel}
      returnFocus={returnFocus}
      aria-describedby={body === undefined ? undefined : bodyId}
    >
      <DialogTitle>{title}</DialogTitle>
      {body === undefined ? null : <DialogDescription id={bodyId}>{body}</DialogDescription>}
      <div {...part("confirm-actions")}>
        <Button ref={cancel} onClick={() => onOpenChange(false)}>
          {t["confirm.cancel"]}
        </Button>
        <Button
          variant="danger"
          onClick={() => {
            onConfirm();
            onOpenChange(false);
          }}
        >
          {confirmLabel}
        </Button>
      </div>
    </Dialog>
  );
}
