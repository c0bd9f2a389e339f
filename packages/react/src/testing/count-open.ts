/** What is still open in the page, by kind; a kind of which nothing is open is left out. */
export type OpenCounts = Record<string, number>;

/** Watches what the page opens and closes from now on. */
export interface OpenCounter {
  /** What is open now. */
  open(): OpenCounts;
  /** Takes the place of a `fetch`, to count requests without an answer. */
  watchFetch<F extends (...parts: never[]) => Promise<unknown>>(fetch: F): F;
  /** Gives the page its own functions back. */
  stop(): void;
}

/** Listeners of elements go with their elements; those of these targets stay until they are taken away. */
const lasting = (target: unknown): boolean =>
  target === globalThis.window ||
  target === document ||
  target === document.body ||
  target === document.documentElement ||
  !(target instanceof Node || target instanceof AbortSignal);

/** Patches the page's own functions and counts what they open: timers, frames, listeners, observers, channels, object URLs. */
export function countOpen(): OpenCounter {
  const opened = new Map<string, Set<unknown>>();
  const of = (kind: string): Set<unknown> => {
    const known = opened.get(kind) ?? new Set();
    opened.set(kind, known);
    return known;
  };
  const undo: (() => void)[] = [];
  const patch = <T extends object, K extends keyof T>(owner: T, name: K, make: (own: T[K]) => T[K]): void => {
    const own = owner[name];
    if (own === undefined) return;
    owner[name] = make(own);
    undo.push(() => {
      owner[name] = own;
    });
  };

  const timers = new Map<unknown, string>();
  const note = (timer: unknown, ms: unknown): void => {
    const kind = `timer of ${Number(ms ?? 0)} ms`;
    timers.set(timer, kind);
    of(kind).add(timer);
  };
  const forget = (timer: unknown): void => {
    of(timers.get(timer) ?? "").delete(timer);
    timers.delete(timer);
  };
  patch(globalThis, "setTimeout", (own) => {
    const counted = (run: (...rest: unknown[]) => void, ms?: number, ...rest: unknown[]): unknown => {
      const done = (): void => {
        forget(timer);
        run(...rest);
      };
      const timer: unknown = Reflect.apply(own, globalThis, [done, ms]);
      note(timer, ms);
      return timer;
    };
    return counted as typeof own;
  });
  patch(globalThis, "setInterval", (own) => {
    const counted = (...parts: [() => void, number?]): unknown => {
      const timer: unknown = Reflect.apply(own, globalThis, parts);
      note(timer, parts[1]);
      return timer;
    };
    return counted as typeof own;
  });
  const clears =
    (own: typeof clearTimeout): typeof clearTimeout =>
    (timer) => {
      forget(timer);
      own(timer);
    };
  patch(globalThis, "clearTimeout", clears);
  patch(globalThis, "clearInterval", clears);
  patch(globalThis, "requestAnimationFrame", (own) => (run) => {
    const frame = own((time) => {
      of("frame").delete(frame);
      run(time);
    });
    of("frame").add(frame);
    return frame;
  });
  patch(globalThis, "cancelAnimationFrame", (own) => (frame) => {
    of("frame").delete(frame);
    own(frame);
  });

  const listeners = new Map<unknown, Map<unknown, string>>();
  patch(EventTarget.prototype, "addEventListener", (own) => {
    return function counted(this: EventTarget, type, listener, options) {
      own.call(this, type, listener, options);
      if (listener === null || !lasting(this)) return;
      const kind = `${type} of ${this?.constructor?.name ?? "window"}`;
      const key = `${type} ${typeof options === "object" ? options?.capture === true : options === true}`;
      const ofTarget = listeners.get(this) ?? new Map<unknown, string>();
      listeners.set(this, ofTarget);
      const name = `${key} ${idOf(listener)}`;
      ofTarget.set(name, kind);
      of(kind).add(`${idOf(this)} ${name}`);
      const signal = typeof options === "object" ? options.signal : undefined;
      if (signal) own.call(signal, "abort", () => of(kind).delete(`${idOf(this)} ${name}`));
    };
  });
  patch(EventTarget.prototype, "removeEventListener", (own) => {
    return function counted(this: EventTarget, type, listener, options) {
      own.call(this, type, listener, options);
      if (listener === null) return;
      const key = `${type} ${typeof options === "object" ? options?.capture === true : options === true}`;
      const name = `${key} ${idOf(listener)}`;
      const kind = listeners.get(this)?.get(name);
      if (kind !== undefined) of(kind).delete(`${idOf(this)} ${name}`);
    };
  });
  for (const observer of ["ResizeObserver", "MutationObserver", "IntersectionObserver"] as const) {
    const Observer = Reflect.get(globalThis, observer) as typeof MutationObserver | undefined;
    if (Observer === undefined) continue;
    const { prototype } = Observer;
    patch(
      prototype,
      "observe",
      (own) =>
        function counted(this: MutationObserver, ...parts) {
          of(observer).add(this);
          Reflect.apply(own, this, parts);
        },
    );
    patch(
      prototype,
      "disconnect",
      (own) =>
        function counted(this: MutationObserver) {
          of(observer).delete(this);
          own.call(this);
        },
    );
  }
  patch(globalThis, "BroadcastChannel", (Own) => {
    return class extends Own {
      constructor(name: string) {
        super(name);
        of("channel").add(this);
      }
      override close(): void {
        of("channel").delete(this);
        super.close();
      }
    };
  });
  patch(URL, "createObjectURL", (own) => (source) => {
    const url = own(source);
    of("object URL").add(url);
    return url;
  });
  patch(URL, "revokeObjectURL", (own) => (url) => {
    of("object URL").delete(url);
    own(url);
  });

  return {
    open: () =>
      Object.fromEntries(
        [...opened].filter(([, things]) => things.size > 0).map(([kind, things]) => [kind, things.size]),
      ),
    watchFetch: (fetch) => {
      const counted = async (...parts: never[]): Promise<unknown> => {
        const token = {};
        of("request").add(token);
        try {
          return await fetch(...parts);
        } finally {
          of("request").delete(token);
        }
      };
      return counted as typeof fetch;
    },
    stop: () => {
      for (const give of undo.reverse()) give();
    },
  };
}

const ids = new WeakMap<object, number>();
let lastId = 0;

function idOf(thing: object): number {
  const known = ids.get(thing) ?? ++lastId;
  ids.set(thing, known);
  return known;
}
