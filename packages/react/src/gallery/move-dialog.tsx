import { type ReactNode, useId, useRef, useState } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Button } from "../ui/button.tsx";
import { Dialog, DialogTitle } from "../ui/dialog.tsx";

/** Props of `MoveDialog`. */
export interface MoveDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Where the picture stands now, from 1. */
  position: number;
  /** The first and last position that it may have, from 1. */
  min: number;
  max: number;
  /** Hears the position that was asked for, from 1. */
  onMove: (position: number) => void;
  /** Takes the focus afterwards when the element that had it is gone. */
  returnFocus: React.RefObject<HTMLElement | null>;
}

/** Asks for a place by its number: the short way over a long distance. */
export function MoveDialog(props: MoveDialogProps): ReactNode {
  const part = useParts();
  const { open, onOpenChange, min, max, onMove } = props;
  const { t } = useMediaGen();
  const field = useRef<HTMLInputElement>(null);
  const fieldId = useId();
  const hintId = useId();
  const [refused, setRefused] = useState(false);
  const [wasOpen, setWasOpen] = useState(open);
  if (open !== wasOpen) {
    setWasOpen(open);
    setRefused(false);
  }

  const submit = (event: React.FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    const wanted = Number(field.current?.value);
    const allowed = Number.isInteger(wanted) && wanted >= min && wanted <= max;
    setRefused(!allowed);
    if (!allowed) {
      field.current?.focus();
      return;
    }
    onOpenChange(false);
    if (wanted !== props.position) onMove(wanted);
  };

  return (
    <Dialog
      data-mg-part="move-dialog"
      layer="nested"
      open={open}
      onOpenChange={onOpenChange}
      initialFocus={field}
      returnFocus={props.returnFocus}
    >
      <DialogTitle>{t["move.to.title"]({ i: props.position })}</DialogTitle>
      <form {...part("move-form")} noValidate onSubmit={submit}>
        <label {...part("move-label")} htmlFor={fieldId}>
          {t["move.to.field"]}
        </label>
        <input
          ref={field}
          id={fieldId}
          {...part("move-field")}
          data-mg-field=""
          type="number"
          inputMode="numeric"
          min={min}
          max={max}
          defaultValue={props.position}
          aria-describedby={hintId}
          aria-invalid={refused || undefined}
        />
        <p
          id={hintId}
          {...part("move-hint")}
          data-state={refused ? "invalid" : "idle"}
          role={refused ? "alert" : undefined}
        >
          {t["move.to.range"]({ min, max })}
        </p>
        <div {...part("move-actions")}>
          <Button onClick={() => onOpenChange(false)}>{t["confirm.cancel"]}</Button>
          <Button variant="ink" type="submit">
            {t.move}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
