import { createMediaGenClient, type EntityRef, type Locale, type PromptSource } from "@media-gen/client";
import { createMemoryServer, type MemoryServer, type MemoryServerOptions } from "@media-gen/client/testing";
import { MediaGenProvider } from "@media-gen/react";
import type { Decorator, Loader } from "@storybook/react-vite";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useMemo, useState } from "react";

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

/** What a story says of its server: how it behaves, and what happened before the page was opened. */
export interface ServerStory {
  options?: MemoryServerOptions;
  prepare?: (server: MemoryServer, generate: (count: number) => Promise<void>) => void | Promise<void>;
}

/** Makes each story a server of its own and brings it into the state that `parameters.server` tells. */
export const loadServer: Loader = async ({ parameters }) => {
  const { options, prepare }: ServerStory = parameters.server ?? {};
  const server = createMemoryServer(options);
  const client = createMediaGenClient({ fetch: server.fetch });
  await prepare?.(server, async (count) => {
    await client.generate({ ...haru, prompt: "달빛 도서관의 사서", style: "painterly", count });
  });
  return { server };
};

/** Puts the story on a page of the imagined host, in the toolbar's language and theme. */
export const onHostPage: Decorator = (Story, { loaded, globals }) => (
  <HostPage
    server={loaded.server as MemoryServer}
    locale={globals.locale as Locale}
    theme={globals.theme === "dark" ? "dark" : "light"}
  >
    <Story />
  </HostPage>
);

function HostPage(props: {
  server: MemoryServer;
  locale: Locale;
  theme: "light" | "dark";
  children: ReactNode;
}): ReactNode {
  const { server, locale, theme, children } = props;
  const client = useMemo(() => createMediaGenClient({ fetch: server.fetch, locale }), [server, locale]);
  const [queryClient] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: false } } }));
  return (
    <QueryClientProvider client={queryClient}>
      <MediaGenProvider client={client} locale={locale} theme={theme}>
        <main lang={locale} className="host-page" data-mg-theme={theme} style={{ colorScheme: theme }}>
          <h1 className="host-title">서하루</h1>
          {children}
        </main>
      </MediaGenProvider>
    </QueryClientProvider>
  );
}
