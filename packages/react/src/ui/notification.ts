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

/** The toast that is shown, and the layers that could show it; the last one opened does. */
export interface ToastState {
  current: { id: number; notification: Notification } | null;
  layers: readonly string[];
}

/** Keeps one toast at a time and knows the topmost layer. */
export interface ToastStore {
  readonly state: StoreApi<ToastState>;
  show(notification: Notification): void;
  /** Closes the toast; with an id only when that one is still shown. */
  close(id?: number): void;
  /** Registers a layer (the page, or an open dialog) and returns how to remove it. */
  addLayer(layer: string): () => void;
}

/** Makes the toast store of one provider. */
export function createToastStore(): ToastStore {
  const state = createStore<ToastState>(() => ({ current: null, layers: [] }));
  let lastId = 0;
  return {
    state,
    show(notification) {
      lastId += 1;
      state.setState({ current: { id: lastId, notification } });
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
