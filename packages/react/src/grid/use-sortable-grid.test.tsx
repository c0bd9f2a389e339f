import { act, fireEvent, screen } from "@testing-library/react";
import { type ReactNode, useState } from "react";
import { describe, expect, test, vi } from "vitest";
import { renderInProvider } from "../testing/render-in-provider.tsx";
import { useSortableGrid } from "./use-sortable-grid.ts";

const heard = vi.fn();

/** A host's own markup. */
function Covers({ count = 6, pinned = 0 }: { count?: number; pinned?: number }): ReactNode {
  const [ids, setIds] = useState(() => Array.from({ length: count }, (_, index) => `c${index + 1}`));
  const grid = useSortableGrid({
    ids,
    pinned,
    columns: 3,
    onReorder: (next) => {
      heard(next.join(" "));
      setIds(next);
    },
  });
  return (
    <div {...grid.getGridProps()} role="grid" aria-label="Covers">
      <div {...grid.getLayerProps()}>
        {grid.mounted.map((id) => (
          <div key={id} {...grid.getRowProps(id)}>
            {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: the getter gives the role */}
            <div aria-label={id} {...grid.getCellProps(id)}>
              <button
                type="button"
                tabIndex={-1}
                onClick={() => grid.moveTo(id, 0)}
                {...grid.getHandleProps()}
              >
                {`To front: ${id}`}
              </button>
            </div>
          </div>
        ))}
        <div {...grid.getDropProps()} />
      </div>
      {grid.layer}
    </div>
  );
}

const shown = () =>
  screen
    .getAllByRole("gridcell")
    .map((cell) => cell.getAttribute("aria-label"))
    .join(" ");
const spoken = () =>
  [...document.querySelectorAll("[data-mg-part=status] p")].map((line) => line.textContent);

describe("in a host's own markup", () => {
  test("one tab stop, arrows in two dimensions, Space, arrows and Enter put a cell elsewhere", async () => {
    const { user } = renderInProvider(<Covers />);
    await user.tab();
    expect(screen.getByLabelText("c1")).toHaveFocus();
    await user.keyboard("{ArrowDown}{ArrowRight}");
    expect(screen.getByLabelText("c5")).toHaveFocus();
    expect(screen.getByLabelText("c5")).toHaveAttribute("tabindex", "0");
    await user.keyboard(" {ArrowUp}{Enter}");
    expect(shown()).toBe("c1 c5 c2 c3 c4 c6");
    expect(heard).toHaveBeenLastCalledWith("c1 c5 c2 c3 c4 c6");
    expect(spoken().slice(-2)).toEqual(["6개 중 2번째 자리예요.", "2번째에 놓았어요."]);
  });

  test("rows are numbered and counted", () => {
    renderInProvider(<Covers />);
    expect(screen.getByRole("grid", { name: "Covers" })).toHaveAttribute("aria-rowcount", "6");
    expect(screen.getAllByRole("row").map((row) => row.getAttribute("aria-rowindex"))).toEqual([
      "1",
      "2",
      "3",
      "4",
      "5",
      "6",
    ]);
  });

  test("a command moves without dragging and respects what is pinned", async () => {
    const { user } = renderInProvider(<Covers pinned={1} />);
    await user.click(screen.getByRole("button", { name: "To front: c4" }));
    expect(shown()).toBe("c1 c4 c2 c3 c5 c6");
    heard.mockClear();
    await user.click(screen.getByRole("button", { name: "To front: c1" }));
    expect(heard).not.toHaveBeenCalled();
  });

  test("a lifted cell that loses the focus goes back", () => {
    renderInProvider(<Covers />);
    heard.mockClear();
    act(() => screen.getByLabelText("c2").focus());
    fireEvent.keyDown(screen.getByLabelText("c2"), { key: " " });
    expect(screen.getByLabelText("c2").parentElement).toHaveAttribute("data-state", "dragging");
    fireEvent.keyDown(screen.getByLabelText("c2"), { key: "ArrowRight" });
    act(() => screen.getByLabelText("c5").focus());
    expect(shown()).toBe("c1 c2 c3 c4 c5 c6");
    expect(spoken().at(-1)).toBe("원래 자리로 돌려놓았어요.");
    expect(heard).not.toHaveBeenCalled();
  });
});
