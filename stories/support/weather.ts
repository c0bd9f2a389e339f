import type { ServerStory } from "./imagined-host.ts";

/** How the engine and the way to it behave. */
export const weathers = ["fair", "slow", "failing", "offline"] as const;

/** One of the toolbar's weathers. */
export type Weather = (typeof weathers)[number];

const slowAnswerMs = 1500;
const slowPictureMs = 6000;
const pictureMs = 900;

/**
 * A story's server in a weather. In fair weather it is as the story tells; else it draws by itself, so that a press can be
 * followed to its end.
 */
export function inWeather(story: ServerStory, weather: Weather): ServerStory {
  const { options, prepare } = story;
  if (weather === "slow") {
    return { prepare, options: { ...options, drawMs: slowPictureMs, latencyMs: slowAnswerMs } };
  }
  if (weather === "failing") {
    const outcome = (slot: number): "ready" | "timeout" => (slot % 2 === 1 ? "timeout" : "ready");
    return { prepare, options: { ...options, drawMs: pictureMs, outcome } };
  }
  if (weather === "offline") {
    return {
      options,
      prepare: async (past) => {
        await prepare?.(past);
        past.server.failRequests({ network: true, times: Number.POSITIVE_INFINITY });
      },
    };
  }
  return story;
}
