import type { Job, JobStatus } from "@media-gen/contract/wire";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createMediaGenClient } from "./media-gen-client.ts";
import { createManualClock } from "./testing/manual-clock.ts";

type Clock = ReturnType<typeof createManualClock>;
type Step = (clock: Clock, signal: AbortSignal) => Response | Promise<Response>;

/** The job in one state; only what the watcher looks at. */
function state(version: number, status: JobStatus = "running"): Step {
  return () => Response.json({ job_id: "j-1", version, status, results: [] });
}

/** The answer comes after the server held it for a while. */
function held(ms: number, step: Step): Step {
  return async (clock, signal) => {
    await clock.sleep(ms, signal);
    return step(clock, signal);
  };
}

function refusal(status: number, code: string, extra: object = {}): Step {
  return () =>
    Response.json({ type: `urn:media-gen:problem:${code}`, code, detail: code, ...extra }, { status });
}

const page =
  (status: number): Step =>
  () =>
    new Response("<html>", { status });
const lost: Step = () => {
  throw new TypeError("fetch failed");
};
const silent: Step = () => new Promise<Response>(() => {});

/** Watches a job whose server answers as the steps say; ends when the watching ends. */
async function watch(steps: Step[], options: { mode?: "long-poll" | "poll" } = {}) {
  const clock = createManualClock();
  const asked: string[] = [];
  const at: number[] = [];
  const client = createMediaGenClient({
    clock,
    random: () => 0.5,
    fetch: async (url, init) => {
      asked.push(url.replace("/api/media/jobs/j-1", ""));
      at.push(clock.now());
      const step = steps.shift();
      if (step === undefined) throw new Error("The script has no more answers.");
      return step(clock, init.signal!);
    },
  });
  const versions: number[] = [];
  const all = async (): Promise<void> => {
    for await (const job of client.watchJob("j-1", options)) versions.push(job.version);
  };
  let error: unknown;
  await clock.run(all()).catch((cause: unknown) => {
    error = cause;
  });
  return { asked, at, versions, error, left: steps.length };
}

const plain = "";
const waiting = (since: number) => `?wait=20&since=${since}`;

describe("watching a job by long poll", () => {
  it("asks at once, then for each next version, and ends after the terminal state", async () => {
    const { asked, versions, error } = await watch([
      state(1, "queued"),
      held(300, state(2)),
      held(8_000, state(5, "succeeded")),
    ]);
    expect(error).toBeUndefined();
    expect(versions).toEqual([1, 2, 5]);
    expect(asked).toEqual([plain, waiting(1), waiting(2)]);
  });

  it("ends after the first answer when the job has ended already", async () => {
    const { asked, versions } = await watch([state(9, "cancelled")]);
    expect(versions).toEqual([9]);
    expect(asked).toEqual([plain]);
  });

  it("asks again without a pause when a held answer brings nothing new", async () => {
    const { at, versions } = await watch([
      state(1),
      held(20_000, state(1)),
      held(20_000, state(1)),
      held(5_000, state(2, "failed")),
    ]);
    expect(versions).toEqual([1, 2]);
    expect(at).toEqual([0, 0, 20_000, 40_000]);
  });

  it("never shows an older version, as a lagging replica may answer", async () => {
    const { versions } = await watch([
      state(4),
      held(2_000, state(3)),
      held(2_000, state(6)),
      held(2_000, state(5, "failed")),
      held(2_000, state(7, "succeeded")),
    ]);
    expect(versions).toEqual([4, 6, 7]);
  });
});

describe("where long poll is refused", () => {
  it("polls every 2-3 s after two answers with nothing new that were not held", async () => {
    const { asked, at, versions } = await watch([
      state(1),
      state(1),
      state(1),
      state(1),
      state(2),
      state(3, "succeeded"),
    ]);
    expect(versions).toEqual([1, 2, 3]);
    expect(asked).toEqual([plain, waiting(1), waiting(1), plain, plain, plain]);
    expect(at).toEqual([0, 0, 0, 2_500, 5_000, 7_500]);
  });

  it.each([
    ["400 of a proxy", page(400)],
    ["403 of a firewall", page(403)],
    ["501", page(501)],
    ["504", page(504)],
    ["422 of a server that knows no wait", refusal(422, "validation_failed")],
  ])("polls plainly after %s", async (_, step) => {
    const { asked, at, versions } = await watch([state(1), step, state(1), state(2, "succeeded")]);
    expect(versions).toEqual([1, 2]);
    expect(asked).toEqual([plain, waiting(1), plain, plain]);
    expect(at).toEqual([0, 0, 2_500, 5_000]);
  });

  it("polls plainly after two held requests in a row were cut off", async () => {
    const { asked, versions } = await watch([
      state(1),
      held(10_000, lost),
      held(10_000, lost),
      state(2),
      state(3, "succeeded"),
    ]);
    expect(versions).toEqual([1, 2, 3]);
    expect(asked).toEqual([plain, waiting(1), waiting(1), plain, plain]);
  });

  it("polls from the start when told to", async () => {
    const { asked, at, versions } = await watch([state(1), state(1), state(2, "succeeded")], {
      mode: "poll",
    });
    expect(versions).toEqual([1, 2]);
    expect(asked).toEqual([plain, plain, plain]);
    expect(at).toEqual([0, 2_500, 5_000]);
  });
});

describe("trouble on the way", () => {
  it("is survived with longer and longer pauses, from the first request on", async () => {
    const { at, versions, error } = await watch([
      lost,
      lost,
      lost,
      page(502),
      state(1),
      held(50, state(2, "failed")),
    ]);
    expect(error).toBeUndefined();
    expect(versions).toEqual([1, 2]);
    expect(at).toEqual([0, 375, 1_125, 2_625, 5_625, 5_625]);
  });

  it("never pauses longer than ten seconds by itself", async () => {
    const { at } = await watch([...Array<Step>(12).fill(lost), state(1, "failed")]);
    const pauses = at.slice(1).map((time, index) => time - at[index]!);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(10_000);
  });

  it("waits as long as a rate limit says", async () => {
    const { at, versions } = await watch([
      refusal(429, "rate_limited", { retry_after: 40 }),
      state(1, "succeeded"),
    ]);
    expect(versions).toEqual([1]);
    expect(at).toEqual([0, 40_000]);
  });

  it("includes a server that falls silent", async () => {
    const { at, versions } = await watch([silent, state(1), silent, held(10, state(2, "succeeded"))]);
    expect(versions).toEqual([1, 2]);
    expect(at[3]! - at[2]!).toBeGreaterThanOrEqual(35_000);
  });

  it("includes a page that stands in for the answer once the job was seen", async () => {
    const { versions } = await watch([
      state(1),
      () => new Response("<html>Sign in to Wi-Fi"),
      state(2, "succeeded"),
    ]);
    expect(versions).toEqual([1, 2]);
  });
});

describe("a page that nobody looks at", () => {
  afterEach(() => vi.unstubAllGlobals());

  /** A page of which the test says when it is in sight. */
  function openPage({ hidden }: { hidden: boolean }): { show(): void; hide: Step } {
    const page = Object.assign(new EventTarget(), { hidden });
    const turn = (next: boolean): void => {
      page.hidden = next;
      page.dispatchEvent(new Event("visibilitychange"));
    };
    vi.stubGlobal("document", page);
    return {
      show: () => turn(false),
      hide: (...parts) => {
        turn(true);
        return state(2)(...parts);
      },
    };
  }

  it("asks every 30 s without holding the answer", async () => {
    openPage({ hidden: true });
    const { asked, at, versions } = await watch([state(1), state(1), state(2), state(3, "succeeded")]);
    expect(versions).toEqual([1, 2, 3]);
    expect(asked).toEqual([plain, plain, plain, plain]);
    expect(at).toEqual([0, 30_000, 60_000, 90_000]);
  });

  it("asks at once when it comes back into sight", async () => {
    const page = openPage({ hidden: false });
    const { asked, at, versions } = await watch([
      state(1),
      page.hide,
      (clock, signal) => {
        void clock.sleep(5_000, signal).then(page.show);
        return state(2)(clock, signal);
      },
      held(100, state(3, "succeeded")),
    ]);
    expect(versions).toEqual([1, 2, 3]);
    expect(asked).toEqual([plain, waiting(1), plain, waiting(2)]);
    expect(at).toEqual([0, 0, 30_000, 35_000]);
  });

  it("gives up the answer that it waited for while the machine slept, and asks anew", async () => {
    const page = openPage({ hidden: false });
    const { asked, at, versions } = await watch([
      state(1),
      (clock, signal) => {
        void clock.sleep(7_000).then(page.show);
        return silent(clock, signal);
      },
      state(9, "succeeded"),
    ]);
    expect(versions).toEqual([1, 9]);
    expect(asked).toEqual([plain, waiting(1), waiting(1)]);
    expect(at).toEqual([0, 0, 7_000]);
  });

  it("does not wait out its pause when the connection is back", async () => {
    const listeners = new EventTarget();
    vi.stubGlobal("addEventListener", listeners.addEventListener.bind(listeners));
    vi.stubGlobal("removeEventListener", listeners.removeEventListener.bind(listeners));
    const { at } = await watch([
      ...Array<Step>(4).fill(lost),
      (clock, signal) => {
        void clock.sleep(200).then(() => listeners.dispatchEvent(new Event("online")));
        return lost(clock, signal);
      },
      state(1, "succeeded"),
    ]);
    expect(at.at(-1)! - at.at(-2)!).toBe(200);
  });
});

describe("a refusal that asking again does not mend", () => {
  it.each([
    ["unauthenticated", 401],
    ["forbidden", 403],
    ["not_found", 404],
  ])("(%s) ends the watching, at the first answer and later", async (code, status) => {
    expect((await watch([refusal(status, code)])).error).toMatchObject({ code });
    const later = await watch([state(1), refusal(status, code)]);
    expect(later.versions).toEqual([1]);
    expect(later.error).toMatchObject({ code });
  });

  it("(not a media-gen server at all) is reported at once", async () => {
    const { error, asked } = await watch([() => new Response("<html>app")]);
    expect(error).toMatchObject({ code: "bad_response" });
    expect(asked).toHaveLength(1);
  });

  it("(plain polling refused too) is reported", async () => {
    const { error, asked } = await watch([state(1), page(400), page(400)]);
    expect(error).toMatchObject({ code: "bad_response", status: 400 });
    expect(asked).toEqual([plain, waiting(1), plain]);
  });
});

describe("leaving", () => {
  /** A client whose server answers once and then holds the next request for ever. */
  function holding() {
    const clock = createManualClock();
    const signals: AbortSignal[] = [];
    const client = createMediaGenClient({
      clock,
      fetch: async (_, init) => {
        signals.push(init.signal!);
        return signals.length === 1 ? state(1)(clock, init.signal!) : new Promise<Response>(() => {});
      },
    });
    return { client, clock, signals };
  }

  it("by the signal rejects with its reason and ends the open request", async () => {
    const { client, clock, signals } = holding();
    const stop = new AbortController();
    const reason = new Error("The page was left.");
    const states = client.watchJob("j-1", { signal: stop.signal })[Symbol.asyncIterator]();
    await states.next();
    const next = states.next();
    const outcome = expect(next).rejects.toBe(reason);
    await clock.advance(0);
    stop.abort(reason);
    await outcome;
    expect(signals[1]!.aborted).toBe(true);
  });

  it("with a signal that was aborted before asks nothing", async () => {
    const { client, signals } = holding();
    const reason = new Error("Too late.");
    const states = client.watchJob("j-1", { signal: AbortSignal.abort(reason) })[Symbol.asyncIterator]();
    await expect(states.next()).rejects.toBe(reason);
    expect(signals).toHaveLength(0);
  });

  it("by return() ends the open request, and the pending step is simply the last", async () => {
    const { client, clock, signals } = holding();
    const states = client.watchJob("j-1")[Symbol.asyncIterator]();
    await states.next();
    const pending = states.next();
    await clock.advance(0);
    await states.return?.();
    await expect(pending).resolves.toMatchObject({ done: true });
    expect(signals[1]!.aborted).toBe(true);
  });

  it("by break, and watching anew with the same result", async () => {
    const { client } = holding();
    const watching = client.watchJob("j-1");
    const seen: Job[] = [];
    for await (const job of watching) {
      seen.push(job);
      break;
    }
    expect(seen.map(({ version }) => version)).toEqual([1]);
    expect(watching[Symbol.asyncIterator]()).not.toBe(watching[Symbol.asyncIterator]());
  });
});
