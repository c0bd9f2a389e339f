/** The first and the second request to end. */
export interface Signals {
  first: Promise<void>;
  second: Promise<void>;
  forget(): void;
}

/** Listens for SIGTERM and SIGINT. */
export function untilSignalled(): Signals {
  const first = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  let count = 0;
  const hear = (): void => {
    count += 1;
    (count === 1 ? first : second).resolve();
  };
  process.on("SIGTERM", hear).on("SIGINT", hear);
  return {
    first: first.promise,
    second: second.promise,
    forget: () => {
      process.removeListener("SIGTERM", hear).removeListener("SIGINT", hear);
    },
  };
}
