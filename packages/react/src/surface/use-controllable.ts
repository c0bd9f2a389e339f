import { useState } from "react";

/** What the host controls, or the part keeps by itself when the host does not. */
export function useControllable<Value>(
  controlled: Value | undefined,
  first: Value,
): [value: Value, keep: (value: Value) => void] {
  const [own, setOwn] = useState(first);
  return [controlled === undefined ? own : controlled, setOwn];
}
