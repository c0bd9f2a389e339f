import { createMediaGenClient } from "@media-gen/client";
import { createMemoryServer } from "@media-gen/client/testing";
import * as kit from "@media-gen/react";
import { QueryClient, hydrate as takeOver } from "@tanstack/react-query";
import { act, fireEvent, screen } from "@testing-library/react";
import { version } from "react";
import { hydrateRoot, type Root } from "react-dom/client";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { Page, parts } from "./page.tsx";
import { buildServer, renderOnServer } from "./render-on-server.ts";

let bundle: string;
let root: Root | undefined;
const printed: string[] = [];

beforeAll(async () => {
  bundle = await buildServer();
});

const listen = (): void => {
  for (const level of ["error", "warn"] as const)
    vi.spyOn(console, level).mockImplementation((...said) => void printed.push(said.map(String).join(" ")));
};

afterEach(() => {
  act(() => root?.unmount());
  root = undefined;
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

/** Lays the server's markup into the page and wakes it, as a host's entry does. */
async function wake(
  page: { prefetch: boolean; only?: string },
  meanwhile: (container: HTMLElement) => void = () => {},
): Promise<{ before: string[] }> {
  const served = await renderOnServer(bundle, page);
  expect(served.printed).toEqual([]);
  document.body.innerHTML = `<div id="root">${served.html}</div>`;
  const container = document.getElementById("root") as HTMLElement;
  const before = [...container.querySelectorAll("[data-mg-part]")].map(
    (part) => `${part.getAttribute("data-mg-part")} ${part.getAttribute("data-state")}`,
  );
  meanwhile(container);
  const server = createMemoryServer();
  const [image] = server.seedImages({ entity_type: "character", entity_id: "haru" }, 6);
  const client = createMediaGenClient({ fetch: server.fetch });
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
  takeOver(queryClient, served.state);
  listen();
  const view = (
    <Page
      client={client}
      queryClient={queryClient}
      image={page.prefetch ? image : undefined}
      only={page.only}
    />
  );
  await act(async () => {
    root = hydrateRoot(container, view, {
      onRecoverableError: (error, { componentStack }) => printed.push(`${error}${componentStack ?? ""}`),
    });
    // The lazy parts' code and the first answers.
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
  });
  return { before };
}

test("the page holds every part that the kit exports", () => {
  const components = Object.entries(kit)
    .filter(([name, value]) => /^[A-Z]/.test(name) && !name.endsWith("Provider") && value !== null)
    .map(([name]) => name);
  expect(Object.keys(parts).sort()).toEqual(components.sort());
});

describe.each([true, false])(`React ${version}, prefetched: %s`, (prefetch) => {
  test.each(Object.keys(parts))("%s wakes without a word", async (only) => {
    printed.length = 0;
    const { before } = await wake({ prefetch, only });
    expect(printed).toEqual([]);
    expect(before.length).toBeGreaterThan(0);
  });

  test("all of them together wake, and the page answers", async () => {
    printed.length = 0;
    await wake({ prefetch });
    expect(printed).toEqual([]);
    fireEvent.click(screen.getByText("count 0"));
    expect(screen.getByText("count 1")).toBeTruthy();
  });
});

test.each(["GenerateButton", "MiniGallery", "ThumbnailGrid"])(
  "whoever came to %s before the page woke is still there, and its ids are as they were served",
  async (only) => {
    printed.length = 0;
    const idsOf = (): string[] => [...document.querySelectorAll("#root [id]")].map(({ id }) => id);
    let here: Element | null = null;
    let ids: string[] = [];
    await wake({ prefetch: true, only }, (container) => {
      container.querySelector<HTMLElement>("button[data-mg-part], [data-mg-part][tabindex='0']")?.focus();
      here = document.activeElement;
      ids = idsOf();
    });
    expect(printed).toEqual([]);
    expect(here).not.toBe(document.body);
    expect(document.activeElement).toBe(here);
    expect(idsOf()).toEqual(ids);
  },
);
