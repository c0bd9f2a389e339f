import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Button } from "../ui/button.tsx";

/** Longest description that the server keeps, in code points. */
const longest = 500;

/** The text alternative of a picture, which its owner can write. */
export function AltEditor({
  alt,
  editable,
  onSave,
}: {
  alt: string | null;
  editable: boolean;
  onSave: (alt: string | null) => void;
}): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  const [draft, setDraft] = useState<string | null>(null);
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const edit = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  const editing = draft !== null;
  useEffect(() => {
    if (editing) field.current?.focus();
    else if (wasEditing.current) edit.current?.focus();
    wasEditing.current = editing;
  }, [editing]);

  if (draft === null) {
    return (
      <section {...part("details-alt")}>
        <header {...part("details-line")}>
          <h4 {...part("details-label")}>{t["details.alt"]}</h4>
          {editable ? (
            <Button ref={edit} variant="ghost" size="sm" onClick={() => setDraft(alt ?? "")}>
              {t["details.edit"]}
            </Button>
          ) : null}
        </header>
        <p {...part("details-alt-text")} data-state={alt === null ? "empty" : "filled"}>
          {alt ?? t["details.alt.none"]}
        </p>
      </section>
    );
  }
  const save = (): void => {
    const text = draft.trim();
    setDraft(null);
    if (text !== (alt ?? "")) onSave(text === "" ? null : text);
  };
  return (
    <section {...part("details-alt")}>
      <label htmlFor={id} {...part("details-label")}>
        {t["details.alt"]}
      </label>
      <textarea
        ref={field}
        id={id}
        {...part("details-field")}
        rows={3}
        aria-describedby={`${id}-hint`}
        value={draft}
        onChange={(event) => setDraft([...event.target.value].slice(0, longest).join(""))}
      />
      <p id={`${id}-hint`} {...part("details-hint")}>
        {t["details.alt.hint"]}
      </p>
      <div {...part("details-line")}>
        <Button size="sm" onClick={() => setDraft(null)}>
          {t["confirm.cancel"]}
        </Button>
        <Button size="sm" variant="ink" onClick={save}>
          {t["details.save"]}
        </Button>
      </div>
    </section>
  );
}
