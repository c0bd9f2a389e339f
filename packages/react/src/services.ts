import type { MediaGenClient } from "@media-gen/client";
import type { MediaGen } from "./media-gen-context.ts";

/** Something of which a provider has one. The provider does not know it: its code comes with the parts that ask for it. */
export interface ServiceKind<Value> {
  make(client: MediaGenClient): Value;
  /** Sets it to work while the provider is in the page; returns how to stop. */
  start(value: Value, read: () => MediaGen): () => void;
}

/** The services of one provider. */
export interface Services {
  /** The provider's one value of a kind, made when it is first asked for. */
  get<Value>(kind: ServiceKind<Value>): Value;
  /** Sets all to work, also those that are made later; returns how to stop them. */
  open(read: () => MediaGen): () => void;
}

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
