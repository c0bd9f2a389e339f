import type { ReactNode } from "react";
import { Link } from "react-router";
import { usePreferences } from "../preferences.tsx";
import { useTitle } from "./use-title.ts";

export function MissingPage(): ReactNode {
  const { words } = usePreferences();
  useTitle(words.missingTitle);
  return (
    <div className="page missing">
      <svg viewBox="0 0 120 120" width="120" height="120" aria-hidden="true">
        <circle cx="60" cy="60" r="52" fill="none" stroke="currentColor" strokeOpacity=".35" />
        <path d="M76 14a50 50 0 1 0 0 92 44 44 0 0 1 0-92z" fill="currentColor" fillOpacity=".12" />
      </svg>
      <h1>{words.missingTitle}</h1>
      <p>{words.missingBody}</p>
      <Link className="button ink" to="/">
        {words.missingAction}
      </Link>
    </div>
  );
}
