import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { en } from "../locales/en.ts";
import { ja } from "../locales/ja.ts";
import { haru, haruSource, type Page, renderInProvider, serverWith } from "../testing/render-in-provider.tsx";
import { GenerateButton } from "./generate-button.tsx";

async function openModal(options: Parameters<typeof renderInProvider>[1] = {}): Promise<Page> {
  const page = renderInProvider(
    <GenerateButton entity={haru} name="하루" owner source={haruSource} />,
    options,
  );
  await page.user.click(screen.getByRole("button", { name: "대표이미지 생성" }));
  await screen.findByRole("radio", { name: "애니메이션" }, { timeout: 5_000 });
  return page;
}

const promptField = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "어떤 장면을 그릴까요?" });
const submit = () => screen.getByRole("button", { name: /장 (더 )?만들기$/ });

describe("a prompt that the guard refuses", () => {
  const refused = "서하린이 유명 배우의 얼굴로 서 있는 장면";
  const server = () =>
    serverWith({
      guard: (prompt) =>
        prompt.includes("유명 배우")
          ? {
              categories: ["likeness"],
              spans: [{ field: "prompt", start: 5, end: 14 }],
              suggestion: "서하린이 차분한 얼굴로 서 있는 장면",
            }
          : null,
    });

  test("says why, that nothing was taken, and which words; the safer sentence takes its place", async () => {
    const page = await openModal({ server: server() });
    await page.user.clear(promptField());
    await page.user.type(promptField(), refused);
    await page.user.click(submit());

    expect(await screen.findByText("실제 인물의 얼굴은 그릴 수 없어요.")).toBeInTheDocument();
    expect(promptField()).toHaveFocus();
    expect(promptField()).toBeInvalid();
    expect(promptField()).toHaveAccessibleDescription(
      expect.stringContaining("크레딧과 오늘 장수는 쓰지 않았어요."),
    );
    expect(promptField()).toHaveAccessibleDescription(expect.stringContaining("유명 배우의 얼굴"));
    expect(document.querySelector("[data-mg-part=prompt-span]")).toHaveTextContent("유명 배우의 얼굴");
    expect(page.server.snapshot()).toMatchObject({ jobs: [], drawn: 0, balances: { writer: 100 } });

    await page.user.click(screen.getByRole("button", { name: "바꾸기" }));
    expect(promptField()).toHaveValue("서하린이 차분한 얼굴로 서 있는 장면");
    expect(promptField()).toHaveFocus();
    expect(promptField()).toBeValid();
    await page.user.click(submit());
    expect(await screen.findByRole("progressbar")).toBeInTheDocument();
  });

  test("the complaint goes away with the next change of the text", async () => {
    const page = await openModal({ server: server() });
    await page.user.clear(promptField());
    await page.user.type(promptField(), refused);
    await page.user.click(submit());
    await screen.findByText("실제 인물의 얼굴은 그릴 수 없어요.");
    await page.user.type(promptField(), "!");
    expect(screen.queryByText("실제 인물의 얼굴은 그릴 수 없어요.")).not.toBeInTheDocument();
  });
});

describe("a request that fails", () => {
  test.each([
    ["rate_limited" as const, "요청이 너무 잦아요. 잠시 뒤에 다시 시도해 주세요."],
    ["unauthenticated" as const, "로그인이 필요해요."],
    [
      "insufficient_credits" as const,
      "크레딧이 모자라요. 장수를 줄이거나 크레딧을 채운 뒤 다시 시도해 주세요.",
    ],
  ])("%s is one sentence of the catalogue beside the button, and is spoken", async (code, sentence) => {
    const page = await openModal();
    page.server.failRequests({ operation: "generate", problem: code, times: 9 });
    await page.user.click(submit());
    const shown = await screen.findByText(
      sentence,
      { selector: "[data-mg-part=form-failure]" },
      { timeout: 20_000 },
    );
    expect(shown).toBeVisible();
    expect(screen.getByRole("status")).toHaveTextContent(sentence);
  });
});

describe("a request that came too soon", () => {
  test.each([
    [45, "요청이 너무 잦아요. 45초 뒤에 다시 시도해 주세요."],
    [600, "요청이 너무 잦아요. 10분 뒤에 다시 시도해 주세요."],
  ])("says when to try again, %d seconds from now", async (seconds, sentence) => {
    const page = await openModal();
    const problem = { code: "rate_limited" as const, retry_after: seconds };
    page.server.failRequests({ operation: "generate", problem, times: 9 });
    await page.user.click(submit());
    expect(await screen.findByText(sentence, { selector: "[data-mg-part=form-failure]" })).toBeVisible();
    expect(screen.getByRole("status")).toHaveTextContent(sentence);
  });
});

describe("presets", () => {
  test("the settings are saved under a name and loaded again, without an engine", async () => {
    const page = await openModal();
    await page.user.click(screen.getByRole("radio", { name: "애니메이션" }));
    await page.user.click(screen.getByRole("button", { name: "한 장 늘리기" }));
    await page.user.click(screen.getByRole("button", { name: "지금 설정을 프리셋으로 저장" }));
    await page.user.type(await screen.findByRole("textbox", { name: "프리셋 이름" }), "달밤{Enter}");
    expect(
      await screen.findByText("달밤을 프리셋으로 저장했어요.", { selector: "[data-mg-part=toast-message]" }),
    ).toBeVisible();

    await page.user.click(screen.getByRole("radio", { name: "사실적으로" }));
    await page.user.click(screen.getByRole("button", { name: "프리셋" }));
    await page.user.click(await screen.findByRole("menuitem", { name: "달밤" }));
    expect(screen.getByRole("radio", { name: "애니메이션" })).toBeChecked();
    expect(screen.getByRole("spinbutton", { name: "장수" })).toHaveAttribute("aria-valuenow", "5");
    expect(page.asked()).not.toContain("generate");
    expect(page.server.snapshot().drawn).toBe(0);
  });

  test("a name that is taken is told at the name", async () => {
    const page = await openModal();
    const save = async (): Promise<HTMLElement> => {
      await page.user.click(screen.getByRole("button", { name: "지금 설정을 프리셋으로 저장" }));
      const name = await screen.findByRole("textbox", { name: "프리셋 이름" });
      await page.user.type(name, "달밤{Enter}");
      return name;
    };
    await save();
    await waitFor(() =>
      expect(screen.queryByRole("textbox", { name: "프리셋 이름" })).not.toBeInTheDocument(),
    );
    const name = await save();
    await waitFor(() =>
      expect(name).toHaveAccessibleDescription("같은 이름의 프리셋이 있거나 더 저장할 수 없어요."),
    );
  });

  test("a preset can be deleted from the menu", async () => {
    const page = await openModal();
    await page.user.click(screen.getByRole("button", { name: "지금 설정을 프리셋으로 저장" }));
    await page.user.type(await screen.findByRole("textbox", { name: "프리셋 이름" }), "바다{Enter}");
    await waitFor(() =>
      expect(screen.queryByRole("textbox", { name: "프리셋 이름" })).not.toBeInTheDocument(),
    );
    await page.user.click(screen.getByRole("button", { name: "프리셋" }));
    await page.user.click(await screen.findByRole("menuitem", { name: "바다 프리셋 지우기" }));
    expect(
      await screen.findByText("바다를 지웠어요.", { selector: "[data-mg-part=toast-message]" }),
    ).toBeVisible();
  });

  test("Escape closes the menu and not the modal", async () => {
    const page = await openModal();
    await page.user.click(screen.getByRole("button", { name: "프리셋" }));
    await screen.findByRole("menu");
    await page.user.keyboard("{Escape}");
    expect(screen.queryByRole("menu")).not.toBeInTheDocument();
    expect(screen.getByRole("dialog")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "프리셋" })).toHaveFocus();
  });
});

describe("what the engine can do", () => {
  test("hides ratios and styles that it cannot draw and explains the rest", async () => {
    const page = await openModal({
      server: serverWith({
        capabilities: {
          seed: false,
          negative_prompt: false,
          ratios: ["1:1", "3:4"],
          styles: ["anime", "painterly"],
        },
      }),
    });
    expect(within(screen.getByRole("radiogroup", { name: "비율" })).getAllByRole("radio")).toHaveLength(2);
    expect(within(screen.getByRole("radiogroup", { name: "스타일" })).getAllByRole("radio")).toHaveLength(2);
    await page.user.click(screen.getByRole("button", { name: "세부 설정" }));
    expect(await screen.findByText("이 그림 엔진은 시드를 정할 수 없어요.")).toBeVisible();
    expect(screen.queryByRole("textbox", { name: "시드" })).not.toBeInTheDocument();
    expect(screen.getByText("이 그림 엔진은 그리지 않을 것을 받지 않아요.")).toBeVisible();
  });
});

describe("choices by keyboard", () => {
  test("arrows move the choice and the focus together, and wrap", async () => {
    const page = await openModal();
    const ratios = within(screen.getByRole("radiogroup", { name: "비율" })).getAllByRole("radio");
    const chosen = ratios.find((ratio) => ratio.getAttribute("aria-checked") === "true");
    expect(ratios.filter((ratio) => ratio.tabIndex === 0)).toEqual([chosen]);
    await page.user.click(ratios[0]!);
    await page.user.keyboard("{ArrowLeft}");
    expect(ratios.at(-1)).toBeChecked();
    expect(ratios.at(-1)).toHaveFocus();
  });
});

describe("languages", () => {
  test.each([
    [en, "Create 4", "What should we draw?", "Taken from name, description and personality"],
    [ja, "4枚作る", "どんな場面を描きますか？", "名前・説明・性格から取り込みました"],
  ])("$0.id speaks in every part", async (locale, button, label, from) => {
    const page = renderInProvider(
      <GenerateButton
        entity={haru}
        name="Haru"
        owner
        source={{ entity_type: "character", name: "Haru", description: "A librarian.", personality: "Calm." }}
      />,
      { locale },
    );
    await page.user.click(screen.getByRole("button"));
    expect(await screen.findByRole("button", { name: button })).toBeInTheDocument();
    expect(screen.getByRole("textbox", { name: label })).toBeInTheDocument();
    expect(screen.getByText(from)).toBeInTheDocument();
    expect(screen.getByRole("dialog").textContent).not.toMatch(/[가-힣]/);
  });
});
