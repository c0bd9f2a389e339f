"use client";
import type { EntityRef, MediaGenClient } from "@media-gen/client";
import { createMediaGenQueries } from "@media-gen/client/queries";
import { useQueryClient } from "@tanstack/react-query";
import {
  type ComponentPropsWithoutRef,
  forwardRef,
  type ReactNode,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { type MediaGenEvent, mediaGenEvent } from "./events.ts";
import {
  defaultHostKeys,
  type HostKeys,
  invalidateHostQueries,
  invalidateImages,
  invalidateQuota,
  openTabLine,
  type TabLine,
} from "./host-sync.ts";
import type { Catalogue } from "./i18n/catalogue.ts";
import type { Labels } from "./i18n/labels.ts";
import { type MediaGen, MediaGenContext, type Theme } from "./media-gen-context.ts";
import { createServices } from "./services.ts";
import { type PartProps, Scope } from "./surface/define-part.tsx";
import { useParts } from "./surface/parts.ts";
import { renderElement } from "./surface/render-element.ts";
import { plainText } from "./ui/emphasis.tsx";
import { createToastStore, type Notification, ToastContext } from "./ui/notification.ts";
import { StatusRegion, type StatusRegionHandle } from "./ui/status-region.tsx";
import { ToastLayer } from "./ui/toast-layer.tsx";

/** What a host's element in place of the provider's is told. */
export interface MediaGenProviderState {
  theme: Theme;
}

/** Props of `MediaGenProvider`, beside those of its own `div`, which takes no room. */
export interface MediaGenProviderProps
  extends Omit<ComponentPropsWithoutRef<"div">, "children" | "dir" | "className">,
    Omit<PartProps<MediaGenProviderState>, "labels"> {
  /** Asks the server for everything below. */
  client: MediaGenClient;
  /** Language of every text: a catalogue of `@media-gen/react/locales/*`. Only what a host imports is in its bundle. */
  locale: Catalogue;
  /** Words of the host in place of the catalogue's. Keep the object's identity, or every part renders with the host. */
  labels?: Partial<Labels>;
  /** Which of the host's queries show an entity's pictures. @default (entity) => [[entity.entity_type, entity.entity_id]] */
  invalidate?: HostKeys;
  /**
   * Hears what happens: opened and by what, submitted, image ready, primary changed, closed and why, what failed with code
   * and request id. `event.preventDefault()` keeps the kit from showing `event.notification`.
   */
  onEvent?: (event: MediaGenEvent) => void;
  /** `auto` follows the person's system. @default "auto" */
  theme?: Theme;
  children?: ReactNode;
}

/**
 * Gives the parts below it their client, language and theme, and watches their live jobs. Stands inside the host's
 * `QueryClientProvider`, whose client it uses.
 *
 * @example
 * import { ko } from "@media-gen/react/locales/ko";
 *
 * const client = createMediaGenClient({ baseUrl: "/api" });
 *
 * <QueryClientProvider client={queryClient}>
 *   <MediaGenProvider client={client} locale={ko} invalidate={(e) => [[e.entity_type, e.entity_id], ["cards"]]}>
 *     <App />
 *   </MediaGenProvider>
 * </QueryClientProvider>
 */
export const MediaGenProvider: React.ForwardRefExoticComponent<
  MediaGenProviderProps & React.RefAttributes<HTMLDivElement>
> = forwardRef<HTMLDivElement, MediaGenProviderProps>(function MediaGenProvider(
  {
    client,
    locale: { id: locale, labels: catalogue, sentences, examples: loadExamples },
    labels,
    invalidate = defaultHostKeys,
    onEvent,
    theme = "auto",
    classNames,
    className,
    container,
    dir,
    render,
    style,
    children,
    ...props
  },
  ref,
) {
  const queryClient = useQueryClient();
  const [toasts] = useState(createToastStore);
  const status = useRef<StatusRegionHandle>(null);
  const line = useRef<TabLine>(null);
  // Callers pass these inline; the shared value must not change with every render of the host.
  const host = useRef({ invalidate, onEvent });
  host.current = { invalidate, onEvent };

  const queries = useMemo(() => createMediaGenQueries(client), [client]);
  const services = useMemo(() => createServices(client), [client]);

  useEffect(() => {
    const opened = openTabLine((entity) => {
      void invalidateImages(queryClient, queries, entity);
      void invalidateQuota(queryClient, queries, entity);
      void invalidateHostQueries(queryClient, host.current.invalidate, entity);
    });
    line.current = opened;
    return () => opened.close();
  }, [queryClient, queries]);

  const value = useMemo<MediaGen>(() => {
    const announce = (text: string): void => status.current?.announce(plainText(text));
    const notify = (notification: Notification): void => {
      toasts.show(notification);
      if (notification.spoken !== null) announce(notification.spoken ?? notification.message);
    };
    const invalidateHost = (entity: EntityRef): Promise<void> =>
      invalidateHostQueries(queryClient, host.current.invalidate, entity);
    return {
      client,
      queries,
      locale,
      theme,
      services,
      t: labels === undefined ? catalogue : { ...catalogue, ...labels },
      sentences,
      loadExamples,
      formatNumber: (number) => number.toLocaleString(locale),
      formatDate: (instant) =>
        new Date(instant).toLocaleString(locale, { dateStyle: "medium", timeStyle: "short" }),
      announce,
      emit(facts, notification = null) {
        const event = mediaGenEvent(facts, notification);
        host.current.onEvent?.(event);
        if (notification !== null && !event.defaultPrevented) notify(notification);
      },
      notify,
      invalidateHost,
      invalidateEntity: async (entity, { quota = true, tabs = true } = {}) => {
        if (tabs) line.current?.send(entity);
        await Promise.all([
          invalidateImages(queryClient, queries, entity),
          quota ? invalidateQuota(queryClient, queries, entity) : undefined,
          invalidateHost(entity),
        ]);
      },
      invalidateQuota: (entity) => invalidateQuota(queryClient, queries, entity),
      broadcast: (entity) => line.current?.send(entity),
    };
  }, [
    client,
    queries,
    locale,
    catalogue,
    sentences,
    loadExamples,
    theme,
    services,
    labels,
    queryClient,
    toasts,
  ]);

  const latest = useRef(value);
  latest.current = value;
  useEffect(() => services.open(() => latest.current), [services]);

  return (
    <MediaGenContext.Provider value={value}>
      <ToastContext.Provider value={toasts}>
        <Scope classNames={classNames} container={container} dir={dir}>
          <ProviderRoot
            {...props}
            ref={ref}
            className={className}
            dir={dir}
            render={render}
            data-mg-theme={theme === "auto" ? undefined : theme}
            style={{ display: "contents", ...style }}
            theme={theme}
          >
            {children}
          </ProviderRoot>
          <ToastLayer layer="page" />
          <StatusRegion ref={status} />
        </Scope>
      </ToastContext.Provider>
    </MediaGenContext.Provider>
  );
});

type ProviderRootProps = ComponentPropsWithoutRef<"div"> &
  Pick<MediaGenProviderProps, "render"> & { theme: Theme };

const ProviderRoot = forwardRef<HTMLDivElement, ProviderRootProps>(function ProviderRoot(
  { className, render, theme, ...props },
  ref,
) {
  const part = useParts();
  return renderElement("div", render, { ...props, ...part("provider", className), ref }, { theme });
});
