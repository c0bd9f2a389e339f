import { type ComponentType, createElement, type ReactNode, useSyncExternalStore } from "react";

/** A component whose code is loaded when it is first drawn, or before by `preload`. */
export interface LazyPart<Props> {
  /** Draws the component, or `fallback` until its code is there. */
  (props: Props & { fallback?: ReactNode }): ReactNode;
  /** Loads the code ahead. @throws when it cannot be loaded; a later call tries again */
  preload(): Promise<void>;
}

/**
 * Splits a component off. Unlike React's `lazy` it draws at once what is loaded already, never suspends the host's page,
 * and tries again after a failure: when it is drawn anew, and when the network is back.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  let loaded: ComponentType<Props> | null = null;
  const listeners = new Set<() => void>();
  const preload = async (): Promise<void> => {
    if (loaded !== null) return;
    loaded = await load();
    for (const listener of listeners) listener();
  };
  const attempt = (): void => {
    preload().catch(() => {
      // Whoever draws it next, or the network's return, tries again.
    });
  };
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    attempt();
    addEventListener("online", attempt);
    return () => {
      listeners.delete(listener);
      removeEventListener("online", attempt);
    };
  };
  function Part({ fallback = null, ...props }: Props & { fallback?: ReactNode }): ReactNode {
    const component = useSyncExternalStore(
      subscribe,
      () => loaded,
      () => null,
    );
    return component === null ? fallback : createElement(component, props as unknown as Props);
  }
  return Object.assign(Part, { preload });
}
