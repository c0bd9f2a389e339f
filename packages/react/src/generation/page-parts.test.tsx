import { screen, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { haru, haruSource, renderInProvider } from "../testing/render-in-provider.tsx";
import { ImageGenerateModal } from "./image-generate-modal.tsx";
import { GenerateForm } from "./page-form.tsx";
import { GenerateStage } from "./page-stage.tsx";
import { useGenerateForm } from "./use-generate-form.ts";

it("form and stage work in a page of the host's own, without the dialog", async () => {
  const sent = vi.fn();
  const { user, asked } = renderInProvider(
    <>
      <GenerateForm entity={haru} source={haruSource} onSubmitted={sent} />
      <GenerateStage entity={haru} />
    </>,
  );
  const prompt = await screen.findByRole("textbox", { name: "어떤 장면을 그릴까요?" });
  expect((prompt as HTMLTextAreaElement).value).toContain("달빛 도서관");
  expect(asked()).not.toContain("generate");
  await user.click(screen.getByRole("button", { name: "4장 만들기" }));
  expect(await screen.findByRole("progressbar")).toBeVisible();
  expect(sent).toHaveBeenCalledOnce();
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(screen.queryByRole("button", { name: "완료" })).toBeNull();
});

it("a host draws its own form by the prop getters of the hook", async () => {
  function OwnForm() {
    const form = useGenerateForm(haru, { prompt: "등대" });
    return (
      <form {...form.getFormProps()}>
        <textarea aria-label="prompt" {...form.getPromptProps()} />
        <button {...form.getSubmitProps()}>draw</button>
      </form>
    );
  }
  const { user, server, asked } = renderInProvider(<OwnForm />);
  const prompt = await screen.findByRole("textbox", { name: "prompt" });
  await user.type(prompt, "와 밤바다");
  await user.click(screen.getByRole("button", { name: "draw" }));
  await vi.waitFor(() => expect(asked()).toContain("generate"));
  expect(server.requests.find(({ operation }) => operation === "generate")?.body).toMatchObject({
    prompt: "등대와 밤바다",
  });
});

it("a host replaces the modal's header and footer, or leaves them out", async () => {
  const { user, asked } = renderInProvider(
    <ImageGenerateModal
      entity={haru}
      name="하루"
      source={haruSource}
      defaultOpen
      header={false}
      footer={({ form, state, close }) => (
        <footer>
          <button {...form.getSubmitProps()}>{state === "running" ? "running" : "go"}</button>
          <button type="button" onClick={close}>
            leave
          </button>
        </footer>
      )}
    />,
  );
  const dialog = await screen.findByRole("dialog", { name: "대표이미지 만들기" });
  expect(within(dialog).queryByRole("banner")).toBeNull();
  await user.click(await within(dialog).findByRole("button", { name: "go" }));
  await vi.waitFor(() => expect(asked()).toContain("generate"));
  await within(dialog).findByRole("button", { name: "running" });
  await user.click(within(dialog).getByRole("button", { name: "leave" }));
  expect(screen.queryByRole("dialog")).toBeNull();
});

it("says how it was closed, and closes by itself when the host does not control it", async () => {
  const heard = vi.fn();
  const { user } = renderInProvider(
    <ImageGenerateModal
      entity={haru}
      name="하루"
      defaultOpen
      onOpenChange={heard}
      fallback={<p>loading</p>}
    />,
  );
  await screen.findByRole("dialog");
  await user.keyboard("{Escape}");
  expect(heard).toHaveBeenLastCalledWith(false, "escape");
  expect(screen.queryByRole("dialog")).toBeNull();
});
