import type { ReactNode } from "react";
import { useParts } from "../surface/parts.ts";
import { Icon } from "../ui/icon.tsx";
import * as icons from "../ui/icons.ts";

/** One sentence under a field that says what is wrong with it. */
export function FieldError({ id, children }: { id: string; children: ReactNode }): ReactNode {
  const part = useParts();
  return (
    <p id={id} {...part("field-error")}>
      <Icon path={icons.alert} size={16} />
      {children}
    </p>
  );
}
