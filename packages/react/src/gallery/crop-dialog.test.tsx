import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { type ReactNode, useState } from "react";
import { describe, expect, test } from "vitest";
import { haru, type Page, renderInProvider, serverWith } from "../testing/render-in-provider.tsx";
import { CropDialog } from "./crop-dialog.tsx";
import { useImages } from "./use-images.ts";

function Cutter(): ReactNode {
  const { data } = useImages(haru);
  const [open, setOpen] = useState(false);
  const image = data?.[0];
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        열기
      </button>
      {image ? <CropDialog entity={haru} image={image} open={open} onOpenChange={setOpen} /> : null}
    </>
  );
}

async function openCutter(): Promise<Page & { dialog: HTMLElement }> {
  const server = serverWith({});
  server.seedImages(haru, 2);
  const page = renderInProvider(<Cutter />, { server });
  await waitFor(() => expect(page.asked()).toContain("listImages"));
  return { ...page, dialog: await reopen(page) };
}

async function reopen(page: Page): Promise<HTMLElement> {
  await page.user.click(screen.getByRole("button", { name: "열기" }));
  return screen.findByRole("dialog", { name: "자르기" }, { timeout: 10_000 });
}

const field = (name: string) => screen.getByRole<HTMLInputElement>("spinbutton", { name });
const slider = (name: string) => screen.getByRole<HTMLInputElement>("slider", { name });
const set = (input: HTMLInputElement, value: string) => fireEvent.change(input, { target: { value } });
const apply = (page: Page) => page.user.click(screen.getByRole("button", { name: "적용하기" }));
const sent = (page: Page) => page.server.requests.filter(({ operation }) => operation === "cropImage");
const imageOf = (page: Page) => page.server.snapshot().galleries["character/haru"]![0]!;

describe("cutting", () => {
  test("by numbers sends whole pixels of the original", async () => {
    const page = await openCutter();
    const { original_width: width, original_height: height } = imageOf(page);
    await page.user.click(screen.getByRole("radio", { name: "1:1" }));
    set(field("확대"), "2");
    set(field("가로 위치"), "100");
    set(field("세로 위치"), "-100");
    await apply(page);
    const side = Math.round(Math.min(width, height) / 2);
    await waitFor(() => expect(sent(page)).toHaveLength(1));
    expect(sent(page)[0]?.body).toEqual({ x: width - side, y: 0, width: side, height: side });
    await waitFor(() =>
      expect(document.querySelector("[data-mg-part=toast-message]")).toHaveTextContent("그림을 잘랐어요."),
    );
  });

  test("by sliders ends in the same rectangle as by numbers", async () => {
    const page = await openCutter();
    set(field("확대"), "1.6");
    set(field("가로 위치"), "40");
    const byNumber = page.dialog.querySelector("[data-mg-part=crop-size]")?.textContent;
    await apply(page);
    await waitFor(() => expect(sent(page)).toHaveLength(1));
    await waitFor(() => expect(imageOf(page).crop).not.toBeNull());
    const first = sent(page)[0]?.body;

    await reopen(page);
    await page.user.click(screen.getByRole("button", { name: "처음으로" }));
    set(slider("확대"), "1.6");
    set(slider("가로 위치"), "40");
    expect(document.querySelector("[data-mg-part=crop-size]")?.textContent).toBe(byNumber);
    // The same rectangle as the stored one: there is nothing left to ask for.
    await apply(page);
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    expect(sent(page)).toHaveLength(1);
    expect(imageOf(page).crop).toEqual(first);
  });

  test("keeps the focal point that was set, as parts of the cut picture", async () => {
    const page = await openCutter();
    set(field("초점 가로"), "41");
    set(field("초점 세로"), "53");
    await apply(page);
    await waitFor(() => expect(sent(page)[0]?.body).toMatchObject({ focal_point: { x: 0.41, y: 0.53 } }));
  });

  test("starting over and applying shows the whole original again", async () => {
    const page = await openCutter();
    await page.user.click(screen.getByRole("radio", { name: "16:9" }));
    await apply(page);
    await waitFor(() => expect(imageOf(page).crop).not.toBeNull());
    await reopen(page);
    expect(screen.getByRole("radio", { name: "16:9" })).toBeChecked();
    await page.user.click(screen.getByRole("button", { name: "처음으로" }));
    await apply(page);
    await waitFor(() => expect(sent(page).at(-1)?.body).toEqual({ reset: true }));
    await waitFor(() => expect(imageOf(page).crop).toBeNull());
  });

  test("cancelling, or applying what was not changed, sends nothing", async () => {
    const page = await openCutter();
    set(field("확대"), "3");
    await page.user.click(within(page.dialog).getByRole("button", { name: "취소" }));
    await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
    expect(screen.getByRole("button", { name: "열기" })).toHaveFocus();
    await reopen(page);
    expect(field("확대")).toHaveValue(1);
    await apply(page);
    expect(sent(page)).toEqual([]);
  });
});

test("axe finds nothing", async () => {
  const { dialog } = await openCutter();
  const { violations } = await axe.run(dialog, { rules: { "color-contrast": { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});
