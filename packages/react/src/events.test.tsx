import { act, screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { MediaGenEvent } from "./events.ts";
import { useImageActions } from "./gallery/use-image-actions.ts";
import { GenerateButton } from "./generation/generate-button.tsx";
import { haru, haruSource, renderInProvider } from "./testing/render-in-provider.tsx";

function listen() {
  const heard: MediaGenEvent[] = [];
  const onEvent = (event: MediaGenEvent): void => void heard.push(event);
  return { heard, onEvent, types: () => heard.map(({ type }) => type) };
}

test("a host hears the whole way from the button to the choice, in its order", async () => {
  const { heard, onEvent, types } = listen();
  const page = renderInProvider(<GenerateButton entity={haru} name="하루" source={haruSource} owner />, {
    onEvent,
  });
  await page.user.click(screen.getByRole("button", { name: "대표이미지 생성" }));
  expect(heard[0]).toMatchObject({ type: "opened", layer: "generate", by: "button", entity: haru });
  await page.user.click(await screen.findByRole("button", { name: "4장 만들기" }));
  await waitFor(() => expect(types()).toEqual(["opened", "submitted"]));
  act(() => page.server.finishAll());
  await waitFor(() => expect(types()).toContain("job-ended"));
  expect(types()).toEqual(["opened", "submitted", ...Array(4).fill("image-ready"), "job-ended"]);
  const [submitted, ready, ended] = [heard[1], heard[2], heard[6]];
  expect(submitted).toMatchObject({ count: 4, notification: null });
  expect(ready).toMatchObject({ slot: 0, entity: haru, imageId: expect.any(String) });
  expect(ended).toMatchObject({ status: "succeeded", ready: 4, failed: 0, refunded: 0 });
  expect(ended?.notification?.message).toBe("4장을 모두 만들었어요.");
  await page.user.keyboard("{Escape}");
  expect(heard.at(-1)).toMatchObject({ type: "closed", layer: "generate", reason: "escape" });
});

test("a failure is told with its code and the request's id, and the host may tell it by itself", async () => {
  const onEvent = vi.fn((event: MediaGenEvent) => event.preventDefault());
  let actions: ReturnType<typeof useImageActions> | undefined;
  function Probe() {
    actions = useImageActions(haru);
    return null;
  }
  renderInProvider(<Probe />, { onEvent });
  await act(() => actions?.setPrimary("nothing-there"));
  expect(onEvent).toHaveBeenCalledOnce();
  const [event] = onEvent.mock.calls[0] ?? [];
  expect(event).toMatchObject({
    type: "failed",
    action: "set-primary",
    code: "not_found",
    requestId: expect.stringMatching(/./),
    notification: { kind: "error" },
    defaultPrevented: true,
  });
  expect(document.querySelector("[data-mg-part=toast]")).toBeNull();
});
