import {
  type Image,
  type Job,
  type OperationName,
  operations,
  type Problem,
  type Quota,
} from "@media-gen/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Demo, finished, type Session, startDemo } from "./demo.ts";

interface Target {
  entity: string;
  asset: string;
  job: string;
}

const missing: Target = {
  entity: "character/no-such-one",
  asset: crypto.randomUUID(),
  job: crypto.randomUUID(),
};

let demo: Demo;
let owner: Session;
let other: Session;
let nobody: Session;
let open: Target;
let hidden: Target;
let foreign: Target;

async function make(session: Session, entity: string): Promise<Target> {
  const [entity_type, entity_id] = entity.split("/");
  const job = await session.json<Job>("POST", "/api/media/generate", {
    entity_type,
    entity_id,
    count: 2,
    prompt: "달빛 아래 도서관",
  });
  const done = await finished(session, job.job_id);
  expect(done.status).toBe("succeeded");
  return { entity, asset: done.results[0]!.asset_id, job: job.job_id };
}

beforeAll(async () => {
  demo = await startDemo();
  [owner, other, nobody] = await Promise.all([
    demo.signIn("writer"),
    demo.signIn("reader"),
    demo.signIn(null),
  ]);
  open = await make(owner, "character/haru");
  hidden = await make(owner, "character/secret-draft");
  const { entities } = await (await demo.signIn("sora")).json<{
    entities: { entity_type: string; entity_id: string; owner_id?: string }[];
  }>("GET", "/api/entities");
  const soras = entities.find(
    (entity) => !["haru", "moonlit-library", "captain-nemo", "secret-draft"].includes(entity.entity_id),
  )!;
  foreign = await make(await demo.signIn("sora"), `${soras.entity_type}/${soras.entity_id}`);
});

afterAll(() => demo?.stop());

/** A well-formed request of an operation, aimed at a target. */
function aim(name: OperationName, target: Target): { method: string; path: string; body?: unknown } {
  const [entity_type, entity_id] = target.entity.split("/");
  const bodies: Partial<Record<OperationName, unknown>> = {
    generate: { entity_type, entity_id, prompt: "바다 위의 성", count: 1 },
    reorderImages: { ids: [target.asset] },
    updateImage: { alt: "새 설명" },
    cropImage: { x: 0, y: 0, width: 32, height: 32 },
    createPreset: { name: `${name} ${target.job}` },
    updatePreset: { name: "새 이름" },
  };
  const { method, path } = operations[name];
  const filled = path
    .replace("{entity_type}", entity_type!)
    .replace("{entity_id}", entity_id!)
    .replace("{asset_id}", target.asset)
    .replace("{job_id}", target.job)
    .replace("{preset_id}", missing.asset)
    .replace("{variant}", "320");
  return { method, path: `/api${filled}`, body: bodies[name] };
}

/** What the owner sees of everything that a refused request could have changed. */
async function state(): Promise<unknown> {
  const images = await Promise.all(
    [open, hidden].map((target) => owner.json<Image[]>("GET", `/api/${target.entity}/images`)),
  );
  return [images, await owner.json<Quota>("GET", "/api/media/quota")];
}

const names = Object.keys(operations) as OperationName[];
const ownerOnly = names.filter((name) => operations[name].access === "owner");
const readable = names.filter((name) => operations[name].access === "reader");
const signedIn = names.filter((name) => operations[name].access === "signed_in");

/** The parts of a problem that may differ between two requests are taken out. */
async function answer(
  session: Session,
  name: OperationName,
  target: Target,
): Promise<{ status: number; problem: Problem }> {
  const { method, path, body } = aim(name, target);
  const response = await session.request(method, path, body);
  const problem = (await response.json()) as Problem;
  expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  expect(problem.status).toBe(response.status);
  const { request_id: _, instance: __, ...stable } = problem;
  return { status: response.status, problem: stable as Problem };
}

describe.each(ownerOnly)("%s is for the owner", (name) => {
  it("answers 401 to a visitor, whatever the target, and changes nothing", async () => {
    const before = await state();
    for (const target of [open, hidden, missing]) {
      expect((await answer(nobody, name, target)).problem).toMatchObject({
        status: 401,
        code: "unauthenticated",
      });
    }
    expect(await state()).toEqual(before);
  });

  it("answers 403 to another user where the entity is public, and changes nothing", async () => {
    const before = await state();
    expect((await answer(other, name, open)).problem).toMatchObject({ status: 403, code: "forbidden" });
    expect(await state()).toEqual(before);
  });

  it("answers for a private entity exactly as for a missing one", async () => {
    const before = await state();
    const privateAnswer = await answer(other, name, hidden);
    expect(privateAnswer.status).toBe(404);
    expect(privateAnswer).toEqual(await answer(other, name, missing));
    expect(await state()).toEqual(before);
  });

  it("answers 404 to the owner for what does not exist", async () => {
    expect((await answer(owner, name, missing)).problem).toMatchObject({ status: 404, code: "not_found" });
  });

  it("refuses the owner of another entity", async () => {
    const before = await state();
    expect((await answer(owner, name, foreign)).status).toBe(403);
    expect(await state()).toEqual(before);
  });
});

describe.each(readable)("%s follows the host's visibility", (name) => {
  it("is open for a public entity and hidden for a private one", async () => {
    const { method, path } = aim(name, open);
    for (const session of [nobody, other, owner])
      expect((await session.request(method, path)).status).toBe(200);
    for (const session of [nobody, other]) {
      const privateAnswer = await answer(session, name, hidden);
      expect(privateAnswer.status).toBe(404);
      expect(privateAnswer).toEqual(await answer(session, name, missing));
    }
    expect((await owner.request(method, aim(name, hidden).path)).status).toBe(200);
  });
});

describe.each(signedIn)("%s needs a session", (name) => {
  it("answers 401 to a visitor", async () => {
    expect((await answer(nobody, name, open)).problem).toMatchObject({
      status: 401,
      code: "unauthenticated",
    });
  });
});

describe("an image under another entity's path", () => {
  const withAsset = ownerOnly.filter((name) => operations[name].path.includes("{asset_id}"));

  it.each(withAsset)("%s does not find a foreign image below the caller's own entity", async (name) => {
    const before = await state();
    const mixed = { ...open, asset: foreign.asset };
    expect((await answer(owner, name, mixed)).problem).toMatchObject({ status: 404, code: "not_found" });
    const swapped = { ...open, asset: hidden.asset };
    expect((await answer(owner, name, swapped)).problem).toMatchObject({ status: 404, code: "not_found" });
    expect(await state()).toEqual(before);
  });

  it("does not take a foreign image into an order", async () => {
    const images = await owner.json<Image[]>("GET", `/api/${open.entity}/images`);
    const ids = [foreign.asset, ...images.slice(1).map((image) => image.id)];
    const response = await owner.request("PATCH", `/api/${open.entity}/images/order`, { ids });
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({
      code: "order_conflict",
      ids: images.map((image) => image.id),
    });
  });
});

describe("presets", () => {
  it("of one user do not exist for another", async () => {
    const preset = await owner.json<{ id: string }>("POST", "/api/media/presets", {
      name: "달빛",
      style: "anime",
    });
    for (const [method, body] of [
      ["PATCH", { name: "훔친 이름" }],
      ["DELETE", undefined],
    ] as const) {
      expect((await other.request(method, `/api/media/presets/${preset.id}`, body)).status).toBe(404);
    }
    expect(await owner.json("GET", "/api/media/presets")).toMatchObject([{ id: preset.id, name: "달빛" }]);
  });
});

describe("the owner's own data", () => {
  it("keeps prompt, seed and original from readers", async () => {
    const own = await owner.json<Image[]>("GET", `/api/${open.entity}/images`);
    const seen = await nobody.json<Image[]>("GET", `/api/${open.entity}/images`);
    expect(own[0]).toHaveProperty("prompt");
    for (const image of seen) {
      expect(image).not.toHaveProperty("prompt");
      expect(image).not.toHaveProperty("seed");
      expect(image.variants.map((variant) => variant.name)).not.toContain("original");
    }
    expect((await other.request("GET", `/api/media/files/${open.asset}/original`)).status).toBe(404);
    expect((await owner.request("GET", `/api/media/files/${open.asset}/original`)).status).toBe(200);
  });
});
