import { useEffect, useLayoutEffect } from "react";

/** `useLayoutEffect` in browsers; nothing on a server, where React 18 would complain of it. */
export const useBrowserLayoutEffect: typeof useLayoutEffect =
  typeof document === "undefined" ? useEffect : useLayoutEffect;
