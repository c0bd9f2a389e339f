import { act, screen, waitFor } from "@testing-library/react";
import axe from "axe-core";
import { createRef } from "react";
import { describe, expect, test } from "vitest";
import { haru, haruSource, renderInProvider } from "../testing/render-in-provider.tsx";
import { GenerateButton } from "./generate-button.tsx";

/** What axe finds; contrast cannot be seen without a browser and is tested in one. */
async function faults(): Promise<string[]> {
  const { violations } = await axe.run(document.body, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}

describe("GenerateButton", () => {
  test("is not there for others, and asks the server for nothing", async () => {
    const page = renderInProvider(<GenerateButton entity={haru} name="하루" owner={false} />);
    expect(screen.queryByRole("button")).not.toBeInTheDocument();
    expect(page.server.requests).toEqual([]);
  });

  test("gives the host its ref, class, attributes and press", async () => {
    const ref = createRef<HTMLButtonElement>();
    const heard: boolean[] = [];
    const page = renderInProvider(
      <GenerateButton
        ref={ref}
        entity={haru}
        name="하루"
        owner
        className="host"
        data-testid="mine"
        appearance="pill"
        onOpenChange={(open) => heard.push(open)}
      />,
    );
    expect(ref.current).toBe(screen.getByTestId("mine"));
    expect(ref.current).toHaveClass("host");
    expect(ref.current).toHaveAttribute("data-mg-part", "generate-button");
    expect(ref.current).toHaveAttribute("data-state", "idle");
    await page.user.click(ref.current!);
    await screen.findByRole("dialog");
    expect(heard).toEqual([true]);
  });

  test("a press that the host prevents opens nothing", async () => {
    const page = renderInProvider(
      <GenerateButton entity={haru} name="하루" owner onClick={(event) => event.preventDefault()} />,
    );
    await page.user.click(screen.getByRole("button"));
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  });

  test("axe finds nothing in the form, while drawing, and after a mixed end", async () => {
    const page = renderInProvider(<GenerateButton entity={haru} name="하루" owner source={haruSource} />);
    expect(await faults()).toEqual([]);
    await page.user.click(screen.getByRole("button", { name: "대표이미지 생성" }));
    await screen.findByRole("radio", { name: "애니메이션" });
    await page.user.click(screen.getByRole("button", { name: "세부 설정" }));
    expect(await faults()).toEqual([]);

    await page.user.click(screen.getByRole("button", { name: "4장 만들기" }));
    await screen.findByRole("progressbar");
    act(() => page.server.finishNext());
    await waitFor(() => expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "1"));
    expect(await faults()).toEqual([]);

    act(() => {
      page.server.fail(2);
      page.server.finishAll();
    });
    await screen.findByText(/실패해서/, { selector: "[data-mg-part=toast-message]" });
    expect(await faults()).toEqual([]);
  });
});
