import {
  type ComponentType,
  createElement,
  type ForwardRefExoticComponent,
  forwardRef,
  type PropsWithoutRef,
  type ReactNode,
  type RefAttributes,
  useSyncExternalStore,
} from "react";

/** A component whose code is loaded when it is first drawn, or before by `preload`. Draws `fallback` until then. */
export type LazyPart<Props, Element = never> = ForwardRefExoticComponent<
  PropsWithoutRef<Props> & { fallback?: ReactNode } & RefAttributes<Element>
> & {
  /** Loads the code ahead. @throws when it cannot be loaded; a later call tries again */
  preload(): Promise<void>;
};

/**
 * Splits a component off. Unlike React's `lazy` it draws at once what is loaded already, never suspends the host's page,
 * and tries again after a failure: when it is drawn anew, and when the network is back.
 */
export function lazyPart<Props extends object, Element = never>(
  load: () => Promise<ComponentType<Props>>,
): LazyPart<Props, Element> {
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
  const Part = forwardRef<never, { fallback?: ReactNode }>(function LazyPart(
    { fallback = null, ...props },
    ref,
  ): ReactNode {
    const component = useSyncExternalStore(
      subscribe,
      () => loaded,
      () => null,
    );
    if (component === null) return fallback;
    const given: object = ref === null ? props : { ...props, ref };
    return createElement(component as ComponentType<object>, given);
  });
  return Object.assign(Part, { preload }) as unknown as LazyPart<Props, Element>;
}
