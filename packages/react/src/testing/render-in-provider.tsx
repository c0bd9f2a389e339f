import { createMediaGenClient, type EntityRef, type PromptSource } from "@media-gen/client";
import { createMemoryServer, type MemoryServer, type MemoryServerOptions } from "@media-gen/client/testing";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type RenderResult, render } from "@testing-library/react";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import type { ReactNode } from "react";
import { ko } from "../locales/ko.ts";
import { MediaGenProvider, type MediaGenProviderProps } from "../provider.tsx";

/** The entity that the memory server's writer owns. */
export const haru: EntityRef = { entity_type: "character", entity_id: "haru" };

/** What the page of `haru` says of the character. */
export const haruSource: PromptSource = {
  entity_type: "character",
  name: "하루",
  description: "달빛 도서관의 마지막 사서.",
  personality: "차분하고 조금 슬프다.",
};

/** A page of the imagined host, its server and its person. */
export interface Page extends RenderResult {
  server: MemoryServer;
  queryClient: QueryClient;
  user: UserEvent;
  /** The operations that the server was asked for, oldest first. */
  asked(): (string | null)[];
}

/** Renders parts inside a provider over a server in memory. Pass `server` to open a second page on the same one. */
export function renderInProvider(
  ui: ReactNode,
  {
    server = createMemoryServer(),
    locale = ko,
    ...provider
  }: { server?: MemoryServer } & Partial<MediaGenProviderProps> = {},
): Page {
  const client = createMediaGenClient({ fetch: server.fetch, locale: locale.id });
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const page = render(
    <QueryClientProvider client={queryClient}>
      <MediaGenProvider client={client} locale={locale} {...provider}>
        {ui}
      </MediaGenProvider>
    </QueryClientProvider>,
  );
  return {
    ...page,
    server,
    queryClient,
    user: userEvent.setup(),
    asked: () => server.requests.map(({ operation }) => operation),
  };
}

/** A memory server with the given habits. */
export function serverWith(options: MemoryServerOptions): MemoryServer {
  return createMemoryServer(options);
}
