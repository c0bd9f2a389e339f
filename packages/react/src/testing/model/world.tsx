import { createMediaGenClient, type Image, isTerminal, type Job } from "@media-gen/client";
import { createMediaGenQueries } from "@media-gen/client/queries";
import { createMemoryServer, type MemoryServer } from "@media-gen/client/testing";
import { focusManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, type RenderResult, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { vi } from "vitest";
import { MiniGallery } from "../../gallery/mini-gallery.tsx";
import { PrimaryImage } from "../../gallery/primary-image.tsx";
import { type ImageActions, useImageActions } from "../../gallery/use-image-actions.ts";
import { GenerateButton } from "../../generation/generate-button.tsx";
import { ko } from "../../locales/ko.ts";
import { MediaGenProvider } from "../../provider.tsx";
import { haru, haruSource } from "../render-in-provider.tsx";

/** What a person starts with: enough that credits never end a run. */
export const startingCredits = 10_000;

/** How the way to the server is. */
export interface Road {
  /** Milliseconds there and back. */
  latency: number;
  offline: boolean;
  /** Of the next requests, how they fail. */
  faults: ("network" | "proxy" | "rate")[];
}

/** A tab with the entity's page: button and modal, cover, gallery. */
export interface Tab {
  page: RenderResult;
  queryClient: QueryClient;
  actions: ImageActions;
}

/** One server, two tabs of its owner and a road between them. */
export interface World {
  server: MemoryServer;
  road: Road;
  tab: Tab;
  second: Tab;
  /** The server's gallery and newest job. */
  truth(): { images: Image[]; jobs: Job[]; balance: number };
  /** Lets time pass, in milliseconds, and everything that is due happen. */
  pass(ms: number): Promise<void>;
  /** Waits until no question is without its answer, but for held ones. */
  settle(): Promise<void>;
  /** The person looks at the tabs again. */
  look(): Promise<void>;
  setOnline(online: boolean): Promise<void>;
  leave(): Promise<void>;
}

const realTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Pauses after losses take no time; deadlines are never reached. */
const hastyClock = {
  now: (): number => Date.now(),
  sleep: (ms: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const timer = ms < 12_000 ? setTimeout(resolve, Math.min(ms, 50)) : undefined;
      signal?.addEventListener("abort", () => {
        clearTimeout(timer);
        reject(signal.reason);
      });
    }),
};

/**
 * Opens both tabs. Time must be Vitest's to command.
 * @param latency of each question with its answer, in milliseconds
 * @param pictures that the gallery holds already
 */
export async function openWorld(latency: number, pictures: number): Promise<World> {
  const server = createMemoryServer({
    credits: startingCredits,
    pictures: (slot, seed, style) => `https://pictures.test/${seed}-${slot}-${style}.webp`,
  });
  if (pictures > 0) server.seedImages(haru, pictures);
  const road: Road = { latency, offline: false, faults: [] };
  let asking = 0;
  const travel = (): Promise<void> =>
    road.latency === 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, road.latency / 2));
  const followed = new Set<string>();
  /** Asks about a job that still lives, for the second time or with a long breath: that goes on for as long as it lives. */
  const follows = (input: string): boolean => {
    const id = /\/media\/jobs\/([^/?]+)(\?|$)/.exec(input)?.[1];
    const job = server.snapshot().jobs.find(({ job_id }) => job_id === id);
    if (id === undefined || job === undefined || isTerminal(job.status)) return false;
    const again = followed.has(id);
    followed.add(id);
    return again || input.includes("wait=");
  };
  const fetch = async (input: string, init: RequestInit): Promise<Response> => {
    const held = follows(input);
    if (!held) asking += 1;
    try {
      if (road.offline) throw new TypeError("fetch failed");
      await travel();
      const fault = road.faults.shift();
      if (fault === "network") throw new TypeError("fetch failed");
      if (fault === "proxy") return new Response("<title>502</title>", { status: 502 });
      if (fault === "rate")
        return Response.json(
          { type: "urn:media-gen:problem:rate_limited", code: "rate_limited", detail: "", retryable: true },
          { status: 429 },
        );
      const answer = await server.fetch(input, init);
      await travel();
      // What was on its way when the connection broke is lost.
      if (road.offline) throw new TypeError("fetch failed");
      return answer;
    } finally {
      if (!held) asking -= 1;
    }
  };

  const openTab = (children: ReactNode): Tab => {
    const client = createMediaGenClient({ fetch, locale: "ko", clock: hastyClock, random: () => 0.5 });
    const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    const tab: Partial<Tab> = { queryClient };
    function Hands(): ReactNode {
      tab.actions = useImageActions(haru);
      return null;
    }
    tab.page = render(
      <QueryClientProvider client={queryClient}>
        <MediaGenProvider client={client} locale={ko}>
          <Hands />
          {children}
        </MediaGenProvider>
      </QueryClientProvider>,
    );
    return tab as Tab;
  };

  const pass = (ms: number): Promise<void> =>
    act(async () => {
      await realTurn();
      await vi.advanceTimersByTimeAsync(ms);
      await realTurn();
    });
  const settle = async (): Promise<void> => {
    let quiet = 0;
    for (let turn = 0; quiet < 2; turn += 1) {
      if (turn > 500) throw new Error("The page never comes to rest.");
      await pass(100);
      quiet = asking === 0 ? quiet + 1 : 0;
    }
  };

  const tab = openTab(
    <>
      <GenerateButton entity={haru} name="하루" owner source={haruSource} />
      <PrimaryImage entity={haru} alt="하루" />
    </>,
  );
  const second = openTab(<MiniGallery entity={haru} max={200} />);
  const world: World = {
    server,
    road,
    tab,
    second,
    pass,
    settle,
    truth: () => {
      const { galleries, jobs, balances } = server.snapshot();
      return { images: galleries["character/haru"] ?? [], jobs, balance: balances.writer ?? 0 };
    },
    async look() {
      await act(async () => {
        focusManager.setFocused(false);
        focusManager.setFocused(true);
        document.dispatchEvent(new Event("visibilitychange"));
      });
      await settle();
    },
    async setOnline(online) {
      road.offline = !online;
      Object.defineProperty(navigator, "onLine", { configurable: true, value: online });
      await act(async () => void window.dispatchEvent(new Event(online ? "online" : "offline")));
    },
    async leave() {
      await world.setOnline(true);
      for (const { page, queryClient } of [tab, second]) {
        page.unmount();
        queryClient.clear();
      }
      server.close();
      Reflect.deleteProperty(navigator, "onLine");
      await pass(0);
    },
  };
  await settle();
  return world;
}

/** The keys under which the kit keeps an entity's pictures. */
export function imagesShownTo({ queryClient }: Tab): Image[] {
  const { keys } = createMediaGenQueries(createMediaGenClient());
  return queryClient.getQueryData<Image[]>(keys.images(haru)) ?? [];
}
