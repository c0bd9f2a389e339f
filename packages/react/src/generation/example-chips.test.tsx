import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { enExamples } from "../examples/en.ts";
import { jaExamples } from "../examples/ja.ts";
import { koExamples } from "../examples/ko.ts";
import { haru, haruSource, renderInProvider } from "../testing/render-in-provider.tsx";
import { GenerateForm } from "./page-form.tsx";

const chips = async () =>
  within(await screen.findByRole("group", { name: "이렇게 시작해 보세요" })).getAllByRole("button");

describe("examples under an empty prompt", () => {
  test("fill the form with a press, and ask nothing of the server", async () => {
    const { user, asked } = renderInProvider(<GenerateForm entity={haru} />);
    const prompt = await screen.findByRole("textbox", { name: "어떤 장면을 그릴까요?" });
    const [first] = await chips();
    await waitFor(() => expect(asked()).toContain("getQuota"));
    const before = asked().length;
    const text = first?.textContent ?? "";
    await user.click(first as HTMLElement);
    expect(prompt).toHaveValue(text);
    expect(prompt).toHaveFocus();
    expect(asked().slice(before)).toEqual([]);
    expect(screen.queryByRole("group", { name: "이렇게 시작해 보세요" })).toBeNull();
  });

  test("follow the style", async () => {
    const { user } = renderInProvider(<GenerateForm entity={haru} />);
    const texts = (await chips()).map(({ textContent }) => textContent);
    await user.click(screen.getByRole("radio", { name: "애니메이션" }));
    const next = (await chips()).map(({ textContent }) => textContent);
    expect(next).toHaveLength(3);
    expect(next.filter((text) => texts.includes(text))).toEqual([]);
  });

  test("are the host's where it has its own, none where it wants none, and none beside a text", async () => {
    const own = renderInProvider(<GenerateForm entity={haru} examples={["우리 작품의 첫 장면"]} />);
    expect((await chips()).map(({ textContent }) => textContent)).toEqual(["우리 작품의 첫 장면"]);
    own.unmount();
    const none = renderInProvider(<GenerateForm entity={haru} examples={false} />);
    await screen.findByRole("textbox", { name: "어떤 장면을 그릴까요?" });
    expect(document.querySelector("[data-mg-part=examples]")).toBeNull();
    none.unmount();
    renderInProvider(<GenerateForm entity={haru} source={haruSource} />);
    await screen.findByRole("textbox", { name: "어떤 장면을 그릴까요?" });
    expect(document.querySelector("[data-mg-part=examples]")).toBeNull();
  });

  test.each([
    ["ko", koExamples],
    ["en", enExamples],
    ["ja", jaExamples],
  ])("%s has three of its own for every type and style", (_, examples) => {
    const sets = Object.values(examples).flatMap((styles) => Object.entries(styles));
    expect(sets.map(([style, texts]) => `${style} ${texts.length}`)).toEqual(
      Array(3).fill(["realistic 3", "anime 3", "painterly 3"]).flat(),
    );
    const all = sets.flatMap(([, texts]) => texts);
    expect(new Set(all).size).toBe(27);
  });
});
