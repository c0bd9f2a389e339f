import { act, fireEvent, screen } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, test, vi } from "vitest";
import { renderInProvider } from "../testing/render-in-provider.tsx";
import { Button } from "./button.tsx";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { Dialog, DialogTitle } from "./dialog.tsx";
import { Menu } from "./menu.tsx";
import { Slider } from "./slider.tsx";
import { Stepper } from "./stepper.tsx";

function Count({ from = 4 }: { from?: number }) {
  const [value, setValue] = useState(from);
  return (
    <>
      <span id="count">장수</span>
      <Stepper
        labelledBy="count"
        value={value}
        min={1}
        max={8}
        onChange={setValue}
        spoken={`${value}장`}
        moreLabel="더"
        fewerLabel="덜"
      >
        {value}
      </Stepper>
    </>
  );
}
const count = () => Number(screen.getByRole("spinbutton").getAttribute("aria-valuenow"));

describe("Stepper", () => {
  test("steps by press and by keys, and stays within its ends", async () => {
    const { user } = renderInProvider(<Count />);
    await user.click(screen.getByRole("button", { name: "더" }));
    expect(count()).toBe(5);
    act(() => screen.getByRole("spinbutton", { name: "장수" }).focus());
    await user.keyboard("{End}{ArrowUp}");
    expect(count()).toBe(8);
    expect(screen.getByRole("button", { name: "더" })).toHaveAttribute("aria-disabled", "true");
    await user.keyboard("{Home}{ArrowDown}");
    expect(count()).toBe(1);
    expect(screen.getByRole("spinbutton")).toHaveAttribute("aria-valuetext", "1장");
  });

  test("holding repeats until released, and the release is not one more step", () => {
    vi.useFakeTimers();
    try {
      renderInProvider(<Count from={1} />);
      const more = screen.getByRole("button", { name: "더" });
      fireEvent.pointerDown(more);
      act(() => void vi.advanceTimersByTime(420 + 110 * 2));
      fireEvent.pointerUp(more);
      fireEvent.click(more);
      expect(count()).toBe(4);
      act(() => void vi.advanceTimersByTime(5_000));
      expect(count()).toBe(4);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("Slider", () => {
  function Zoom() {
    const [value, setValue] = useState(0.35);
    return <Slider label="변화 폭" min={0} max={1} step={0.05} value={value} onChange={setValue} />;
  }
  test("its number can be typed, is kept within the ends, and follows the slider", async () => {
    const { user } = renderInProvider(<Zoom />);
    const number = screen.getByRole<HTMLInputElement>("spinbutton", { name: "변화 폭" });
    const range = screen.getByRole<HTMLInputElement>("slider", { name: "변화 폭" });
    expect(number.value).toBe("0.35");
    await user.clear(number);
    await user.type(number, "7");
    expect(range.value).toBe("1");
    fireEvent.change(range, { target: { value: "0.5" } });
    await user.tab();
    expect(number.value).toBe("0.50");
  });
});

describe("Dialog", () => {
  function Page() {
    const [open, setOpen] = useState(false);
    return (
      <>
        <Button onClick={() => setOpen(true)}>열기</Button>
        <Dialog open={open} onOpenChange={setOpen}>
          <DialogTitle>창</DialogTitle>
          <Button>안</Button>
        </Dialog>
      </>
    );
  }

  test("takes the focus, gives it back, and shows toasts inside itself", async () => {
    const { user } = renderInProvider(<Page />);
    await user.click(screen.getByRole("button", { name: "열기" }));
    expect(screen.getByRole("dialog", { name: "창" })).toContainElement(
      document.activeElement as HTMLElement,
    );
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
    expect(screen.getByRole("button", { name: "열기" })).toHaveFocus();
  });

  test("Escape while a syllable is being composed closes nothing", async () => {
    const { user } = renderInProvider(<Page />);
    await user.click(screen.getByRole("button", { name: "열기" }));
    fireEvent.keyDown(screen.getByRole("dialog"), { key: "Escape", isComposing: true });
    fireEvent.keyDown(screen.getByRole("dialog"), { key: "Escape", keyCode: 229 });
    expect(screen.getByRole("dialog")).toBeInTheDocument();
  });
});

describe("ConfirmDialog", () => {
  test("starts on the safe answer and acts only when told to", async () => {
    const confirm = vi.fn();
    const { user } = renderInProvider(
      <ConfirmDialog
        open
        onOpenChange={() => {}}
        title="대표이미지를 삭제할까요?"
        body="2번째 그림이 새 대표가 돼요."
        confirmLabel="삭제하기"
        onConfirm={confirm}
      />,
    );
    expect(screen.getByRole("alertdialog")).toHaveAccessibleDescription("2번째 그림이 새 대표가 돼요.");
    expect(screen.getByRole("button", { name: "취소" })).toHaveFocus();
    await user.keyboard("{Enter}");
    expect(confirm).not.toHaveBeenCalled();
    await user.click(screen.getByRole("button", { name: "삭제하기" }));
    expect(confirm).toHaveBeenCalledOnce();
  });
});

describe("Menu", () => {
  test("opens with the arrow, walks, chooses and gives the focus back", async () => {
    const chosen: string[] = [];
    const { user } = renderInProvider(
      <Menu
        label="순서"
        trigger={(props) => <Button {...props}>순서</Button>}
        items={["앞으로", "뒤로"].map((label) => ({ key: label, label, onSelect: () => chosen.push(label) }))}
      />,
    );
    await user.tab();
    await user.keyboard("{ArrowDown}");
    expect(screen.getByRole("menuitem", { name: "앞으로" })).toHaveFocus();
    await user.keyboard("{ArrowDown}{Enter}");
    expect(chosen).toEqual(["뒤로"]);
    expect(screen.queryByRole("menu")).not.toBeInTheDocument();
    expect(screen.getByRole("button", { name: "순서" })).toHaveFocus();
  });
});

describe("Button", () => {
  test("while busy keeps the focus, says so, and hears no press", async () => {
    const press = vi.fn();
    const { user } = renderInProvider(
      <Button busy onClick={press}>
        보내는 중
      </Button>,
    );
    await user.tab();
    expect(screen.getByRole("button", { busy: true })).toHaveFocus();
    await user.keyboard("{Enter}");
    expect(press).not.toHaveBeenCalled();
  });
});
