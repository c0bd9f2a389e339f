import type { ReactNode, RefObject } from "react";
import type { MediaGenPart } from "../anatomy/parts.ts";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Button } from "./button.tsx";
import { Dialog, DialogTitle } from "./dialog.tsx";

/** Props of `FormDialog`. */
export interface FormDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** The one field; it has the first focus. */
  field: RefObject<HTMLElement | null>;
  /** What the main button says. */
  act: string;
  /** @default false */
  busy?: boolean;
  onSubmit: () => void;
  /** Names of the dialog, its form and its row of buttons. */
  parts: readonly [dialog: MediaGenPart, form: MediaGenPart, actions: MediaGenPart];
  /** Takes the focus afterwards when the element that had it is gone. */
  returnFocus?: RefObject<HTMLElement | null>;
  /** The field with its label and what is said of it. */
  children: ReactNode;
}

/** Asks for one thing over another dialog. */
export function FormDialog(props: FormDialogProps): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  const [dialog, form, actions] = props.parts;
  return (
    <Dialog
      data-mg-part={dialog}
      layer="nested"
      open={props.open}
      onOpenChange={props.onOpenChange}
      initialFocus={props.field}
      returnFocus={props.returnFocus}
    >
      <DialogTitle>{props.title}</DialogTitle>
      <form
        {...part(form)}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          // React hands the event on to the form around the dialog, which must not be sent.
          event.stopPropagation();
          props.onSubmit();
        }}
      >
        {props.children}
        <div {...part(actions)}>
          <Button onClick={() => props.onOpenChange(false)}>{t["confirm.cancel"]}</Button>
          <Button variant="ink" type="submit" busy={props.busy}>
            {props.act}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
