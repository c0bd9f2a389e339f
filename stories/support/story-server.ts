import { createMediaGenClient } from "@media-gen/client";
import { createMemoryServer, type MemoryServer, mediaGenHandlers } from "@media-gen/client/testing";
import type { Loader } from "@storybook/react-vite";
import { type SetupWorker, setupWorker } from "msw/browser";
import { haru, type ServerStory } from "./imagined-host.ts";
import { inWeather, type Weather } from "./weather.ts";

let worker: Promise<SetupWorker> | undefined;

/** The service worker through which every story's requests go, so that the browser's tools show them. */
function startWorker(): Promise<SetupWorker> {
  const starting = async (): Promise<SetupWorker> => {
    const made = setupWorker();
    await made.start({
      quiet: true,
      onUnhandledFrame: "bypass",
      serviceWorker: { url: "./mockServiceWorker.js" },
    });
    return made;
  };
  worker ??= starting();
  return worker;
}

async function startServer(id: string, story: ServerStory, weather: Weather): Promise<MemoryServer> {
  const { options, prepare } = inWeather(story, weather);
  // A docs page shows many stories at once: each server has an address of its own.
  const server = createMemoryServer({ ...options, baseUrl: `/stories/${id}/api` });
  const client = createMediaGenClient({ baseUrl: server.baseUrl, fetch: server.fetch });
  const generate = async (count: number): Promise<void> => {
    await client.generate({ ...haru, prompt: "달빛이 드는 도서관의 사서", style: "painterly", count });
  };
  await prepare?.({ server, client, generate });
  (await startWorker()).use(...mediaGenHandlers(server));
  return server;
}

/** Storybook loads anew when a control or the toolbar turns; the signal is one for as long as the story stands. */
const servers = new WeakMap<AbortSignal, Map<Weather, Promise<MemoryServer>>>();

/** Makes each story a server of its own and brings it into the state that `parameters.server` tells, in the toolbar's weather. */
export const loadServer: Loader = async ({ id, parameters, globals, abortSignal }) => {
  const weather = globals.weather as Weather;
  const started = servers.get(abortSignal) ?? new Map<Weather, Promise<MemoryServer>>();
  servers.set(abortSignal, started);
  const server = started.get(weather) ?? startServer(id, parameters.server ?? {}, weather);
  started.set(weather, server);
  return { server: await server };
};
