import { useSyncExternalStore } from "react";

const phone = window.matchMedia("(max-width: 639px)");

function follow(listener: () => void): () => void {
  phone.addEventListener("change", listener);
  return () => phone.removeEventListener("change", listener);
}

/** True while the window is as narrow as a phone; the same width as in the stylesheets. */
export function usePhone(): boolean {
  return useSyncExternalStore(follow, () => phone.matches);
}
