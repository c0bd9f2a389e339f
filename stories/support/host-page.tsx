import { createMediaGenClient } from "@media-gen/client";
import type { MemoryServer } from "@media-gen/client/testing";
import { type Catalogue, MediaGenProvider } from "@media-gen/react";
import { en } from "@media-gen/react/locales/en";
import { ja } from "@media-gen/react/locales/ja";
import { ko } from "@media-gen/react/locales/ko";
import type { Decorator } from "@storybook/react-vite";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { reduceMotion } from "./motion.ts";
import { pseudo } from "./pseudo.ts";

const catalogues: Readonly<Record<string, Catalogue>> = { ko, en, ja, pseudo };

/** How a person looks at the page: what the toolbar says. */
interface Looks {
  locale: string;
  pageLocale: string;
  theme: "light" | "dark";
  direction: "ltr" | "rtl";
  /** Widest that the page's column may be, in CSS. */
  width: string;
  reducedMotion: boolean;
}

/** Puts the story on a page of the imagined host, as the toolbar says. */
export const onHostPage: Decorator = (Story, { loaded, globals, parameters, viewMode }) => (
  <HostPage
    alone={viewMode === "story"}
    server={loaded.server as MemoryServer}
    offline={globals.weather === "offline"}
    looks={{
      // A story may be about a language; the page around it stays in the toolbar's.
      locale: String(parameters.locale ?? globals.locale),
      pageLocale: String(globals.locale),
      theme: globals.theme === "dark" ? "dark" : "light",
      direction: globals.direction === "rtl" ? "rtl" : "ltr",
      width: globals.width === "full" ? "none" : `${globals.width}px`,
      reducedMotion: globals.motion === "reduced",
    }}
  >
    <Story />
  </HostPage>
);

/** Takes the page's connection away for as long as it is asked to. */
function useOffline(offline: boolean): void {
  useEffect(() => {
    if (!offline) return;
    Object.defineProperty(navigator, "onLine", { configurable: true, get: () => false });
    window.dispatchEvent(new Event("offline"));
    return () => {
      Reflect.deleteProperty(navigator, "onLine");
      window.dispatchEvent(new Event("online"));
    };
  }, [offline]);
}

function HostPage(props: {
  /** The story is the whole document, and not one of many on a page of Storybook's. */
  alone: boolean;
  server: MemoryServer;
  offline: boolean;
  looks: Looks;
  children: ReactNode;
}): ReactNode {
  const { alone, server, offline, children } = props;
  const { locale, pageLocale, theme, direction, width, reducedMotion } = props.looks;
  const catalogue = catalogues[locale] ?? ko;
  const lang = (catalogues[pageLocale] ?? ko).id;
  const { baseUrl } = server;
  const client = useMemo(() => createMediaGenClient({ baseUrl, locale: catalogue.id }), [baseUrl, catalogue]);
  const [queryClient] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: false } } }));
  useEffect(() => () => server.close(), [server]);
  useOffline(offline);
  useEffect(() => reduceMotion(reducedMotion), [reducedMotion]);
  useEffect(() => {
    if (!alone) return;
    const { documentElement } = document;
    documentElement.lang = lang;
    documentElement.dir = direction;
    documentElement.style.colorScheme = theme;
  }, [alone, lang, direction, theme]);
  return (
    <QueryClientProvider client={queryClient}>
      <MediaGenProvider client={client} locale={catalogue} theme={theme}>
        <main
          lang={catalogue.id}
          dir={direction}
          className="host-page"
          data-mg-theme={theme}
          style={{ colorScheme: theme }}
        >
          <h1 className="host-title">서하루</h1>
          <div style={{ maxInlineSize: width }}>{children}</div>
        </main>
      </MediaGenProvider>
    </QueryClientProvider>
  );
}
