import { screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { expect, test } from "vitest";
import { haru, renderInProvider, serverWith } from "../testing/render-in-provider.tsx";
import { MiniGallery } from "./mini-gallery.tsx";

const gallery = () => document.querySelector("[data-mg-part=mini-gallery]");

test("shows six at most, the primary first with its badge", async () => {
  const server = serverWith({});
  server.seedImages(haru, 9);
  renderInProvider(<MiniGallery entity={haru} className="mine" />, { server });
  expect(gallery()).toHaveAttribute("data-state", "loading");
  const items = await screen.findAllByRole("listitem");
  expect(items).toHaveLength(6);
  expect(within(items[0]!).getByText("대표")).toBeInTheDocument();
  expect(within(items[1]!).queryByText("대표")).not.toBeInTheDocument();
  expect(screen.getByRole("button", { name: "그림, 9개 중 1번째, 대표" })).toBeInTheDocument();
  expect(gallery()).toHaveClass("mine");
});

test("without pictures says so, and offers the owner the next step", async () => {
  const page = renderInProvider(
    <MiniGallery entity={haru} owner emptyAction={<button type="button">만들기</button>} />,
  );
  await waitFor(() => expect(gallery()).toHaveAttribute("data-state", "empty"));
  expect(screen.getByText("아직 그림이 없어요")).toBeInTheDocument();
  expect(screen.getByRole("button", { name: "만들기" })).toBeInTheDocument();
  const { violations } = await axe.run(page.container, { rules: { "color-contrast": { enabled: false } } });
  expect(violations).toEqual([]);
});

test("a gallery that cannot be loaded can be asked for again", async () => {
  const server = serverWith({});
  server.seedImages(haru, 2);
  server.failRequests({ operation: "listImages", problem: "not_found" });
  const { user } = renderInProvider(<MiniGallery entity={haru} />, { server });
  expect(await screen.findByText("그림을 불러오지 못했어요.")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "다시 불러오기" }));
  expect(await screen.findAllByRole("listitem")).toHaveLength(2);
});
