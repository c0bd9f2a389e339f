import type { Image, Job, Quota } from "@media-gen/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Demo, finished, type Session, startDemo } from "./demo.ts";

let demo: Demo;
let owner: Session;

beforeAll(async () => {
  demo = await startDemo();
  owner = await demo.signIn("writer");
});

afterAll(() => demo?.stop());

const entity = { entity_type: "character", entity_id: "haru" };

async function quota(): Promise<Quota> {
  return owner.json<Quota>("GET", "/api/media/quota?entity_type=character&entity_id=haru");
}

describe("kill -9 in the middle of a job", () => {
  it("loses nothing: after a restart every slot is settled, credits equal ready images, the entity is free", async () => {
    const before = await quota();
    await demo.setWeather("slow");
    const job = await owner.json<Job>("POST", "/api/media/generate", {
      ...entity,
      count: 8,
      prompt: "달빛 도서관",
    });
    let seen = job;
    while (seen.counts.ready === 0) {
      seen = await owner.json<Job>("GET", `/api/media/jobs/${job.job_id}?wait=20&since=${seen.version}`);
    }
    expect(seen.finished_at).toBeNull();

    await demo.kill("SIGKILL");
    await demo.restart();
    owner = await demo.signIn("writer");

    const done = await finished(owner, job.job_id);
    expect(done.status).toBe("succeeded");
    expect(done.results.map((result) => result.status)).toEqual(Array(8).fill("ready"));
    expect(done.credits).toEqual({ held: 0, charged: 8, refunded: 0 });
    // What was ready before the crash was not drawn again.
    for (const early of seen.results.filter((result) => result.status === "ready")) {
      expect(done.results[early.slot]).toMatchObject({ asset_id: early.asset_id, url: early.url });
    }
    const after = await quota();
    expect(after.balance).toBe(before.balance! - 8);
    expect(after.active_job_id).toBeNull();
    const images = await owner.json<Image[]>("GET", "/api/character/haru/images");
    expect(images).toHaveLength(8);
    expect(images.filter((image) => image.is_primary)).toEqual([images[0]]);
  });
});

describe("the data folder", () => {
  it("is refused to a second demo in one clear line", async () => {
    const second = startDemo({ MEDIA_GEN_DATA: demo.folder });
    await expect(second).rejects.toThrow(/already|in use|이미/i);
  });

  it("survives Ctrl-C: the demo ends with 0 and starts again with everything", async () => {
    const images = await owner.json<Image[]>("GET", "/api/character/haru/images");
    expect(await demo.kill("SIGINT")).toBe(0);
    await demo.restart();
    owner = await demo.signIn("writer");
    expect(await owner.json("GET", "/api/character/haru/images")).toEqual(images);
  });
});
