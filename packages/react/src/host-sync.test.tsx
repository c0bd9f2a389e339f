import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { useMediaGen } from "./media-gen-context.ts";
import { haru, renderInProvider } from "./testing/render-in-provider.tsx";
import type { Notification } from "./ui/notification.ts";
import { loadToasts } from "./ui/toast-layer.tsx";

let mediaGen: ReturnType<typeof useMediaGen>;
function Probe() {
  mediaGen = useMediaGen();
  return null;
}

describe("the host's queries", () => {
  test("by default those that begin with the entity are out of date, and no others", async () => {
    const { queryClient } = renderInProvider(<Probe />);
    const stale = (key: string[]): boolean => queryClient.getQueryState(key)?.isInvalidated === true;
    for (const key of [
      ["character", "haru"],
      ["character", "haru", "detail"],
      ["character", "sora"],
      ["cards"],
    ]) {
      queryClient.setQueryData(key, {});
    }
    await mediaGen.invalidateHost(haru);
    expect(stale(["character", "haru"])).toBe(true);
    expect(stale(["character", "haru", "detail"])).toBe(true);
    expect(stale(["character", "sora"])).toBe(false);
    expect(stale(["cards"])).toBe(false);
  });

  test("another tab of the site hears of a change", async () => {
    const { queryClient } = renderInProvider(<Probe />);
    queryClient.setQueryData(["character", "haru"], {});
    const otherTab = new BroadcastChannel("media-gen");
    try {
      otherTab.postMessage({ entity: haru });
      await waitFor(() => expect(queryClient.getQueryState(["character", "haru"])?.isInvalidated).toBe(true));
    } finally {
      otherTab.close();
    }
  });

  test("a change here is told to other tabs", async () => {
    renderInProvider(<Probe />);
    const otherTab = new BroadcastChannel("media-gen");
    const heard = vi.fn();
    otherTab.onmessage = ({ data }) => heard(data);
    try {
      await mediaGen.invalidateEntity(haru);
      await waitFor(() => expect(heard).toHaveBeenCalledWith({ entity: haru }));
    } finally {
      otherTab.close();
    }
  });
});

describe("what is said to people", () => {
  beforeAll(loadToasts);

  const notice = (message: string): Notification => ({ kind: "info", message });

  test("one status region is there before the first sentence, and two in one moment are both heard", () => {
    renderInProvider(<Probe />);
    const region = screen.getByRole("status");
    expect(region).toBeEmptyDOMElement();
    mediaGen.announce("첫째");
    mediaGen.announce("둘째");
    expect(region).toHaveTextContent("첫째둘째");
  });

  test("one toast at a time, spoken once without its marks of emphasis", async () => {
    const { user } = renderInProvider(<Probe />);
    act(() => mediaGen.notify(notice("먼저")));
    act(() => mediaGen.notify(notice("나중에 **2크레딧**")));
    expect(document.querySelectorAll("[data-mg-part=toast]")).toHaveLength(1);
    expect(screen.getByRole("region", { name: "알림" })).toHaveTextContent("나중에 2크레딧");
    expect(screen.getByRole("status")).toHaveTextContent("나중에 2크레딧");
    await user.click(screen.getByRole("button", { name: "알림 닫기" }));
    expect(document.querySelector("[data-mg-part=toast]")).toBeNull();
  });

  test("a toast leaves by itself, but neither one that is being read nor one that speaks of money", () => {
    vi.useFakeTimers();
    try {
      renderInProvider(<Probe />);
      act(() => mediaGen.notify(notice("잠깐")));
      const toast = document.querySelector("[data-mg-part=toast]")!;
      fireEvent.pointerEnter(toast);
      act(() => void vi.advanceTimersByTime(600_000));
      expect(toast).toBeInTheDocument();
      fireEvent.pointerLeave(toast);
      act(() => void vi.advanceTimersByTime(6_000));
      expect(document.querySelector("[data-mg-part=toast]")).toBeNull();
      act(() => mediaGen.notify({ ...notice("1크레딧을 돌려드렸어요."), sticky: true }));
      act(() => void vi.advanceTimersByTime(600_000));
      expect(document.querySelector("[data-mg-part=toast]")).not.toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });

  test("everything works under StrictMode, and without a provider the error says what to do", () => {
    renderInProvider(
      <StrictMode>
        <Probe />
      </StrictMode>,
    );
    act(() => mediaGen.notify(notice("안녕")));
    expect(screen.getByRole("region", { name: "알림" })).toHaveTextContent("안녕");
  });
});
