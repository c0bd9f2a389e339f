import "./styles/layers.css";
import "pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css";
import "@media-gen/react/styles.css";
import "./styles/index.css";
import { createMediaGenClient } from "@media-gen/client";
import { MediaGenProvider } from "@media-gen/react";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router/dom";
import { PreferencesProvider, usePreferences } from "./preferences.tsx";
import { router } from "./router.tsx";
import { SiteError } from "./site-queries.ts";

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => !(error instanceof SiteError && error.status < 500) && failures < 2,
    },
  },
});
const client = createMediaGenClient({ baseUrl: "/api", locale: () => document.documentElement.lang });

function Site(): ReactNode {
  const { kitWords, theme } = usePreferences();
  return (
    <MediaGenProvider
      client={client}
      locale={kitWords}
      theme={theme}
      invalidate={(entity) => [[entity.entity_type, entity.entity_id], ["entities"], ["top"]]}
    >
      <RouterProvider router={router} />
    </MediaGenProvider>
  );
}

createRoot(document.getElementById("site")!).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <PreferencesProvider>
        <Site />
      </PreferencesProvider>
    </QueryClientProvider>
  </StrictMode>,
);
