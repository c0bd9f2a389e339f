import type { Image } from "@media-gen/client";
import { act, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import type { ReactNode } from "react";
import { describe, expect, test, vi } from "vitest";
import { haru, type Page, renderInProvider, serverWith } from "../testing/render-in-provider.tsx";
import { Dialog, DialogTitle } from "../ui/dialog.tsx";
import { ThumbnailGrid, type ThumbnailGridProps } from "./thumbnail-grid.tsx";
import { useImages } from "./use-images.ts";

function Gallery({
  filter = () => true,
  ...props
}: Partial<ThumbnailGridProps> & { filter?: (image: Image, index: number) => boolean }): ReactNode {
  const { data } = useImages(haru);
  return data === undefined ? null : <ThumbnailGrid entity={haru} images={data.filter(filter)} {...props} />;
}

async function openGallery(
  count: number,
  props: Parameters<typeof Gallery>[0] = {},
): Promise<Page & { ids: string[] }> {
  const server = serverWith({});
  const ids = server.seedImages(haru, count).map((image) => image.id);
  const page = renderInProvider(<Gallery {...props} />, { server });
  await screen.findByRole("grid");
  return { ...page, ids };
}

const cells = () => screen.getAllByRole("gridcell").map((cell) => within(cell).getAllByRole("group")[0]!);
const cell = (position: number) => cells()[position - 1]!;
const shown = (ids: string[]) =>
  cells()
    .map((element) => ids.indexOf(element.dataset.key ?? "") + 1)
    .join(" ");
const spoken = () =>
  [...document.querySelectorAll("[data-mg-part=status] p")].map((line) => line.textContent);
const changesOf = (page: Page) => page.server.requests.filter(({ method }) => method !== "GET");
const stored = (page: Page) =>
  (page.server.snapshot().galleries["character/haru"] ?? []).map((image) => image.id);
const settled = (page: Page, ids: string[], order: string) =>
  waitFor(() =>
    expect(
      stored(page)
        .map((id) => ids.indexOf(id) + 1)
        .join(" "),
    ).toBe(order),
  );

describe("what a cell says", () => {
  test("its position and whether it is the primary are in its name", async () => {
    await openGallery(3);
    expect(cells().map((element) => element.getAttribute("aria-label"))).toEqual([
      "그림, 3개 중 1번째, 대표",
      "그림, 3개 중 2번째",
      "그림, 3개 중 3번째",
    ]);
    expect(cell(1).parentElement).toHaveAttribute("aria-selected", "true");
    expect(within(cell(1)).getByText("대표")).toBeInTheDocument();
  });

  test("places without a picture say what happened and what came back", async () => {
    const credits = { held: 0, charged: 0, refunded: 1 };
    const slot = {
      url: null,
      width: null,
      height: null,
      thumbhash: null,
      variants: null,
      seed: 1,
      drawing: false,
      credits,
    };
    const onRetrySlot = vi.fn();
    const { user } = await openGallery(1, {
      onRetrySlot,
      slots: [
        { ...slot, slot: 0, asset_id: "a", status: "pending", error: null },
        { ...slot, slot: 1, asset_id: "b", status: "pending", drawing: true, error: null },
        {
          ...slot,
          slot: 2,
          asset_id: "c",
          status: "failed",
          error: { code: "timeout", message: "", retryable: true },
        },
        {
          ...slot,
          slot: 3,
          asset_id: "d",
          status: "failed",
          error: { code: "blocked", message: "", retryable: false },
        },
      ],
    });
    expect(screen.getByRole("grid")).toHaveAttribute("aria-busy", "true");
    expect(cells().map((element) => element.getAttribute("aria-label"))).toEqual([
      "1번째, 기다리는 중",
      "2번째, 그리는 중",
      "3번째, 만들지 못했어요",
      "4번째, 보여드릴 수 없어요",
      "그림, 5개 중 5번째, 대표",
    ]);
    expect(cell(3)).toHaveTextContent("그림 엔진이 답하지 않았어요. 1크레딧을 돌려드렸어요.");
    await user.click(screen.getByRole("button", { name: "3번째 그림 다시 시도" }));
    expect(onRetrySlot).toHaveBeenCalledWith(expect.objectContaining({ asset_id: "c" }));
    expect(within(cell(4)).queryByRole("button")).not.toBeInTheDocument();
  });

  test("axe finds nothing in tiles, rows and with a menu open", async () => {
    const page = await openGallery(3);
    const check = async () =>
      (await axe.run(page.container, { rules: { "color-contrast": { enabled: false } } })).violations.map(
        ({ id, nodes }) => `${id}: ${nodes[0]?.html}`,
      );
    expect(await check()).toEqual([]);
    await page.user.click(screen.getByRole("button", { name: "2번째 그림 옮기기" }));
    expect(await check()).toEqual([]);
    page.unmount();
    const rows = await openGallery(3, { layout: "rows" });
    expect(
      (await axe.run(rows.container, { rules: { "color-contrast": { enabled: false } } })).violations,
    ).toEqual([]);
  });
});

describe("keys", () => {
  test("the grid is one tab stop; arrows walk in two dimensions; Tab enters the cell", async () => {
    const { user } = await openGallery(6);
    await user.tab();
    expect(cell(1)).toHaveFocus();
    await user.keyboard("{ArrowRight}{ArrowDown}");
    expect(cell(6)).toHaveFocus();
    await user.keyboard("{ArrowUp}{End}{ArrowDown}");
    expect(cell(6)).toHaveFocus();
    await user.keyboard("{Control>}{Home}{/Control}{ArrowRight}");
    expect(cell(2)).toHaveFocus();
    await user.tab();
    expect(screen.getByRole("button", { name: "2번째 그림 옮기기" })).toHaveFocus();
    await user.keyboard("{ArrowRight}");
    expect(screen.getByRole("button", { name: "2번째 그림 대표 지정" })).toHaveFocus();
    await user.tab();
    await user.tab();
    await user.tab();
    expect(screen.getByRole("grid")).not.toContainElement(document.activeElement as HTMLElement);
  });

  test("a lifted picture is moved by arrows and dropped with one request", async () => {
    const page = await openGallery(5);
    act(() => cell(2).focus());
    await page.user.keyboard(" {ArrowRight}{ArrowRight}{Enter}");
    await settled(page, page.ids, "1 3 4 2 5");
    expect(shown(page.ids)).toBe("1 3 4 2 5");
    expect(cell(4)).toHaveFocus();
    expect(spoken()).toEqual([
      "2번째 그림을 들었어요. 방향키로 옮기고 Enter로 놓아요. Esc로 취소해요.",
      "5개 중 3번째 자리예요.",
      "5개 중 4번째 자리예요.",
      "4번째에 놓았어요.",
    ]);
    expect(changesOf(page)).toHaveLength(1);
  });

  test("Escape puts a lifted picture back, sends nothing and speaks no ids", async () => {
    const page = await openGallery(5);
    act(() => cell(3).focus());
    await page.user.keyboard(" {ArrowRight}{Escape}");
    expect(shown(page.ids)).toBe("1 2 3 4 5");
    expect(cell(3)).toHaveFocus();
    expect(spoken().at(-1)).toBe("원래 자리로 돌려놓았어요.");
    expect(changesOf(page)).toEqual([]);
    expect(spoken().join()).not.toMatch(/[0-9a-f]{8}-/);
  });

  test("the primary cannot be lifted and nothing is moved before it", async () => {
    const page = await openGallery(3);
    act(() => cell(1).focus());
    await page.user.keyboard(" ");
    expect(spoken()).toEqual([]);
    await page.user.keyboard("{ArrowRight} {ArrowLeft}{ArrowLeft}{Enter}");
    expect(shown(page.ids)).toBe("1 2 3");
    expect(changesOf(page)).toEqual([]);
  });
});

describe("order without dragging", () => {
  test("the grip's menu moves among what is shown and leaves the rest of the gallery in place", async () => {
    const page = await openGallery(6, { filter: (_, index) => index % 2 === 1 });
    expect(shown(page.ids)).toBe("2 4 6");
    await page.user.click(screen.getByRole("button", { name: "3번째 그림 옮기기" }));
    await page.user.click(screen.getByRole("menuitem", { name: "맨 앞으로" }));
    expect(shown(page.ids)).toBe("6 2 4");
    await settled(page, page.ids, "1 6 3 2 5 4");
    expect(spoken()).toContain("3개 중 1번째로 옮겼어요.");
  });

  test("on a phone the buttons are in sight; no. 2 cannot go before the primary; focus stays on the button", async () => {
    const page = await openGallery(3, { layout: "rows" });
    const up = screen.getByRole("button", { name: "2번째 그림 앞으로 옮기기" });
    expect(up).toHaveAttribute("aria-disabled", "true");
    await page.user.click(up);
    expect(changesOf(page)).toEqual([]);
    await page.user.click(screen.getByRole("button", { name: "2번째 그림 뒤로 옮기기" }));
    expect(shown(page.ids)).toBe("1 3 2");
    expect(screen.getByRole("button", { name: "3번째 그림 뒤로 옮기기" })).toHaveFocus();
    await settled(page, page.ids, "1 3 2");
  });
});

describe("sending a picture to a place by its number", () => {
  const ask = async (page: Page, wanted: string): Promise<HTMLElement> => {
    const question = await screen.findByRole("dialog", { name: "2번째 그림 옮기기" });
    const field = within(question).getByRole("spinbutton", { name: "옮길 자리" });
    expect(field).toHaveFocus();
    await page.user.clear(field);
    await page.user.type(field, `${wanted}{Enter}`);
    return field;
  };

  test("from a phone's row, whose place is a button", async () => {
    const page = await openGallery(5, { layout: "rows" });
    await page.user.click(screen.getByRole("button", { name: "2 / 5, 2번째 그림 자리 정해 옮기기" }));
    await ask(page, "5");
    await settled(page, page.ids, "1 3 4 5 2");
    expect(spoken()).toContain("5개 중 5번째로 옮겼어요.");
    await waitFor(() =>
      expect(screen.getByRole("button", { name: "5 / 5, 5번째 그림 자리 정해 옮기기" })).toHaveFocus(),
    );
  });

  test("a place that it cannot have is refused in words, and nothing is sent", async () => {
    const page = await openGallery(5);
    await page.user.click(screen.getByRole("button", { name: "2번째 그림 옮기기" }));
    await page.user.click(screen.getByRole("menuitem", { name: "자리 정해 옮기기" }));
    for (const wanted of ["1", "6", "2.5"]) {
      const field = await ask(page, wanted);
      expect(field).toHaveAttribute("aria-invalid", "true");
      expect(field).toHaveAccessibleDescription("2번째부터 5번째까지 옮길 수 있어요.");
    }
    await page.user.keyboard("{Escape}");
    await waitFor(() => expect(screen.getByRole("button", { name: "2번째 그림 옮기기" })).toHaveFocus());
    expect(changesOf(page)).toEqual([]);
  });
});

describe("choosing the primary", () => {
  test("it stands first at once and is spoken", async () => {
    const page = await openGallery(4);
    await page.user.click(screen.getByRole("button", { name: "3번째 그림 대표 지정" }));
    expect(shown(page.ids)).toBe("3 1 2 4");
    expect(cell(1)).toHaveAccessibleName("그림, 4개 중 1번째, 대표");
    expect(within(cell(1)).getByRole("button", { name: /지금 대표예요/ })).toHaveFocus();
    expect(spoken()).toContain("3번째 그림이 대표가 됐어요.");
    await settled(page, page.ids, "3 1 2 4");
  });

  test("a refusal takes it back and says why in one sentence", async () => {
    const page = await openGallery(3);
    page.server.failRequests({ operation: "setPrimary", problem: "forbidden" });
    await page.user.click(screen.getByRole("button", { name: "2번째 그림 대표 지정" }));
    await waitFor(() => expect(shown(page.ids)).toBe("1 2 3"));
    expect(document.querySelector("[data-mg-part=toast-message]")).toHaveTextContent(
      "이 작품의 주인만 할 수 있어요.",
    );
  });

  test("an order that changed elsewhere is shown as it is now, and the focus stays", async () => {
    const page = await openGallery(4);
    page.server.seedImages(haru, 1);
    act(() => cell(2).focus());
    await page.user.keyboard(" {ArrowRight}{Enter}");
    await waitFor(() => expect(cells()).toHaveLength(5));
    expect(shown(page.ids)).toBe("1 2 3 4 0");
    expect(cell(2)).toHaveFocus();
    expect(document.querySelector("[data-mg-part=toast-message]")).toHaveTextContent(
      "다른 곳에서 순서가 바뀌었어요. 최신 순서로 맞췄어요.",
    );
  });
});

describe("deleting", () => {
  test("takes a picture away at once, leaves a slot to undo from, and moves the focus on", async () => {
    const page = await openGallery(4);
    await page.user.click(screen.getByRole("button", { name: "2번째 그림 삭제" }));
    expect(cell(2)).toHaveAccessibleName("2번째, 지웠어요");
    expect(cell(3)).toHaveFocus();
    expect(cell(3)).toHaveAccessibleName("그림, 3개 중 2번째");
    await settled(page, page.ids, "1 3 4");

    await page.user.click(within(cell(2)).getByRole("button", { name: "되돌리기" }));
    expect(shown(page.ids)).toBe("1 2 3 4");
    expect(cell(2)).toHaveFocus();
    await settled(page, page.ids, "1 2 3 4");
  });

  test("an undo in the cell takes the toast's offer away", async () => {
    const page = await openGallery(3);
    await page.user.click(screen.getByRole("button", { name: "3번째 그림 삭제" }));
    await page.user.click(within(cell(3)).getByRole("button", { name: "되돌리기" }));
    await settled(page, page.ids, "1 2 3");
    await waitFor(() =>
      expect(document.querySelector("[data-mg-part=toast]")).toHaveTextContent("그림을 되돌렸어요."),
    );
    expect(screen.queryByRole("button", { name: "되돌리기" })).toBeNull();
    expect(spoken().filter((line) => line === "그림을 되돌렸어요.")).toHaveLength(1);
  });

  test("the toast undoes it as well", async () => {
    const page = await openGallery(3);
    await page.user.click(screen.getByRole("button", { name: "3번째 그림 삭제" }));
    const toast = document.querySelector<HTMLElement>("[data-mg-part=toast]")!;
    expect(toast).toHaveTextContent("3번째 그림을 지웠어요.");
    await page.user.click(within(toast).getByRole("button", { name: "되돌리기" }));
    await settled(page, page.ids, "1 2 3");
    expect(shown(page.ids)).toBe("1 2 3");
  });

  test("the primary is asked about first; the question names its successor and starts on the safe answer", async () => {
    const page = await openGallery(3);
    await page.user.click(screen.getByRole("button", { name: "1번째 그림 삭제" }));
    const question = await screen.findByRole("alertdialog", { name: "대표이미지를 삭제할까요?" });
    expect(question).toHaveAccessibleDescription(/2번째 그림이 새 대표가 돼요\./);
    expect(within(question).getByRole("button", { name: "취소" })).toHaveFocus();
    await page.user.keyboard("{Enter}");
    await waitFor(() => expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument());
    expect(changesOf(page)).toEqual([]);
    expect(screen.getByRole("button", { name: "1번째 그림 삭제" })).toHaveFocus();

    await page.user.click(screen.getByRole("button", { name: "1번째 그림 삭제" }));
    await page.user.click(await screen.findByRole("button", { name: "삭제하기" }));
    await settled(page, page.ids, "2 3");
    await waitFor(() => expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument());
    expect(document.activeElement).toHaveAccessibleName("그림, 2개 중 1번째, 대표");
  });
});

describe("inside a dialog, Escape closes one layer at a time", () => {
  async function openInDialog(): Promise<Page> {
    const server = serverWith({});
    server.seedImages(haru, 3);
    const onOpenChange = vi.fn();
    const page = renderInProvider(
      <Dialog open onOpenChange={onOpenChange}>
        <DialogTitle>그림 고르기</DialogTitle>
        <Gallery />
      </Dialog>,
      { server },
    );
    await screen.findByRole("grid");
    closed = onOpenChange;
    return page;
  }
  let closed = vi.fn();

  test("first the menu of a grip", async () => {
    const { user } = await openInDialog();
    await user.click(screen.getByRole("button", { name: "2번째 그림 옮기기" }));
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("menu")).not.toBeInTheDocument();
    expect(screen.getByRole("button", { name: "2번째 그림 옮기기" })).toHaveFocus();
    expect(closed).not.toHaveBeenCalled();
    await user.keyboard("{Escape}");
    expect(closed).toHaveBeenCalledWith(false, "escape");
  });

  test("first the lifted picture", async () => {
    const { user } = await openInDialog();
    act(() => cell(2).focus());
    await user.keyboard(" {Escape}");
    expect(spoken().at(-1)).toBe("원래 자리로 돌려놓았어요.");
    expect(closed).not.toHaveBeenCalled();
  });
});
