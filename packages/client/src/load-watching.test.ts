import { beforeEach, describe, expect, it, vi } from "vitest";
import { createMediaGenClient } from "./media-gen-client.ts";
import { createManualClock } from "./testing/manual-clock.ts";

const file = vi.hoisted(() => ({ losses: 0, asked: 0 }));

vi.mock("./watch-job.ts", async (load) => {
  const real = await load<typeof import("./watch-job.ts")>();
  return {
    get watchJob() {
      file.asked += 1;
      if (file.asked <= file.losses) throw new TypeError("Failed to fetch dynamically imported module");
      return real.watchJob;
    },
  };
});

const job = { job_id: "j-1", version: 1, status: "succeeded", results: [] };

function watching(): Promise<unknown> {
  const clock = createManualClock();
  const client = createMediaGenClient({
    baseUrl: "http://localhost/api",
    fetch: async () => Response.json(job),
    clock,
    random: () => 0.5,
  });
  return clock.run(client.watchJob("j-1")[Symbol.asyncIterator]().next());
}

beforeEach(() => {
  file.asked = 0;
});

describe("a page that cannot load what watches a job", () => {
  it("asks for the file again, and then watches", async () => {
    file.losses = 3;
    expect(await watching()).toMatchObject({ done: false, value: { job_id: "j-1" } });
    expect(file.asked).toBe(4);
  });

  it("says after a while that the server cannot be reached", async () => {
    file.losses = Number.POSITIVE_INFINITY;
    await expect(watching()).rejects.toMatchObject({ code: "network_error", retryable: true });
    expect(file.asked).toBe(8);
  });
});
