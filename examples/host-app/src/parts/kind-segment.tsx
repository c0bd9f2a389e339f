import type { ReactNode } from "react";
import type { Kind } from "../../shared/site-entity.ts";
import { usePreferences } from "../preferences.tsx";
import { kinds } from "./kinds.ts";

/** Chooses one kind or all of them. */
export function KindSegment(props: { value: Kind | ""; onChange: (kind: Kind | "") => void }): ReactNode {
  const { words } = usePreferences();
  return (
    <div className="segment" role="group" aria-label={words.browseTitle}>
      {(["", ...kinds] as const).map((kind) => (
        <button
          key={kind}
          type="button"
          aria-pressed={props.value === kind}
          onClick={() => props.onChange(kind)}
        >
          {words.kinds[kind || "all"]}
        </button>
      ))}
    </div>
  );
}
