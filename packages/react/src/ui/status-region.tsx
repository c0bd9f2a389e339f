import { forwardRef, useEffect, useImperativeHandle, useRef } from "react";
import { useParts } from "../surface/parts.ts";
import { hiddenStyle } from "./visually-hidden.tsx";

/** How long a spoken sentence stays in the page, in milliseconds: long enough to be read out, too short to be found stale. */
const sentenceLifetime = 10_000;

/** Speaks sentences. */
export interface StatusRegionHandle {
  announce(text: string): void;
}

/**
 * The one polite live region of a provider, in the page before the first sentence. Its `aria-live` keeps it heard while
 * a dialog hides the rest of the page.
 */
export const StatusRegion: React.ForwardRefExoticComponent<React.RefAttributes<StatusRegionHandle>> =
  forwardRef(function StatusRegion(_props, ref) {
    const part = useParts();
    const region = useRef<HTMLDivElement>(null);
    const leaving = useRef(new Set<ReturnType<typeof setTimeout>>());
    useEffect(() => {
      const timers = leaving.current;
      return () => {
        for (const timer of timers) clearTimeout(timer);
        timers.clear();
        region.current?.replaceChildren();
      };
    }, []);
    useImperativeHandle(ref, () => ({
      announce(text) {
        if (region.current === null) return;
        // A sentence is a node of its own, so that two in one moment, or one said twice, are both heard.
        const sentence = region.current.ownerDocument.createElement("p");
        sentence.textContent = text;
        region.current.append(sentence);
        const timer = setTimeout(() => {
          leaving.current.delete(timer);
          sentence.remove();
        }, sentenceLifetime);
        leaving.current.add(timer);
      },
    }));
    return (
      <div
        ref={region}
        {...part("status")}
        role="status"
        aria-live="polite"
        aria-atomic="false"
        style={hiddenStyle}
      />
    );
  });
