import { type ReactNode, useId, useRef, useState } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { FormDialog } from "../ui/form-dialog.tsx";

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

  const submit = (): void => {
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
    <FormDialog
      parts={["move-dialog", "move-form", "move-actions"]}
      open={open}
      onOpenChange={onOpenChange}
      title={t["move.to.title"]({ i: props.position })}
      field={field}
      act={t.move}
      onSubmit={submit}
      returnFocus={props.returnFocus}
    >
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
    </FormDialog>
  );
}
