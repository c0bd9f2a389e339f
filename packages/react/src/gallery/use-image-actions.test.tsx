import { createMediaGenClient } from "@media-gen/client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, test, vi } from "vitest";
import { ko } from "../locales/ko.ts";
import { MediaGenProvider } from "../provider.tsx";
import { haru, serverWith } from "../testing/render-in-provider.tsx";
import type { Notification } from "../ui/notification.ts";
import { useImageActions } from "./use-image-actions.ts";
import { useImages } from "./use-images.ts";

async function setUp(count: number) {
  const server = serverWith({});
  const ids = server.seedImages(haru, count).map((image) => image.id);
  const queryClient = new QueryClient();
  const told: Notification[] = [];
  const client = createMediaGenClient({ fetch: server.fetch, maxTries: 1 });
  const wrapper = ({ children }: { children: ReactNode }): ReactNode => (
    <QueryClientProvider client={queryClient}>
      <MediaGenProvider
        client={client}
        locale={ko}
        invalidate={() => [["card"]]}
        onEvent={({ notification }) => {
          if (notification) told.push(notification);
        }}
      >
        {children}
      </MediaGenProvider>
    </QueryClientProvider>
  );
  const { result } = renderHook(() => ({ actions: useImageActions(haru), images: useImages(haru).data }), {
    wrapper,
  });
  await waitFor(() => expect(result.current.images).toHaveLength(count));
  const shown = () => result.current.images?.map((image) => ids.indexOf(image.id) + 1).join(" ");
  const stored = () =>
    server
      .snapshot()
      .galleries["character/haru"]?.map((image) => ids.indexOf(image.id) + 1)
      .join(" ");
  return { server, ids, queryClient, told, result, shown, stored };
}

test("overlapping actions are shown together and asked one after the other", async () => {
  const { server, ids, result, shown, stored } = await setUp(5);
  const { actions } = result.current;
  let granted: boolean[] = [];
  await act(async () => {
    granted = await Promise.all([
      actions.move(ids[4]!, "first"),
      actions.setPrimary(ids[2]!),
      actions.remove(ids[3]!),
      actions.move(ids[1]!, -1),
    ]);
  });
  expect(granted).toEqual([true, true, true, true]);
  await waitFor(() => expect(shown()).toBe(stored()));
  expect(shown()).toBe("3 1 2 5");
  const asked = server.requests.filter(({ method }) => method !== "GET").map(({ operation }) => operation);
  expect(asked).toEqual(["reorderImages", "setPrimary", "deleteImage", "reorderImages"]);
});

test("a refused action in the middle takes back only itself", async () => {
  const { server, ids, told, result, shown, stored } = await setUp(4);
  server.failRequests({ operation: "setPrimary", problem: "rate_limited" });
  const { actions } = result.current;
  let granted: boolean[] = [];
  await act(async () => {
    granted = await Promise.all([actions.setPrimary(ids[3]!), actions.remove(ids[1]!)]);
  });
  expect(granted).toEqual([false, true]);
  await waitFor(() => expect(shown()).toBe("1 3 4"));
  expect(stored()).toBe("1 3 4");
  expect(told.map(({ kind }) => kind)).toEqual(["deleted", "error"]);
});

test("a broken connection is told in the person's words and leaves the gallery as it was", async () => {
  const { server, ids, told, result, shown } = await setUp(3);
  server.failRequests({ operation: "reorderImages", network: true });
  await act(async () => {
    expect(await result.current.actions.move(ids[1]!, 1)).toBe(false);
  });
  await waitFor(() => expect(shown()).toBe("1 2 3"));
  expect(told.at(-1)?.message).toBe("서버에 닿지 못했어요. 연결을 확인하고 다시 시도해 주세요.");
});

test("the host's own queries are marked after a change", async () => {
  const { ids, queryClient, result } = await setUp(2);
  const card = vi.fn(async () => "card");
  await queryClient.fetchQuery({ queryKey: ["card"], queryFn: card, staleTime: Number.POSITIVE_INFINITY });
  await act(async () => {
    await result.current.actions.setPrimary(ids[1]!);
  });
  await waitFor(() => expect(queryClient.getQueryState(["card"])?.isInvalidated).toBe(true));
});

test("an action that was given up says nothing", async () => {
  const { ids, told, result, shown } = await setUp(2);
  const controller = new AbortController();
  controller.abort();
  await act(async () => {
    expect(await result.current.actions.setPrimary(ids[1]!, { signal: controller.signal })).toBe(false);
  });
  expect(told).toEqual([]);
  await waitFor(() => expect(shown()).toBe("1 2"));
});
