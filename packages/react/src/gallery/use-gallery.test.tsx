import { createMemoryServer } from "@media-gen/client/testing";
import { act, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { JobPill } from "../generation/job-pill.tsx";
import { QuotaMeter } from "../generation/quota-meter.tsx";
import { useGeneration } from "../generation/use-generation.ts";
import { haru, renderInProvider } from "../testing/render-in-provider.tsx";
import { useGallery } from "./use-gallery.ts";
import { usePrimaryImage } from "./use-primary-image.ts";

function Bare() {
  const { images, primary, isPending, getPickerProps, getRemoveProps, getMoveProps } = useGallery(haru);
  if (isPending) return <p>…</p>;
  return (
    <ul aria-label={`primary ${images.findIndex(({ id }) => id === primary?.id) + 1}`}>
      {images.map((image, index) => (
        <li key={image.id}>
          <button {...getPickerProps(image.id)}>{`pick ${index + 1}`}</button>
          <button {...getMoveProps(image.id, 1)}>{`later ${index + 1}`}</button>
          <button {...getRemoveProps(image.id)}>{`delete ${index + 1}`}</button>
        </li>
      ))}
    </ul>
  );
}

function serverOf(count: number) {
  const server = createMemoryServer();
  if (count > 0) server.seedImages(haru, count);
  return server;
}

test("plain buttons choose, move and delete by the hook alone", async () => {
  const server = serverOf(3);
  const { user, asked } = renderInProvider(<Bare />, { server });
  const pick = (n: number) => screen.findByRole("button", { name: `pick ${n}` });
  expect(await pick(1)).toHaveAttribute("aria-pressed", "true");
  await user.click(await pick(1));
  expect(asked()).not.toContain("setPrimary");
  await user.click(await pick(3));
  await waitFor(() => expect(asked()).toContain("setPrimary"));
  // The primary stands first, and cannot be moved from there.
  expect(screen.getByRole("button", { name: "later 1" })).toHaveAttribute("aria-disabled", "true");
  await user.click(screen.getByRole("button", { name: "later 2" }));
  await waitFor(() => expect(asked()).toContain("reorderImages"));
  await user.click(screen.getByRole("button", { name: "delete 3" }));
  expect(screen.getAllByRole("listitem")).toHaveLength(2);
});

test("a plain img shows the cover, and follows the choice", async () => {
  const server = serverOf(2);
  function Plain() {
    const { image, getImageProps } = usePrimaryImage(haru);
    return image ? <img {...getImageProps({ sizes: "312px", ratio: "3:4" })} alt="cover" /> : <p>…</p>;
  }
  const { user } = renderInProvider(
    <>
      <Plain />
      <Bare />
    </>,
    { server },
  );
  const cover = await screen.findByRole("img", { name: "cover" });
  const first = cover.getAttribute("src");
  expect(cover).toHaveAttribute("sizes", "312px");
  expect(cover.getAttribute("srcset")).toContain("w");
  await user.click(screen.getByRole("button", { name: "pick 2" }));
  await waitFor(() => expect(cover.getAttribute("src")).not.toBe(first));
});

test("plain elements show how far a job is, stop it and draw again what failed", async () => {
  const server = serverOf(0);
  function Job() {
    const { submit, getCancelProps, getRetryProps, getProgressProps } = useGeneration(haru);
    return (
      <>
        <button type="button" onClick={() => void submit({ prompt: "등대", count: 3 })}>
          start
        </button>
        <div {...getProgressProps()} />
        <button {...getCancelProps()}>stop</button>
        <button {...getRetryProps()}>again</button>
      </>
    );
  }
  const { user, asked } = renderInProvider(<Job />, { server });
  const stop = await screen.findByRole("button", { name: "stop" });
  expect(stop).toHaveAttribute("aria-disabled", "true");
  await user.click(screen.getByRole("button", { name: "start" }));
  await waitFor(() => expect(stop).not.toHaveAttribute("aria-disabled"));
  act(() => server.finishNext(1));
  await waitFor(() => expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "1"));
  const again = screen.getByRole("button", { name: "again" });
  expect(again).toHaveAttribute("aria-disabled", "true");
  await user.click(stop);
  await waitFor(() => expect(again).not.toHaveAttribute("aria-disabled"));
  await user.click(again);
  await waitFor(() => expect(asked()).toContain("retryJob"));
});

test("the meter says what is used of the day, and the pill how far a job is", async () => {
  const server = serverOf(0);
  function Start() {
    const { submit } = useGeneration(haru);
    return (
      <button type="button" onClick={() => void submit({ prompt: "등대", count: 3 })}>
        start
      </button>
    );
  }
  const { user } = renderInProvider(
    <>
      <QuotaMeter entity={haru} />
      <JobPill entity={haru} />
      <Start />
    </>,
    { server },
  );
  const meter = await screen.findByRole("meter", { name: /오늘 \d+장 중 0장 사용/ });
  expect(screen.queryByText(/그리는 중/)).toBeNull();
  await user.click(screen.getByRole("button", { name: "start" }));
  expect(await screen.findByRole("button", { name: "0/3 그리는 중" })).toHaveAttribute(
    "data-state",
    "running",
  );
  await waitFor(() => expect(meter).toHaveAttribute("aria-valuenow", "3"));
});
