import { createMediaGenClient, type MediaGenClient } from "@media-gen/client";
import { GenerateButton, MediaGenProvider } from "@media-gen/react";
import { ko } from "@media-gen/react/locales/ko";
import "@media-gen/react/styles.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";

const client = createMediaGenClient();
const mode = new URLSearchParams(location.search).get("watch") === "poll" ? "poll" : "long-poll";
const watching: MediaGenClient = {
  ...client,
  watchJob: (jobId, options) => client.watchJob(jobId, { ...options, mode }),
};

createRoot(document.getElementById("root")!).render(
  <QueryClientProvider client={new QueryClient()}>
    <MediaGenProvider client={watching} locale={ko}>
      <GenerateButton
        entity={{ entity_type: "character", entity_id: "haru" }}
        name="하루"
        owner
        prompt="달빛 도서관"
      />
    </MediaGenProvider>
  </QueryClientProvider>,
);
