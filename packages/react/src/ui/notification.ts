import type { EntityRef } from "@media-gen/client";
import { createContext } from "react";
import { createStore, type StoreApi } from "zustand/vanilla";

/** What a toast speaks of; decides its icon. */
export type NotificationKind = "success" | "warning" | "error" | "deleted" | "refreshed" | "info";

/** One short message to the person, shown as a toast unless the host shows it itself. */
export interface Notification {
  kind: NotificationKind;
  /** The sentence; `**…**` marks words in bold. */
  message: string;
  /** At most one thing to do about it. */
  action?: { label: string; run: () => void };
  /** Stays until closed, because it speaks of money or offers to undo. Others leave after 6 s. @default false */
  sticky?: boolean;
  /** Whose pictures it is about. */
  entity?: EntityRef;
  /** Spoken in place of the message; null when the status region has said it already. @default message */
  spoken?: string | null;
}

/** The toast that is shown, and the layers that could show it, the topmost last. */
export interface ToastState {
  /** `layer` was the topmost one when the toast appeared. */
  current: { id: number; notification: Notification; layer: string | undefined } | null;
  layers: readonly string[];
}

/**
 * The toast that a layer shows: one that appeared in it, or whose own layer has closed. A layer that opens over a toast
 * covers it until it closes, as it covers everything else there.
 */
export function toastOf({ current, layers }: ToastState, layer: string): ToastState["current"] {
  if (current === null || layers.at(-1) !== layer) return null;
  const isOpen = current.layer !== undefined && layers.includes(current.layer);
  return current.layer === layer || !isOpen ? current : null;
}

/** The layer below all others, which is always there. */
export const pageLayer = "page";

/** Keeps one toast at a time and knows the topmost layer. */
export interface ToastStore {
  readonly state: StoreApi<ToastState>;
  show(notification: Notification): void;
  /** Closes the toast; with an id only when that one is still shown. */
  close(id?: number): void;
  /** Registers a layer, an open dialog, above those before it; returns how to remove it. */
  addLayer(layer: string): () => void;
}

/** Makes the toast store of one provider. */
export function createToastStore(): ToastStore {
  const state = createStore<ToastState>(() => ({ current: null, layers: [pageLayer] }));
  let lastId = 0;
  return {
    state,
    show(notification) {
      lastId += 1;
      state.setState(({ layers }) => ({ current: { id: lastId, notification, layer: layers.at(-1) } }));
    },
    close(id) {
      const { current } = state.getState();
      if (id === undefined || current?.id === id) state.setState({ current: null });
    },
    addLayer(layer) {
      state.setState(({ layers }) => ({ layers: [...layers, layer] }));
      return () => state.setState(({ layers }) => ({ layers: layers.filter((other) => other !== layer) }));
    },
  };
}

/** The toast store of the surrounding provider; null outside one. */
export const ToastContext: React.Context<ToastStore | null> = createContext<ToastStore | null>(null);
