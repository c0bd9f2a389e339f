import type { Job, JobResult } from "@media-gen/client";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import { ko } from "../locales/ko.ts";
import type { Notification } from "../ui/notification.ts";
import type { GenerationStore } from "./generation-store.ts";
import type { GenerationEvent } from "./live-jobs.ts";
import { type Reader, reportGeneration } from "./report-generation.ts";

const haru = { entity_type: "character", entity_id: "haru" } as const;

function resultOf(
  slot: number,
  status: JobResult["status"],
  code?: NonNullable<JobResult["error"]>["code"],
): JobResult {
  const error = code ? { code, message: "", retryable: code !== "blocked" && code !== "cancelled" } : null;
  const failed = status === "failed" ? 1 : 0;
  return { slot, status, error, credits: { held: 0, charged: 1 - failed, refunded: failed } } as JobResult;
}

function jobOf(status: Job["status"], results: JobResult[]): Job {
  const count = (wanted: string): number => results.filter((result) => result.status === wanted).length;
  return {
    job_id: "job",
    status,
    results,
    counts: { total: results.length, ready: count("ready"), failed: count("failed") },
    credits: { held: 0, charged: count("ready"), refunded: count("failed") },
  } as Job;
}

function setUp(): {
  say: (event: GenerationEvent) => void;
  spoken: string[];
  toasts: Notification[];
  stop: () => void;
} {
  const state = createStore<{ entities: Record<string, { jobs: Job[] }> }>(() => ({ entities: {} }));
  const spoken: string[] = [];
  const toasts: Notification[] = [];
  const store = {
    state,
    view: () => undefined,
  } as unknown as GenerationStore;
  const read: Reader = () => ({
    t: ko.labels,
    sentences: ko.sentences,
    announce: (text) => void spoken.push(text),
    emit: (_, notification) => {
      if (notification) toasts.push(notification);
    },
    invalidateEntity: async () => {},
    invalidateQuota: async () => {},
    broadcast: () => {},
  });
  const { hear, stop } = reportGeneration(store, read);
  const say = (event: GenerationEvent): void => {
    state.setState({ entities: { "character/haru": { jobs: [event.job] } } });
    hear(event);
  };
  return { say, spoken, toasts, stop };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("what is spoken of a job", () => {
  test("one phrase at the start and at most one of progress in ten seconds", () => {
    const { say, spoken } = setUp();
    const results = [0, 1, 2, 3].map((slot) => resultOf(slot, "pending"));
    say({ type: "started", entity: haru, job: jobOf("queued", results) });
    for (const slot of [0, 1, 2]) {
      results[slot] = resultOf(slot, "ready");
      say({ type: "slot", entity: haru, job: jobOf("running", [...results]), result: results[slot] });
    }
    expect(spoken).toEqual(["4장을 그리기 시작했어요.", "4장 중 1번째 그림이 도착했어요."]);
    vi.advanceTimersByTime(10_000);
    expect(spoken.slice(2)).toEqual(["4장 중 3장이 도착했어요."]);
    vi.advanceTimersByTime(60_000);
    expect(spoken).toHaveLength(3);
  });

  test("nothing of progress is said after the end", () => {
    const { say, spoken, toasts } = setUp();
    const ready = [resultOf(0, "ready"), resultOf(1, "ready")];
    say({ type: "slot", entity: haru, job: jobOf("running", ready), result: ready[0]! });
    say({ type: "slot", entity: haru, job: jobOf("running", ready), result: ready[1]! });
    say({ type: "ended", entity: haru, job: jobOf("succeeded", ready) });
    vi.advanceTimersByTime(60_000);
    expect(spoken).toEqual(["2장 중 1번째 그림이 도착했어요."]);
    expect(toasts.map(({ message }) => message)).toEqual(["2장을 모두 만들었어요."]);
  });

  test("a failed place is said with what came back", () => {
    const { say, spoken } = setUp();
    const failed = resultOf(1, "failed", "blocked");
    say({
      type: "slot",
      entity: haru,
      job: jobOf("running", [resultOf(0, "pending"), failed]),
      result: failed,
    });
    expect(spoken).toEqual(["2번째 그림은 보여드릴 수 없어요. 1크레딧을 돌려드렸어요."]);
  });
});

describe("the one toast at the end", () => {
  test.each([
    ["succeeded", [resultOf(0, "ready"), resultOf(1, "ready")], "2장을 모두 만들었어요.", false, undefined],
    [
      "partial",
      [resultOf(0, "ready"), resultOf(1, "failed", "timeout"), resultOf(2, "failed", "corrupt")],
      "3장 중 1장을 만들었어요. 2장은 실패해서 **2크레딧**을 돌려드렸어요.",
      true,
      "2장 다시 시도",
    ],
    [
      "failed",
      [resultOf(0, "failed", "timeout")],
      "그림을 만들지 못했어요. **1크레딧**을 모두 돌려드렸어요.",
      true,
      "다시 시도",
    ],
    [
      "failed",
      [resultOf(0, "failed", "blocked")],
      "그림을 만들지 못했어요. **1크레딧**을 모두 돌려드렸어요.",
      true,
      undefined,
    ],
    [
      "cancelled",
      [resultOf(0, "ready"), resultOf(1, "failed", "cancelled"), resultOf(2, "failed", "timeout")],
      "남은 1장을 취소했어요. **1크레딧**을 돌려드렸어요.",
      true,
      undefined,
    ],
  ] as const)("%s: %#", (status, results, message, sticky, action) => {
    const { say, toasts } = setUp();
    say({ type: "ended", entity: haru, job: jobOf(status, [...results]) });
    vi.runAllTimers();
    expect(toasts).toHaveLength(1);
    expect(toasts[0]).toMatchObject({ message, sticky });
    expect(toasts[0]?.action?.label).toBe(action);
  });
});
