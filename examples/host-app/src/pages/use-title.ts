import { useEffect } from "react";
import { usePreferences } from "../preferences.tsx";

/** Names the page in the browser's tab; an empty name leaves the site's alone. */
export function useTitle(name: string): void {
  const { words } = usePreferences();
  useEffect(() => {
    document.title = name ? `${name} · ${words.siteName}` : words.siteName;
  }, [name, words]);
}
