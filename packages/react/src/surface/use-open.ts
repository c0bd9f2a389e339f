import { useRef, useState } from "react";

/**
 * How a layer was left: by a key, by a press beside it, by its close button, by its main button, by what was done in it,
 * or by the host.
 */
export type CloseReason = "escape" | "outside" | "close" | "done" | "host";

/** Props of everything that opens: controlled with `open`, or by itself from `defaultOpen` on. */
export interface OpenProps {
  /** Whether it is open; leave it out to let it keep that by itself. */
  open?: boolean;
  /** Whether it is open at first. @default false */
  defaultOpen?: boolean;
  /** Hears when the person opens or closes it; `reason` says how it was closed. */
  onOpenChange?: (open: boolean, reason: CloseReason) => void;
}

/** Whether a layer is open, and how it was closed last. */
export interface Open {
  open: boolean;
  set(open: boolean, reason?: CloseReason): void;
  /** Gives the reason of the last closing once; `host` when nobody in the layer closed it. */
  takeReason(): CloseReason;
}

/** Keeps a layer open or closed as `OpenProps` say. */
export function useOpen({ open, defaultOpen = false, onOpenChange }: OpenProps): Open {
  const [own, setOwn] = useState(defaultOpen);
  const reason = useRef<CloseReason>("host");
  return {
    open: open ?? own,
    set(next, why = "host") {
      reason.current = why;
      setOwn(next);
      onOpenChange?.(next, why);
    },
    takeReason() {
      const last = reason.current;
      reason.current = "host";
      return last;
    },
  };
}
