import type { MediaGenClient } from "@media-gen/client";
import type { MediaGen, ServiceKind, Services } from "./media-gen-context.ts";

interface Running {
  value: unknown;
  start: (read: () => MediaGen) => () => void;
  stop?: () => void;
}

/** Makes the services of one provider and client. */
export function createServices(client: MediaGenClient): Services {
  const made = new Map<unknown, Running>();
  let reader: (() => MediaGen) | null = null;
  return {
    get<Value>(kind: ServiceKind<Value>): Value {
      const known = made.get(kind);
      if (known !== undefined) return known.value as Value;
      const value = kind.make(client);
      const service: Running = { value, start: (read) => kind.start(value, read) };
      if (reader !== null) service.stop = service.start(reader);
      made.set(kind, service);
      return value;
    },
    open(read) {
      reader = read;
      for (const service of made.values()) service.stop = service.start(read);
      return () => {
        reader = null;
        for (const service of made.values()) service.stop?.();
      };
    },
  };
}
