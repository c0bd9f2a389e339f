import type { EntityRef, Locale, MediaGenClient, Sentences } from "@media-gen/client";
import type { MediaGenQueries } from "@media-gen/client/queries";
import { createContext, useContext } from "react";
import type { MediaGenEventFacts } from "./events.ts";
import type { Examples } from "./examples/examples.ts";
import type { Labels } from "./i18n/labels.ts";
import type { Notification } from "./ui/notification.ts";

/** `auto` follows the person's system. */
export type Theme = "light" | "dark" | "auto";

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

/** What every part of the kit shares under one `MediaGenProvider`. */
export interface MediaGen {
  client: MediaGenClient;
  queries: MediaGenQueries;
  /** The id of the chosen language. */
  locale: Locale;
  theme: Theme;
  /** Every text in the chosen language, with the host's words laid over it. */
  t: Labels;
  /** What people are told when something fails, in the chosen language. */
  sentences: Sentences;
  /** Loads the sentences under an empty prompt, where the catalogue has any. */
  loadExamples: (() => Promise<Examples>) | undefined;
  /** A number as the chosen language writes it. */
  formatNumber(value: number): string;
  /** A day and time as the chosen language writes it; takes an ISO 8601 instant. */
  formatDate(instant: string): string;
  /** Speaks a sentence once through the polite status region. */
  announce(text: string): void;
  /** Tells the host what happened, and the person unless the host keeps the kit from it. */
  emit(facts: MediaGenEventFacts, notification?: Notification | null): void;
  /** Shows one toast in place of the one before, and speaks it once. */
  notify(notification: Notification): void;
  /** What the parts of the kit share beside this, each loaded with the first part that needs it. */
  services: Services;
  /** Marks the host's own queries of an entity as out of date; resolves when the shown ones were fetched again. */
  invalidateHost(entity: EntityRef): Promise<void>;
  /**
   * Marks an entity's images, its quota and the host's queries as out of date, here and in other tabs; each of `quota` and
   * `tabs` can be left out with `false`.
   */
  invalidateEntity(entity: EntityRef, parts?: { quota?: boolean; tabs?: boolean }): Promise<void>;
  /** Marks an entity's quota as out of date. */
  invalidateQuota(entity: EntityRef): Promise<void>;
  /** Tells other tabs of this site that an entity's pictures changed. */
  broadcast(entity: EntityRef): void;
}

/** Holds the value that `MediaGenProvider` gives. */
export const MediaGenContext: React.Context<MediaGen | null> = createContext<MediaGen | null>(null);

/**
 * What the surrounding `MediaGenProvider` gives.
 *
 * @throws Error when there is no provider above the caller.
 */
export function useMediaGen(): MediaGen {
  const value = useContext(MediaGenContext);
  if (value === null) {
    throw new Error(
      "No MediaGenProvider stands above this part, so there is no client to ask. Wrap the page in one.",
    );
  }
  return value;
}
