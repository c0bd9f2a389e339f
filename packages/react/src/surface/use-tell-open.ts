import type { EntityRef } from "@media-gen/client";
import { useEffect, useRef } from "react";
import type { MediaGenLayer } from "../events.ts";
import { useMediaGen } from "../media-gen-context.ts";
import type { Open } from "./use-open.ts";

/** Tells the host once each time a layer opened, by what, and closed, and why. */
export function useTellOpen(layer: MediaGenLayer, entity: EntityRef, state: Open, by = "host"): void {
  const { emit } = useMediaGen();
  const told = useRef(false);
  const latest = useRef({ entity, by, emit, state });
  latest.current = { entity, by, emit, state };
  const { open } = state;
  useEffect(() => {
    if (told.current === open) return;
    told.current = open;
    const now = latest.current;
    if (open) now.emit({ type: "opened", layer, entity: now.entity, by: now.by });
    else now.emit({ type: "closed", layer, entity: now.entity, reason: now.state.takeReason() });
  }, [open, layer]);
}
