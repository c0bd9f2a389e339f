import type { ReactNode } from "react";
import { usePreferences } from "../preferences.tsx";

/** One bold line, one line of what it means, at most one thing to do. */
export function Notice(props: { title: string; body: string; children?: ReactNode }): ReactNode {
  return (
    <div className="notice">
      <h2>{props.title}</h2>
      <p>{props.body}</p>
      {props.children}
    </div>
  );
}

export function FailedNotice({ onAgain }: { onAgain: () => void }): ReactNode {
  const { words } = usePreferences();
  return (
    <Notice title={words.failedTitle} body={words.failedBody}>
      <button type="button" className="button" onClick={onAgain}>
        {words.again}
      </button>
    </Notice>
  );
}
