import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { expect, test } from "vitest";
import { haru, type Page, renderInProvider, serverWith } from "../testing/render-in-provider.tsx";
import { MiniGallery } from "./mini-gallery.tsx";

async function openViewer({ owner = true, count = 4, at = 2 } = {}): Promise<Page & { viewer: HTMLElement }> {
  const server = serverWith({});
  server.seedImages(haru, count);
  const page = renderInProvider(<MiniGallery entity={haru} owner={owner} />, { server });
  const buttons = await screen.findAllByRole("button", { name: /개 중/ });
  await page.user.click(buttons[at - 1]!);
  return { ...page, viewer: await screen.findByRole("dialog", {}, { timeout: 10_000 }) };
}

const place = () => document.querySelector("[data-mg-part=lightbox-place]")?.textContent;
const scale = () => document.querySelector("[data-mg-part=lightbox-scale]")?.textContent;
const spoken = () =>
  [...document.querySelectorAll("[data-mg-part=status] p")].map((line) => line.textContent);

test("opens at the chosen picture with the focus on the way on, and gives it back", async () => {
  const { user, viewer } = await openViewer();
  expect(viewer).toHaveAccessibleName("그림 보기 2 / 4");
  expect(within(viewer).getByText("AI 생성")).toBeInTheDocument();
  expect(within(viewer).getByRole("button", { name: "다음 그림" })).toHaveFocus();
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  expect(screen.getByRole("button", { name: "그림, 4개 중 2번째" })).toHaveFocus();
});

test("next and previous keep the focus, also at the end, and say the place", async () => {
  const { user } = await openViewer({ at: 3 });
  const next = screen.getByRole("button", { name: "다음 그림" });
  await user.click(next);
  expect(place()).toBe("그림 보기 4 / 4");
  expect(next).toHaveFocus();
  expect(next).toHaveAttribute("aria-disabled", "true");
  await user.click(next);
  expect(place()).toBe("그림 보기 4 / 4");
  await user.keyboard("{ArrowLeft}{Home}");
  expect(place()).toBe("그림 보기 1 / 4");
  expect(next).toHaveFocus();
  expect(spoken()).toEqual(["4장 중 4번째 그림", "4장 중 3번째 그림", "4장 중 1번째 그림"]);
});

test("a picture alone has no way on, and the focus begins on the way out", async () => {
  const { viewer } = await openViewer({ count: 1, at: 1 });
  expect(within(viewer).queryByRole("button", { name: /(다음|이전) 그림/ })).toBeNull();
  expect(within(viewer).getByRole("button", { name: "닫기" })).toHaveFocus();
});

test("a picture whose file is lost is asked for again, and the keys are still heard", async () => {
  const { user, viewer } = await openViewer({ at: 1 });
  fireEvent.error(within(viewer).getByRole("img", { name: "4장 중 1번째 그림" }));
  await user.click(within(viewer).getByRole("button", { name: "다시 불러오기" }));
  expect(viewer.querySelector("[data-mg-part=lightbox-picture]")).toHaveAttribute("data-state", "loading");
  await user.keyboard("{ArrowRight}");
  expect(place()).toBe("그림 보기 2 / 4");
});

test("the strip is one tab stop, marks the shown picture and opens another", async () => {
  const { user, viewer } = await openViewer();
  const strip = within(viewer).getByRole("group", { name: "그림 고르기" });
  const thumbs = within(strip).getAllByRole("button");
  expect(thumbs.map((thumb) => thumb.tabIndex)).toEqual([-1, 0, -1, -1]);
  await user.click(thumbs[3]!);
  expect(place()).toBe("그림 보기 4 / 4");
  expect(thumbs[3]).toHaveAttribute("aria-current", "true");
});

test("zoom has keys and buttons, and a new picture starts fitted", async () => {
  const { user } = await openViewer();
  await user.keyboard("+");
  expect(scale()).toBe("150%");
  await user.click(screen.getByRole("button", { name: "확대" }));
  expect(scale()).toBe("225%");
  await user.keyboard("0");
  expect(scale()).toBe("100%");
  await user.click(screen.getByRole("button", { name: "확대" }));
  await user.click(screen.getByRole("button", { name: "다음 그림" }));
  expect(scale()).toBe("100%");
});

test("a sideways stroke turns to the next picture", async () => {
  await openViewer();
  const stage = document.querySelector("[data-mg-part=lightbox-stage]")!;
  const at = (clientX: number) => ({ pointerId: 1, button: 0, clientX, clientY: 100 });
  fireEvent.pointerDown(stage, at(300));
  fireEvent.pointerMove(stage, at(200));
  fireEvent.pointerUp(stage, at(200));
  expect(place()).toBe("그림 보기 3 / 4");
});

test("an owner makes the shown picture the primary and writes its description", async () => {
  const { user, server } = await openViewer();
  await user.click(screen.getByRole("button", { name: "대표 지정" }));
  expect(screen.getByRole("button", { name: "지금 대표예요" })).toHaveAttribute("aria-pressed", "true");
  expect(place()).toBe("그림 보기 1 / 4");

  await user.click(screen.getByRole("button", { name: "그림 정보" }));
  expect(screen.getByText("프롬프트")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "고치기" }));
  await user.type(screen.getByRole("textbox", { name: "설명" }), "창 앞의 하루");
  await user.click(screen.getByRole("button", { name: "저장하기" }));
  await waitFor(() => expect(server.snapshot().galleries["character/haru"]?.[0]?.alt).toBe("창 앞의 하루"));
  expect(screen.getByRole("img", { name: "창 앞의 하루" })).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "고치기" })).toHaveFocus();
});

test("a reader sees the picture and its facts, not the prompt and nothing to change", async () => {
  const { user, viewer } = await openViewer({ owner: false });
  await user.click(screen.getByRole("button", { name: "그림 정보" }));
  expect(screen.queryByText("프롬프트")).not.toBeInTheDocument();
  expect(screen.queryByText("시드")).not.toBeInTheDocument();
  for (const name of ["대표 지정", "자르기", "고치기", "삭제"]) {
    expect(within(viewer).queryByRole("button", { name })).not.toBeInTheDocument();
  }
});

test("axe finds nothing with the facts open", async () => {
  const { user, viewer } = await openViewer();
  await user.click(screen.getByRole("button", { name: "그림 정보" }));
  const { violations } = await axe.run(viewer, { rules: { "color-contrast": { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});
