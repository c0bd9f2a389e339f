import { describe, expect, test } from "vitest";
import { createToastStore, toastOf } from "./notification.ts";

const refund = { kind: "warning", message: "3크레딧을 돌려드렸어요." } as const;

describe("the layer that shows a toast", () => {
  test("is the one that was on top when it appeared", () => {
    const store = createToastStore();
    store.addLayer("page");
    store.addLayer("dialog");
    store.show(refund);
    expect(toastOf(store.state.getState(), "page")).toBeNull();
    expect(toastOf(store.state.getState(), "dialog")?.notification).toBe(refund);
  });

  test("keeps it to itself while another layer lies over it", () => {
    const store = createToastStore();
    store.addLayer("dialog");
    store.show(refund);
    const close = store.addLayer("viewer");
    expect(toastOf(store.state.getState(), "viewer")).toBeNull();
    close();
    expect(toastOf(store.state.getState(), "dialog")?.notification).toBe(refund);
  });

  test("hands it on when it closes", () => {
    const store = createToastStore();
    store.addLayer("page");
    const close = store.addLayer("dialog");
    store.show(refund);
    close();
    expect(toastOf(store.state.getState(), "page")?.notification).toBe(refund);
  });
});
