import { expect, it } from "vitest";
import { withDeadline } from "./deadline.ts";
import type { Clock } from "./ports/clock.ts";

/** A clock of which every sleep is over at once, or never. */
const clock = (over: boolean): Clock => ({
  now: () => new Date(0),
  sleep: (_, signal) =>
    over
      ? Promise.resolve()
      : new Promise((_resolve, reject) => signal?.addEventListener("abort", () => reject(signal.reason))),
});
const limit = { ms: 2000, who: "The database" };

it("gives what the work gives, and what it throws", async () => {
  expect(await withDeadline(clock(false), limit, async () => 7)).toBe(7);
  const failing = withDeadline(clock(false), limit, async () => {
    throw new RangeError("no");
  });
  await expect(failing).rejects.toThrow(RangeError);
});

it("ends with the time, says who was waited for, and tells the work", async () => {
  let told: unknown;
  const silent = withDeadline(
    clock(true),
    limit,
    (signal) => new Promise<never>(() => signal.addEventListener("abort", () => (told = signal.reason))),
  );
  await expect(silent).rejects.toThrow("The database did not answer within 2000 ms.");
  expect(told).toBeInstanceOf(Error);
});
