import { act } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { ImageGenerateModal } from "../generation/image-generate-modal.tsx";
import { haru, renderInProvider } from "../testing/render-in-provider.tsx";

function shadowOfHost(): ShadowRoot {
  const host = document.createElement("div");
  document.body.append(host);
  return host.attachShadow({ mode: "open" });
}

test("a dialog opens in the shadow root that the provider names, takes the focus there and closes by Escape", async () => {
  const container = shadowOfHost();
  const heard = vi.fn();
  const { user } = renderInProvider(
    <ImageGenerateModal entity={haru} name="하루" defaultOpen onOpenChange={heard} />,
    { container, dir: "rtl" },
  );
  await vi.waitFor(() => expect(container.querySelector("[role=dialog]")).not.toBeNull());
  const dialog = container.querySelector<HTMLElement>("[role=dialog]");
  expect(document.body.querySelector("[role=dialog]")).toBeNull();
  expect(container.querySelector("[data-mg-part=scrim]")).not.toBeNull();
  expect(dialog).toHaveAttribute("dir", "rtl");
  await vi.waitFor(() => expect(dialog?.contains(container.activeElement)).toBe(true));
  await act(() => user.keyboard("{Escape}"));
  expect(heard).toHaveBeenCalledWith(false, "escape");
  expect(container.querySelector("[role=dialog]")).toBeNull();
});

test("a part's own container is taken before the provider's", async () => {
  const [outer, inner] = [document.createElement("div"), document.createElement("div")];
  document.body.append(outer, inner);
  renderInProvider(<ImageGenerateModal entity={haru} name="하루" defaultOpen container={inner} />, {
    container: outer,
  });
  await vi.waitFor(() => expect(inner.querySelector("[role=dialog]")).not.toBeNull());
  expect(outer.childElementCount).toBe(0);
});

test("nothing is injected into the page's head, so that no nonce is needed", async () => {
  const styles = () => document.querySelectorAll("style, link[rel=stylesheet]").length;
  const before = styles();
  renderInProvider(<ImageGenerateModal entity={haru} name="하루" defaultOpen />);
  await vi.waitFor(() => expect(document.querySelector("[role=dialog]")).not.toBeNull());
  expect(styles()).toBe(before);
});
