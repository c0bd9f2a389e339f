import type { Image, Job, Problem, Quota } from "@media-gen/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Demo, finished, type Session, startDemo } from "./demo.ts";

let demo: Demo;
let owner: Session;

beforeAll(async () => {
  demo = await startDemo();
  owner = await demo.signIn("writer");
});

afterAll(() => demo?.stop());

const body = { entity_type: "story", entity_id: "moonlit-library", count: 2, prompt: "달빛 도서관" };
const quota = (): Promise<Quota> => owner.json<Quota>("GET", "/api/media/quota");

describe("many requests at once", () => {
  it("50 to generate make one job; the others name it", async () => {
    // So slow that the first job is still alive when the last request arrives.
    await demo.setWeather("slow");
    const before = await quota();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => owner.request("POST", "/api/media/generate", body)),
    );
    const accepted = answers.filter((answer) => answer.status === 202);
    expect(accepted).toHaveLength(1);
    const job = (await accepted[0]!.json()) as Job;
    for (const answer of answers.filter((other) => other !== accepted[0])) {
      expect(answer.status).toBe(409);
      expect((await answer.json()) as Problem).toMatchObject({
        code: "job_already_running",
        job_id: job.job_id,
      });
    }
    await finished(owner, job.job_id);
    await demo.setWeather("calm");
    expect((await quota()).used).toBe(before.used + 2);
  });

  it("20 with one idempotency key make one job and all get it", async () => {
    const key = crypto.randomUUID();
    const before = await quota();
    const send = () => owner.request("POST", "/api/media/generate", body, { "idempotency-key": key });
    const answers = await Promise.all(Array.from({ length: 20 }, send));
    const jobs = await Promise.all(answers.map(async (answer) => (await answer.json()) as Job));
    expect(answers.map((answer) => answer.status)).toEqual(Array(20).fill(202));
    expect(new Set(jobs.map((job) => job.job_id)).size).toBe(1);
    expect(answers.filter((answer) => answer.headers.get("idempotency-replayed") === "true")).toHaveLength(
      19,
    );
    await finished(owner, jobs[0]!.job_id);
    expect((await quota()).balance).toBe(before.balance! - 2);

    const other = await owner.request(
      "POST",
      "/api/media/generate",
      { ...body, prompt: "다른 장면" },
      { "idempotency-key": key },
    );
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ code: "idempotency_conflict" });
  });

  it("50 primary changes leave one primary and no error", async () => {
    const images = await owner.json<Image[]>("GET", "/api/story/moonlit-library/images");
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        owner.request(
          "PATCH",
          `/api/story/moonlit-library/images/${images[index % images.length]!.id}/primary`,
        ),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(50).fill(200));
    const after = await owner.json<Image[]>("GET", "/api/story/moonlit-library/images");
    expect(after.filter((image) => image.is_primary)).toEqual([after[0]]);
    expect(after.map((image) => image.order_index)).toEqual(after.map((_, index) => index));
  });

  it("stop at 24 images a day, with the time until midnight", async () => {
    const { remaining } = await quota();
    for (let left = remaining; left >= 8; left -= 8) {
      const job = await owner.json<Job>("POST", "/api/media/generate", { ...body, count: 8 });
      await finished(owner, job.job_id);
    }
    const last = (await quota()).remaining;
    const answer = await owner.request("POST", "/api/media/generate", { ...body, count: last + 1 });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await answer.json()).toMatchObject({ code: "daily_limit_reached", remaining: last });
  });
});
