import { act, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MiniGallery } from "./gallery/mini-gallery.tsx";
import { PrimaryImage } from "./gallery/primary-image.tsx";
import { ThumbnailGrid } from "./gallery/thumbnail-grid.tsx";
import { useImages } from "./gallery/use-images.ts";
import { GenerateButton } from "./generation/generate-button.tsx";
import { countOpen, type OpenCounter } from "./testing/count-open.ts";
import { haru, haruSource, type Page, renderInProvider, serverWith } from "./testing/render-in-provider.tsx";

let counter: OpenCounter;
beforeEach(() => {
  counter = countOpen();
});
afterEach(() => counter.stop());

function Gallery() {
  const { data = [] } = useImages(haru);
  return <ThumbnailGrid entity={haru} images={data} />;
}

function openPage(): Page {
  const memory = serverWith({});
  memory.seedImages(haru, 3);
  const server = { ...memory, fetch: counter.watchFetch(memory.fetch) };
  return renderInProvider(
    <StrictMode>
      <GenerateButton entity={haru} name="하루" owner source={haruSource} />
      <PrimaryImage entity={haru} />
      <MiniGallery entity={haru} owner />
      <Gallery />
    </StrictMode>,
    { server },
  );
}

async function generate(page: Page): Promise<void> {
  await page.user.click(screen.getByRole("button", { name: "대표이미지 생성" }));
  await page.user.click(
    await screen.findByRole("button", { name: /^4장 (더 )?만들기$/ }, { timeout: 5_000 }),
  );
  await screen.findByRole("progressbar");
  await act(async () => page.server.finishNext(2));
  await waitFor(() => expect(counter.open()).toMatchObject({ request: 1, channel: 1 }));
}

async function view(page: Page): Promise<void> {
  await page.user.click((await screen.findAllByRole("button", { name: /3개 중 2/ }))[0] as HTMLElement);
  await screen.findByRole("dialog", {}, { timeout: 5_000 });
}

async function crop(page: Page): Promise<void> {
  await view(page);
  await page.user.click(screen.getByRole("button", { name: "자르기" }));
  await screen.findByRole("button", { name: "적용하기" }, { timeout: 5_000 });
}

/** Leaves the page, and the host's cache with it, and lets what was stopped come to its end. */
async function leave(page: Page): Promise<void> {
  page.unmount();
  page.queryClient.clear();
  for (let frame = 0; frame < 2; frame += 1)
    await act(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));
}

test.each([
  ["in the middle of a job", generate],
  ["with the viewer open", view],
  ["with the cropper open", crop],
])("a page that is left %s leaves nothing open", async (_when, live) => {
  // Code that loads once, and React's own listeners, stay for the life of the page.
  const first = openPage();
  await live(first);
  await leave(first);
  const before = counter.open();

  const page = openPage();
  await live(page);
  await leave(page);
  expect(counter.open()).toEqual(before);
});
