import { useEffect, useState } from "react";

/**
 * Keeps a `true` for a moment after it turned `false`, so that what ends does not stand in the way of what came last.
 * @param lingerMs how long, in milliseconds
 */
export function useLingering(value: boolean, lingerMs: number): boolean {
  const [lingers, setLingers] = useState(value);
  useEffect(() => {
    if (value) {
      setLingers(true);
      return undefined;
    }
    const timer = setTimeout(() => setLingers(false), lingerMs);
    return () => clearTimeout(timer);
  }, [value, lingerMs]);
  return value || lingers;
}
