import { type ReactNode, useContext, useEffect, useId, useSyncExternalStore } from "react";
import { lazyPart } from "./lazy-part.tsx";
import { pageLayer, ToastContext, type ToastStore, toastOf } from "./notification.ts";

const Toasts = lazyPart(async () => (await import("./toast.tsx")).ToastViewport);

/** Loads what shows a toast. */
export const loadToasts: () => Promise<void> = Toasts.preload;

/** Loads it ahead, for parts that may have to say that the network is lost, which must not need the network. */
export function preloadToasts(): void {
  loadToasts().catch(() => {
    // The first toast tries again.
  });
}

/** Shows the toast when its layer (the page or a dialog) is the topmost one, so that it is never behind or inert. */
export function ToastLayer({ layer }: { layer: "page" | "dialog" }): ReactNode {
  const toasts = useContext(ToastContext);
  return toasts === null ? null : <Layer toasts={toasts} layer={layer} />;
}

function Layer({ toasts, layer }: { toasts: ToastStore; layer: "page" | "dialog" }): ReactNode {
  const own = useId();
  const id = layer === "page" ? pageLayer : own;
  useEffect(() => (id === pageLayer ? undefined : toasts.addLayer(id)), [toasts, id]);
  const { getState, subscribe } = toasts.state;
  const shown = useSyncExternalStore(
    subscribe,
    () => toastOf(getState(), id),
    () => null,
  );
  return shown === null ? null : (
    <Toasts
      key={shown.id}
      layer={layer}
      notification={shown.notification}
      close={() => toasts.close(shown.id)}
    />
  );
}
