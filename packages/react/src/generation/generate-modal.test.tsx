import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { haru, haruSource, type Page, renderInProvider, serverWith } from "../testing/render-in-provider.tsx";
import type { Notification } from "../ui/notification.ts";
import { GenerateButton } from "./generate-button.tsx";

const composed = /하루\n달빛 도서관의 마지막 사서\./;

function openPage(options: Parameters<typeof renderInProvider>[1] = {}): Page {
  return renderInProvider(<GenerateButton entity={haru} name="하루" owner source={haruSource} />, options);
}

async function openModal(page: Page): Promise<HTMLElement> {
  await page.user.click(screen.getByRole("button", { name: /대표이미지 생성|그리는 중/ }));
  const dialog = await screen.findByRole("dialog", {}, { timeout: 5_000 });
  await waitFor(() => expect(within(dialog).queryByText("불러오는 중")).not.toBeInTheDocument());
  return dialog;
}

const promptField = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "어떤 장면을 그릴까요?" });
const submit = () => screen.getByRole("button", { name: /장 (더 )?만들기$/ });
const toast = (sentence: string | RegExp) =>
  screen.findByText(sentence, { selector: "[data-mg-part=toast-message]" });
const stagePictures = () => document.querySelectorAll("[data-mg-part=stage] [data-mg-picture]");
const spoken = () => screen.getByRole("status").textContent ?? "";

async function start(page: Page, count = 4): Promise<void> {
  const stepper = screen.getByRole("spinbutton", { name: "장수" });
  await act(async () => stepper.focus());
  await page.user.keyboard(`{Home}${"{ArrowUp}".repeat(count - 1)}`);
  await page.user.click(submit());
  await screen.findByRole("progressbar");
}

describe("before anything is asked for", () => {
  test("opening, typing and choosing call no engine and cost nothing", async () => {
    const page = openPage();
    await openModal(page);
    await page.user.type(promptField(), " 창가에서");
    await page.user.click(screen.getByRole("radio", { name: "애니메이션" }));
    await page.user.click(screen.getByRole("radio", { name: /^16:9/ }));
    await page.user.click(screen.getByRole("button", { name: "한 장 늘리기" }));
    await page.user.click(screen.getByRole("button", { name: "세부 설정" }));
    await page.user.click(await screen.findByRole("button", { name: "새 시드 뽑기" }));

    expect(page.server.requests.filter(({ method }) => method !== "GET")).toEqual([]);
    expect(page.server.snapshot().drawn).toBe(0);
    expect(submit()).toHaveTextContent("5장 만들기");
  });

  test("the prompt is prefilled from the page, can be changed, and comes back", async () => {
    const page = openPage();
    await openModal(page);
    expect(promptField().value).toMatch(composed);
    expect(screen.getByText("이름 · 설명 · 성격에서 가져왔어요")).toBeInTheDocument();

    await page.user.clear(promptField());
    await page.user.type(promptField(), "바다");
    expect(screen.getByText("직접 쓴 글이에요")).toBeInTheDocument();
    expect(screen.getByText("2000자 중 2자")).toBeInTheDocument();
    await page.user.click(screen.getByRole("button", { name: "원래대로" }));
    expect(promptField().value).toMatch(composed);
  });

  test("what was typed is still there after closing and opening", async () => {
    const page = openPage();
    await openModal(page);
    await page.user.clear(promptField());
    await page.user.type(promptField(), "비 오는 항구");
    await page.user.click(screen.getByRole("button", { name: "닫기" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    expect(screen.getByRole("button", { name: "대표이미지 생성" })).toHaveFocus();
    await openModal(page);
    expect(promptField()).toHaveValue("비 오는 항구");
  });

  test("a prompt that says nothing is refused at the field before any call", async () => {
    const page = openPage();
    await openModal(page);
    await page.user.clear(promptField());
    await page.user.type(promptField(), "…!? \u3164");
    await page.user.click(submit());
    expect(promptField()).toHaveFocus();
    expect(promptField()).toBeInvalid();
    expect(promptField()).toHaveAccessibleDescription(expect.stringContaining("글자나 숫자, 그림 문자로"));
    expect(page.asked()).not.toContain("generate");
  });

  test("an empty prompt is told at the field when the button is pressed, by mouse as by keyboard", async () => {
    const page = openPage();
    await openModal(page);
    await page.user.clear(promptField());
    expect(submit()).toHaveAccessibleDescription("그릴 장면을 적어 주세요.");
    await page.user.click(submit());
    expect(promptField()).toHaveFocus();
    expect(promptField()).toBeInvalid();
    expect(promptField()).toHaveAccessibleDescription(expect.stringContaining("그릴 장면을 적어 주세요."));
    expect(page.asked()).not.toContain("generate");
  });

  test("a prompt over the limit is kept whole and says by how much; a press leads back to it", async () => {
    const page = openPage();
    await openModal(page);
    fireEvent.change(promptField(), { target: { value: "가".repeat(2003) } });
    expect(promptField().value).toHaveLength(2003);
    expect(promptField()).toHaveAccessibleDescription(expect.stringContaining("3자를 줄여 주세요."));
    await page.user.click(submit());
    expect(promptField()).toHaveFocus();
    expect(page.asked()).not.toContain("generate");
  });

  test("a seed that is no number is told at the seed and not sent", async () => {
    const page = openPage();
    await openModal(page);
    await page.user.click(screen.getByRole("button", { name: "세부 설정" }));
    const seed = await screen.findByRole("textbox", { name: "시드" });
    await page.user.type(seed, "12a4");
    expect(seed).toBeInvalid();
    expect(seed).toHaveAccessibleDescription("숫자만 적어 주세요");
    await page.user.click(screen.getByRole("button", { name: "세부 설정" }));
    await page.user.click(submit());
    expect(seed).toHaveFocus();
    expect(page.asked()).not.toContain("generate");
  });

  test("without enough credits the reason stands where the price was", async () => {
    const page = openPage({ server: serverWith({ credits: 2 }) });
    await openModal(page);
    expect(await screen.findByText("4크레딧이 필요한데 2크레딧이 있어요.")).toBeInTheDocument();
    expect(submit()).toHaveAccessibleDescription("4크레딧이 필요한데 2크레딧이 있어요.");
    expect(submit()).toHaveAttribute("aria-disabled", "true");
    await page.user.click(submit());
    expect(page.asked()).not.toContain("generate");
  });

  test("without a connection the reason stands where the price was", async () => {
    const page = openPage();
    await openModal(page);
    const online = Object.getOwnPropertyDescriptor(Navigator.prototype, "onLine");
    Object.defineProperty(navigator, "onLine", { configurable: true, value: false });
    try {
      fireEvent(window, new Event("offline"));
      expect(submit()).toHaveAccessibleDescription("인터넷 연결이 끊겼어요.");
    } finally {
      Reflect.deleteProperty(navigator, "onLine");
      expect(online).toBeDefined();
      fireEvent(window, new Event("online"));
    }
    expect(submit()).not.toHaveAttribute("aria-disabled", "true");
  });
});

describe("Enter", () => {
  test("makes a new line in the prompt; with Ctrl or Cmd it sends", async () => {
    const page = openPage();
    await openModal(page);
    await page.user.type(promptField(), "{Enter}밤");
    expect(promptField().value).toContain("\n밤");
    expect(page.asked()).not.toContain("generate");
    fireEvent.keyDown(promptField(), { key: "Enter", ctrlKey: true });
    await screen.findByRole("progressbar");
    expect(page.asked().filter((name) => name === "generate")).toHaveLength(1);
  });

  test.each([
    ["isComposing", { isComposing: true, keyCode: 13 }],
    ["Safari's code 229", { isComposing: false, keyCode: 229 }],
  ])("never sends while a syllable is being composed (%s)", async (_, composing) => {
    const page = openPage();
    await openModal(page);
    await page.user.click(screen.getByRole("button", { name: "세부 설정" }));
    const oneLine = await screen.findByRole("textbox", { name: "그리지 않을 것" });
    fireEvent.keyDown(promptField(), { key: "Enter", metaKey: true, ...composing });
    expect(fireEvent.keyDown(oneLine, { key: "Enter", ...composing })).toBe(false);
    expect(page.asked()).not.toContain("generate");
    fireEvent.keyDown(oneLine, { key: "Enter" });
    await screen.findByRole("progressbar");
  });
});

describe("while drawing", () => {
  test("a double press makes one job, with one idempotency key", async () => {
    const page = openPage();
    await openModal(page);
    await page.user.dblClick(submit());
    await screen.findByRole("progressbar");
    const sent = page.server.requests.filter(({ operation }) => operation === "generate");
    expect(sent).toHaveLength(1);
    expect(sent[0]?.idempotencyKey).toBeTruthy();
    expect(page.server.snapshot().jobs).toHaveLength(1);
  });

  test("cells keep their places, progress is a sentence, and the focus is not lost", async () => {
    const page = openPage();
    await openModal(page);
    await start(page);
    const grid = screen.getByRole("grid");
    expect(grid).toHaveAttribute("aria-busy", "true");
    expect(within(grid).getAllByRole("gridcell")).toHaveLength(4);
    expect(screen.getByRole("heading", { name: "후보" })).toHaveFocus();
    expect(spoken()).toContain("4장을 그리기 시작했어요.");

    act(() => page.server.finishNext(2));
    await waitFor(() =>
      expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuetext", "4장 중 2장이 도착했어요"),
    );
    expect(within(grid).getAllByRole("gridcell")).toHaveLength(4);
    expect(screen.getByText("창을 닫아도 계속 그려요.")).toBeInTheDocument();
  });

  test("no cell leaves its place while the last picture is on its way into the gallery", async () => {
    const page = openPage();
    await openModal(page);
    await start(page, 2);
    act(() => page.server.finishNext(1));
    await waitFor(() => expect(stagePictures()).toHaveLength(1));
    const cells = new Set<number>();
    const count = () => cells.add(document.querySelectorAll("[data-mg-part=stage] [role=gridcell]").length);
    const observer = new MutationObserver(count);
    observer.observe(document.body, { subtree: true, childList: true });
    act(() => page.server.finishAll());
    await screen.findByRole("button", { name: "2장 더 만들기" });
    await waitFor(() => expect(stagePictures()).toHaveLength(2));
    observer.disconnect();
    expect([...cells]).toEqual([2]);
  });

  test("the host's own queries follow each picture", async () => {
    const page = openPage({ invalidate: (entity) => [["detail", entity.entity_id]] });
    page.queryClient.setQueryData(["detail", "haru"], {});
    await openModal(page);
    await start(page);
    act(() => page.server.finishNext());
    await waitFor(() => expect(page.queryClient.getQueryState(["detail", "haru"])?.isInvalidated).toBe(true));
  });

  test("cancelling says what comes back and then what came back", async () => {
    const page = openPage();
    await openModal(page);
    await start(page);
    act(() => page.server.finishNext());
    const cancel = await screen.findByRole("button", { name: "남은 그림 취소하기" });
    await waitFor(() => expect(cancel).toHaveAccessibleDescription(/크레딧이 바로 돌아와요/));
    await page.user.click(cancel);
    expect(await toast(/장을 취소했어요\./)).toBeVisible();
    await waitFor(() => expect(screen.queryByRole("progressbar")).not.toBeInTheDocument());
  });

  test("closing does not stop the job: the button shows how far, and the end is told once", async () => {
    const page = openPage();
    await openModal(page);
    await start(page, 2);
    await page.user.keyboard("{Escape}");
    expect(await screen.findByRole("button", { name: "0/2 그리는 중" })).toBeInTheDocument();
    act(() => page.server.finishNext());
    expect(await screen.findByRole("button", { name: "1/2 그리는 중" })).toBeInTheDocument();
    act(() => page.server.finishAll());
    expect(await toast("2장을 모두 만들었어요.")).toBeVisible();
    expect(spoken().match(/2장을 모두 만들었어요\./g)).toHaveLength(1);
    await page.user.click(screen.getByRole("button", { name: "보러 가기" }));
    expect(await screen.findByRole("dialog")).toBeInTheDocument();
    // The toast that opened it is gone by then.
    await page.user.keyboard("{Escape}");
    await waitFor(() => expect(screen.getByRole("button", { name: "대표이미지 생성" })).toHaveFocus());
  });
});

describe("on a phone", () => {
  const body = () => document.querySelector("[data-mg-part=modal-body]");

  test("there are two tabs; sending turns to the candidates", async () => {
    const page = openPage();
    await openModal(page);
    expect(body()).toHaveAttribute("data-tab", "form");
    await start(page, 2);
    expect(body()).toHaveAttribute("data-tab", "results");
    act(() => page.server.finishAll());
    expect(await screen.findByRole("radio", { name: "후보 2" })).toBeChecked();
    await page.user.click(screen.getByRole("radio", { name: "만들기" }));
    expect(body()).toHaveAttribute("data-tab", "form");
    expect(await screen.findByRole("button", { name: "2장 더 만들기" })).toBeInTheDocument();
  });
});

describe("when it ends", () => {
  test("this batch and the whole gallery can be shown in turn", async () => {
    const page = openPage();
    page.server.seedImages(haru, 3);
    await openModal(page);
    expect(await screen.findByRole("heading", { name: "후보 3" })).toBeInTheDocument();
    await start(page, 2);
    act(() => page.server.finishAll());
    expect(await screen.findByRole("radio", { name: "이번 후보 2" })).toBeChecked();
    await page.user.click(screen.getByRole("radio", { name: "갤러리 전체 5" }));
    expect(within(screen.getByRole("grid")).getAllByRole("gridcell")).toHaveLength(5);
  });

  test("a partial failure is summed up with its refund, and only the failed places are drawn again", async () => {
    const heard: Notification[] = [];
    const page = openPage({
      onEvent: ({ notification }) => {
        if (notification) heard.push(notification);
      },
    });
    await openModal(page);
    await start(page);
    act(() => {
      page.server.fail(2, "timeout");
      page.server.finishAll();
    });
    expect(await toast(/4장 중 3장을 만들었어요\. 1장은 실패해서/)).toHaveTextContent(
      "4장 중 3장을 만들었어요. 1장은 실패해서 1크레딧을 돌려드렸어요.",
    );
    expect(heard).toHaveLength(1);
    expect(heard[0]?.sticky).toBe(true);

    await page.user.click(
      within(screen.getByRole("region", { name: "알림" })).getByRole("button", { name: "다시 시도" }),
    );
    await screen.findByRole("progressbar");
    const retry = page.server.requests.findLast(({ operation }) => operation === "retryJob");
    expect(retry?.body).toEqual({ slots: [2] });
    expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuetext", "4장 중 3장이 도착했어요");
    act(() => page.server.finishAll());
    await waitFor(() => expect(screen.queryByRole("progressbar")).not.toBeInTheDocument());
    expect(await screen.findByRole("heading", { name: "후보 4" })).toBeInTheDocument();
  });

  test("when the last picture of the batch is deleted, the rest of the gallery is shown", async () => {
    const server = serverWith({});
    server.seedImages(haru, 2);
    const page = openPage({ server });
    await openModal(page);
    await start(page, 1);
    act(() => page.server.finishAll());
    await page.user.click(await screen.findByRole("button", { name: "1번째 그림 삭제" }));
    expect(await screen.findByRole("heading", { name: "후보 2" })).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "2번째 그림 삭제" })).toBeInTheDocument();
  });

  test("when nothing could be made, all credits are said to be back", async () => {
    const page = openPage({ server: serverWith({ outcome: () => "provider_error" }) });
    await openModal(page);
    await start(page, 2);
    act(() => page.server.finishAll());
    expect(await toast(/그림을 만들지 못했어요\./)).toHaveTextContent("2크레딧을 모두 돌려드렸어요.");
  });

  test("the host can show messages in its own way", async () => {
    const heard: string[] = [];
    const page = openPage({
      onEvent(event) {
        if (event.notification) heard.push(event.notification.message);
        event.preventDefault();
      },
    });
    await openModal(page);
    await start(page, 1);
    act(() => page.server.finishAll());
    await waitFor(() => expect(heard).toEqual(["1장을 만들었어요."]));
    expect(screen.queryByText("1장을 만들었어요.")).not.toBeInTheDocument();
  });
});

describe("coming back", () => {
  test("a job that was started elsewhere is followed and shown", async () => {
    const first = openPage();
    await openModal(first);
    await start(first, 3);
    first.unmount();

    const second = openPage({ server: first.server });
    expect(await screen.findByRole("button", { name: "0/3 그리는 중" })).toBeInTheDocument();
    await openModal(second);
    expect(screen.getByRole("heading", { name: "그리고 있어요" })).toBeInTheDocument();
    expect(screen.getByRole("progressbar")).toBeInTheDocument();
    act(() => first.server.finishAll());
    expect(await toast("3장을 모두 만들었어요.")).toBeVisible();
  });

  test("a job that ended while the person was away shows its failed places", async () => {
    const first = openPage();
    await openModal(first);
    await start(first, 3);
    first.unmount();
    first.server.fail(1);
    first.server.finishAll();

    const second = openPage({ server: first.server });
    await openModal(second);
    expect(await screen.findByText("만들지 못했어요")).toBeInTheDocument();
    expect(screen.queryByText(/실패해서/)).not.toBeInTheDocument();
  });

  test("a session that expires while drawing is told once, and the job is taken up again after signing in", async () => {
    const page = openPage();
    await openModal(page);
    await start(page, 3);
    page.server.setCaller(null);
    await act(async () => {
      await page.server.fetch(`${page.server.baseUrl}/media/options`);
      page.server.finishNext(1);
    });
    expect(await toast("로그인이 필요해요.")).toBeVisible();
    await waitFor(() => expect(screen.queryByRole("progressbar")).not.toBeInTheDocument());

    page.server.setCaller("writer");
    await act(() => page.queryClient.invalidateQueries());
    expect(await screen.findByRole("progressbar")).toBeInTheDocument();
    act(() => page.server.finishAll());
    expect(await toast("3장을 모두 만들었어요.")).toBeVisible();
  });

  test("a press that meets a live job shows that job with a sentence", async () => {
    const page = openPage();
    await openModal(page);
    await waitFor(() => expect(page.asked()).toContain("getQuota"));
    await page.server.fetch(`${page.server.baseUrl}/media/generate`, {
      method: "POST",
      headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
      body: JSON.stringify({ ...haru, prompt: "다른 기기의 그림", count: 2 }),
    });
    await page.user.click(submit());
    expect(await toast("이미 그리고 있는 그림이 있어서 이어서 보여드려요.")).toBeVisible();
    expect(await screen.findByRole("progressbar")).toBeInTheDocument();
    expect(page.server.snapshot().jobs).toHaveLength(1);
  });
});
