import { virtual } from "@guidepup/virtual-screen-reader";
import { act, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ThumbnailGrid } from "./gallery/thumbnail-grid.tsx";
import { useImages } from "./gallery/use-images.ts";
import { GenerateButton } from "./generation/generate-button.tsx";
import { en } from "./locales/en.ts";
import { ko } from "./locales/ko.ts";
import { haru, haruSource, type Page, renderInProvider, serverWith } from "./testing/render-in-provider.tsx";

/** What a screen reader says unasked, in its order; what a person walks to is left out. */
async function announced(): Promise<string[]> {
  const phrases = (await virtual.spokenPhraseLog()).map(
    (phrase) => /^(?:polite|assertive): (.*)$/s.exec(phrase)?.[1],
  );
  return phrases.filter((phrase) => phrase !== undefined);
}

/** The sentences so far are these: none is missing, none is said twice, none is said besides. */
const hears = (sentences: string[]) => waitFor(async () => expect(await announced()).toEqual(sentences));

let page: Page;

async function listen(ui: ReactNode, options: Parameters<typeof renderInProvider>[1]): Promise<void> {
  page = renderInProvider(ui, options);
  await virtual.start({ container: document.body });
}

afterEach(async () => {
  const { jobs, galleries } = page.server.snapshot();
  const ids = [
    ...jobs.map(({ job_id }) => job_id),
    ...Object.values(galleries)
      .flat()
      .map(({ id }) => id),
  ];
  const log = (await virtual.spokenPhraseLog()).join("\n");
  expect(ids.filter((id) => log.includes(id))).toEqual([]);
  expect(log).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/i);
  await virtual.stop();
});

function Gallery(): ReactNode {
  const { data } = useImages(haru);
  return data === undefined ? null : <ThumbnailGrid entity={haru} images={data} />;
}

const languages = [
  {
    locale: ko,
    cells: ["그림, 5개 중 1번째, 대표", "그림, 5개 중 2번째"],
    lift: "2번째 그림을 들었어요. 방향키로 옮기고 Enter로 놓아요. Esc로 취소해요.",
    moves: ["5개 중 3번째 자리예요.", "5개 중 4번째 자리예요."],
    back: "5개 중 3번째 자리예요.",
    drop: "4번째에 놓았어요.",
    putBack: "원래 자리로 돌려놓았어요.",
    choose: "3번째 그림 대표 지정",
    chosen: "3번째 그림이 대표가 됐어요.",
    remove: "2번째 그림 삭제",
    removed: "2번째 그림을 지웠어요.",
    undo: "되돌리기",
    restored: "그림을 되돌렸어요.",
    conflict: "다른 곳에서 순서가 바뀌었어요. 최신 순서로 맞췄어요.",
    open: "대표이미지 생성",
    submit: "4장 만들기",
    cancel: "남은 그림 취소하기",
    count: "장수",
    price: "6장에 6크레딧",
    start: "4장을 그리기 시작했어요.",
    ready: "4장 중 1번째 그림이 도착했어요.",
    failed: "1번째 그림은 만들지 못했어요. 1크레딧을 돌려드렸어요.",
    blocked: "1번째 그림은 보여드릴 수 없어요. 1크레딧을 돌려드렸어요.",
    progress: "4장 중 3장이 도착했어요.",
    all: "4장을 모두 만들었어요.",
    partial: "4장 중 3장을 만들었어요. 1장은 실패해서 1크레딧을 돌려드렸어요.",
    cancelled: "남은 3장을 취소했어요. 3크레딧을 돌려드렸어요.",
  },
  {
    locale: en,
    cells: ["Picture, 1 of 5, cover", "Picture, 2 of 5"],
    lift: "Picked up picture 2. Arrows move, Enter drops, Escape cancels.",
    moves: ["Position 3 of 5.", "Position 4 of 5."],
    back: "Position 3 of 5.",
    drop: "Dropped at 4.",
    putBack: "Returned to its place.",
    choose: "Make cover, picture 3",
    chosen: "Picture 3 is now the cover.",
    remove: "Delete, picture 2",
    removed: "Picture 2 deleted.",
    undo: "Undo",
    restored: "The picture is back.",
    conflict: "The order changed elsewhere. Showing the latest.",
    open: "Create cover image",
    submit: "Create 4",
    cancel: "Cancel the rest",
    count: "How many",
    price: "6 credits for 6",
    start: "Started drawing 4 pictures.",
    ready: "Picture 1 of 4 is ready.",
    failed: "Picture 1 failed. 1 credit returned.",
    blocked: "Picture 1 was blocked. 1 credit returned.",
    progress: "3 of 4 have arrived.",
    all: "All 4 are ready.",
    partial: "3 of 4 made. 1 failed; 1 credit returned.",
    cancelled: "Cancelled 3. 3 credits returned.",
  },
];

describe.each(languages)("a screen reader in $locale.id, over a gallery", (says) => {
  beforeEach(async () => {
    const server = serverWith({});
    server.seedImages(haru, 5);
    await listen(<Gallery />, { server, locale: says.locale });
    await screen.findByRole("grid");
  });

  /** Into the grid, which is one tab stop, and on to its second picture. */
  const walkToSecond = async (): Promise<void> => {
    await page.user.tab();
    await page.user.keyboard("{ArrowRight}");
  };

  test("names a picture with its place and whether it is the primary", async () => {
    await page.user.tab();
    await waitFor(async () => expect(await virtual.lastSpokenPhrase()).toContain(says.cells[0]));
    await page.user.keyboard("{ArrowRight}");
    await waitFor(async () => expect(await virtual.lastSpokenPhrase()).toContain(says.cells[1]));
    expect(await announced()).toEqual([]);
  });

  test("says the lift, each place and the drop once", async () => {
    await walkToSecond();
    await page.user.keyboard(" {ArrowRight}{ArrowRight}{Enter}");
    await waitFor(() => expect(page.asked()).toContain("reorderImages"));
    await hears([says.lift, ...says.moves, says.drop]);
  });

  test("says that a picture is back in its place", async () => {
    await walkToSecond();
    await page.user.keyboard(" {ArrowRight}{Escape}");
    await hears([says.lift, says.back, says.putBack]);
  });

  test("says a new primary, a deletion and its undoing", async () => {
    await page.user.click(screen.getByRole("button", { name: says.choose }));
    await hears([says.chosen]);
    await page.user.click(screen.getByRole("button", { name: says.remove }));
    await hears([says.chosen, says.removed]);
    await page.user.click(screen.getAllByRole("button", { name: says.undo }).at(-1)!);
    await hears([says.chosen, says.removed, says.restored]);
  });

  test("says that the order changed elsewhere", async () => {
    page.server.failRequests({ operation: "reorderImages", problem: "order_conflict", times: 1 });
    await walkToSecond();
    await page.user.keyboard(" {ArrowRight}{Enter}");
    await waitFor(async () => expect((await announced()).at(-1)).toBe(says.conflict));
    expect((await announced()).filter((sentence) => sentence === says.conflict)).toHaveLength(1);
  });
});

describe.each(languages)("a screen reader in $locale.id, before pictures are drawn", (says) => {
  test("says the new price once when the number of pictures changes, and nothing while a text is typed", async () => {
    await listen(<GenerateButton entity={haru} name="하루" owner source={haruSource} />, {
      server: serverWith({}),
      locale: says.locale,
    });
    await page.user.click(screen.getByRole("button", { name: says.open }));
    const count = await screen.findByRole("spinbutton", { name: says.count }, { timeout: 5_000 });
    await page.user.type(screen.getAllByRole("textbox")[0]!, "!");
    expect(await announced()).toEqual([]);
    act(() => count.focus());
    await page.user.keyboard("{ArrowUp}{ArrowUp}");
    await hears([says.price]);
  });
});

describe.each(languages)("a screen reader in $locale.id, while pictures are drawn", (says) => {
  beforeEach(async () => {
    await listen(<GenerateButton entity={haru} name="하루" owner source={haruSource} />, {
      server: serverWith({}),
      locale: says.locale,
    });
    await page.user.click(screen.getByRole("button", { name: says.open }));
    await page.user.click(await screen.findByRole("button", { name: says.submit }, { timeout: 5_000 }));
    await hears([says.start]);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: true });
  });
  afterEach(() => void vi.useRealTimers());

  const drawn = (count: number) =>
    waitFor(() =>
      expect(document.querySelectorAll("[data-mg-part=stage] [data-kind=image]")).toHaveLength(count),
    );
  const tenSeconds = () => act(() => vi.advanceTimersByTimeAsync(10_000));

  test("says the first picture, one sum in ten seconds, and the end once", async () => {
    page.server.finishNext();
    await hears([says.start, says.ready]);
    page.server.finishNext(2);
    await drawn(3);
    await hears([says.start, says.ready]);
    await tenSeconds();
    await hears([says.start, says.ready, says.progress]);
    page.server.finishAll();
    await hears([says.start, says.ready, says.progress, says.all]);
    await tenSeconds();
    await hears([says.start, says.ready, says.progress, says.all]);
  });

  test("says a failure with what came back, and the end with its sum", async () => {
    page.server.fail(0);
    await hears([says.start, says.failed]);
    page.server.finishAll();
    await hears([says.start, says.failed, says.partial]);
  });

  test("says that a picture was blocked, with what came back", async () => {
    page.server.fail(0, "blocked");
    await hears([says.start, says.blocked]);
  });

  test("says once what was cancelled", async () => {
    page.server.finishNext();
    await hears([says.start, says.ready]);
    await page.user.click(screen.getByRole("button", { name: says.cancel }));
    await hears([says.start, says.ready, says.cancelled]);
  });
});
