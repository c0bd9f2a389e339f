import { screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { GenerateStage } from "../generation/page-stage.tsx";
import { useGeneration } from "../generation/use-generation.ts";
import { haru, renderInProvider } from "../testing/render-in-provider.tsx";
import { expectPicture, requestExpected } from "./expected-pictures.ts";

/** The pictures that were asked for without an element of the page, with the arrived cells at that moment. */
const asked: { src: string; srcset: string; sizes: string; arrived: number }[] = [];

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal(
    "Image",
    class {
      srcset = "";
      sizes = "";
      set src(src: string) {
        const arrived = document.querySelectorAll('[data-mg-part="stage"] img').length;
        asked.push({ src, srcset: this.srcset, sizes: this.sizes, arrived });
      }
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

it("the file of a picture that a cell waits for is asked for before the cell shows it, as the cell will ask", async () => {
  function Draw() {
    const { submit } = useGeneration(haru);
    return (
      <button type="button" onClick={() => void submit({ prompt: "달빛 도서관", count: 2 })}>
        draw
      </button>
    );
  }
  const { user, server } = renderInProvider(
    <>
      <Draw />
      <GenerateStage entity={haru} />
    </>,
  );
  await user.click(screen.getByRole("button", { name: "draw" }));
  await screen.findByRole("progressbar");
  await vi.waitFor(() =>
    expect(document.querySelectorAll('[data-mg-part="cell-body"][data-kind="slot"]')).toHaveLength(2),
  );
  server.finishNext();
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.arrived).toBe(0);
  const shown = await vi.waitFor(() => {
    const image = document.querySelector<HTMLImageElement>('[data-mg-part="stage"] img');
    if (image === null) throw new Error("The picture has not arrived.");
    return image;
  });
  expect(asked).toEqual([
    { src: shown.getAttribute("src"), srcset: shown.srcset, sizes: shown.sizes, arrived: 0 },
  ]);
});

it("a picture that no cell waits for, or waits for no longer, is left to who shows it", () => {
  const [variants, url] = [[], "/files/a/320"];
  const result = { asset_id: "a", url, variants } as unknown as Parameters<typeof requestExpected>[0];
  requestExpected(result);
  const stop = expectPicture("a", "180px");
  stop();
  requestExpected(result);
  expect(asked).toEqual([]);
});
