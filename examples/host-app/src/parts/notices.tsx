import type { ReactNode } from "react";
import { usePreferences } from "../preferences.tsx";

/** One bold line, one line of what it means, at most one thing to do. */
export function Notice(props: {
  title: string;
  body: string;
  /** The page has no other heading of its own. */
  alone?: boolean;
  children?: ReactNode;
}): ReactNode {
  const Heading = props.alone ? "h1" : "h2";
  return (
    <div className="notice">
      <Heading>{props.title}</Heading>
      <p>{props.body}</p>
      {props.children}
    </div>
  );
}

export function FailedNotice({ alone, onAgain }: { alone?: boolean; onAgain: () => void }): ReactNode {
  const { words } = usePreferences();
  return (
    <Notice title={words.failedTitle} body={words.failedBody} alone={alone}>
      <button type="button" className="button" onClick={onAgain}>
        {words.again}
      </button>
    </Notice>
  );
}
