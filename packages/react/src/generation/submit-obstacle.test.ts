import type { Options, Quota } from "@media-gen/client";
import { describe, expect, test } from "vitest";
import { ko } from "../locales/ko.ts";
import type { FormValues } from "./generate-form.ts";
import { type Obstacle, type SubmitFacts, submitObstacle } from "./submit-obstacle.ts";

const quota = {
  limit: 24,
  used: 20,
  remaining: 4,
  time_zone: "Asia/Seoul",
  balance: 10,
  price_per_image: 2,
} as Quota;

function obstacle(change: Partial<SubmitFacts> & { form?: Partial<FormValues> } = {}): Obstacle | null {
  const { form, ...facts } = change;
  return submitObstacle({
    online: true,
    values: { prompt: "밤", count: 4, seed: "", engine: { seed: true }, ...form } as FormValues,
    options: { limits: { prompt_max: 10 } } as Options,
    quota,
    t: ko.labels,
    locale: "ko",
    ...facts,
  });
}

describe("why a form cannot be sent", () => {
  test("nothing stands in the way of a good form, nor of one whose quota is not known yet", () => {
    expect(obstacle()).toBeNull();
    expect(obstacle({ quota: undefined, form: { count: 8 } })).toBeNull();
  });

  test.each([
    [{ online: false }, "인터넷 연결이 끊겼어요."],
    [
      { quota: { ...quota, used: 24, remaining: 0 } },
      "오늘 24장을 모두 만들었어요. 내일 오전 0시(대한민국 시간)에 다시 만들 수 있어요.",
    ],
    [{ form: { count: 5 } }, "오늘은 4장만 더 만들 수 있어요. 장수를 줄여 주세요."],
    [{ quota: { ...quota, balance: 7 } }, "8크레딧이 필요한데 7크레딧이 있어요."],
  ])("that no field can mend: %j", (change, sentence) => {
    expect(obstacle(change)).toEqual({ sentence, field: null });
  });

  test.each([
    [{ form: { prompt: "  " } }, "그릴 장면을 적어 주세요.", "prompt"],
    [{ form: { prompt: "가".repeat(12) } }, "2자를 줄여 주세요.", "prompt"],
    [{ form: { seed: "12a4" } }, "숫자만 적어 주세요", "seed"],
    [{ form: { seed: "4294967296" } }, "0부터 4,294,967,295까지 적어 주세요", "seed"],
    [{ form: { prompt: "", seed: "12a4" } }, "그릴 장면을 적어 주세요.", "prompt"],
  ])("that a field can mend, the first one named: %j", (change, sentence, field) => {
    expect(obstacle(change)).toEqual({ sentence, field });
  });

  test("a host without balances is never short of credits", () => {
    expect(obstacle({ quota: { ...quota, balance: null } })).toBeNull();
  });

  test("a seed that the engine does not take is no obstacle", () => {
    expect(obstacle({ form: { seed: "12a4", engine: { seed: false } as FormValues["engine"] } })).toBeNull();
  });
});
