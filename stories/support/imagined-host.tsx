import {
  createMediaGenClient,
  type EntityRef,
  type Locale,
  type MediaGenClient,
  type PromptSource,
} from "@media-gen/client";
import { createMemoryServer, type MemoryServer, type MemoryServerOptions } from "@media-gen/client/testing";
import { MediaGenProvider } from "@media-gen/react";
import { en } from "@media-gen/react/locales/en";
import { ja } from "@media-gen/react/locales/ja";
import { ko } from "@media-gen/react/locales/ko";
import type { Decorator, Loader } from "@storybook/react-vite";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useEffect, useMemo, useState } from "react";

/** The character that the imagined host's writer owns. */
export const haru: EntityRef = { entity_type: "character", entity_id: "haru" };

/** What the character's page says, for the first prompt. */
export const haruSource: PromptSource = {
  entity_type: "character",
  name: "서하루",
  description: "달빛 도서관의 마지막 사서. 짙은 남색 제복과 호박 브로치, 올려 묶은 검은 머리.",
  personality: "차분하고 조금 슬픈 눈빛.",
  world: "보름달이 뜨는 밤에만 문을 여는 도서관.",
};

/** The server of a story, and the owner's hands before the page was opened. */
export interface Past {
  server: MemoryServer;
  client: MediaGenClient;
  /** Starts a job of so many pictures; none is drawn yet. */
  generate(count: number): Promise<void>;
}

/** What a story says of its server: how it behaves, and what happened before the page was opened. */
export interface ServerStory {
  options?: MemoryServerOptions;
  prepare?: (past: Past) => void | Promise<void>;
}

/** Parameters of a story that runs on such a server. */
export function onServer(server: ServerStory): { parameters: { server: ServerStory } } {
  return { parameters: { server } };
}

/** Parameters of a story whose gallery already holds pictures. */
export function withImages(count: number): { parameters: { server: ServerStory } } {
  return onServer({ prepare: ({ server }) => void server.seedImages(haru, count) });
}

/**
 * Globals that frame a story as a phone of 375 px. Such a story is tagged `phone` as well, word for word: Storybook's
 * index, which tells the width to those who open it without the frame, is made from the text.
 */
export const onPhone: Record<string, unknown> = { viewport: { value: "phone", isRotated: false } };

async function startServer({ options, prepare }: ServerStory): Promise<MemoryServer> {
  const server = createMemoryServer(options);
  const client = createMediaGenClient({ fetch: server.fetch });
  const generate = async (count: number): Promise<void> => {
    await client.generate({ ...haru, prompt: "달빛 도서관의 사서", style: "painterly", count });
  };
  await prepare?.({ server, client, generate });
  return server;
}

/** Storybook loads anew when a control or the toolbar turns; the signal is one for as long as the story stands. */
const servers = new WeakMap<AbortSignal, Promise<MemoryServer>>();

/** Makes each story a server of its own and brings it into the state that `parameters.server` tells. */
export const loadServer: Loader = async ({ parameters, abortSignal }) => {
  const server = servers.get(abortSignal) ?? startServer(parameters.server ?? {});
  servers.set(abortSignal, server);
  return { server: await server };
};

/** Puts the story on a page of the imagined host, in the toolbar's language and theme. */
export const onHostPage: Decorator = (Story, { loaded, globals, viewMode }) => (
  <HostPage
    alone={viewMode === "story"}
    server={loaded.server as MemoryServer}
    locale={globals.locale as Locale}
    theme={globals.theme === "dark" ? "dark" : "light"}
  >
    <Story />
  </HostPage>
);

const catalogues = { ko, en, ja };

function HostPage(props: {
  /** The story is the whole document, and not one of many on a page of Storybook's. */
  alone: boolean;
  server: MemoryServer;
  locale: Locale;
  theme: "light" | "dark";
  children: ReactNode;
}): ReactNode {
  const { alone, server, locale, theme, children } = props;
  const client = useMemo(() => createMediaGenClient({ fetch: server.fetch, locale }), [server, locale]);
  const [queryClient] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: false } } }));
  useEffect(() => () => server.close(), [server]);
  useEffect(() => {
    if (!alone) return;
    const { documentElement } = document;
    documentElement.lang = locale;
    documentElement.style.colorScheme = theme;
  }, [alone, locale, theme]);
  return (
    <QueryClientProvider client={queryClient}>
      <MediaGenProvider client={client} locale={catalogues[locale]} theme={theme}>
        <main lang={locale} className="host-page" data-mg-theme={theme} style={{ colorScheme: theme }}>
          <h1 className="host-title">서하루</h1>
          {children}
        </main>
      </MediaGenProvider>
    </QueryClientProvider>
  );
}
