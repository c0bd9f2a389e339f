import {
  type CallName,
  calls,
  type Job,
  operations,
  type Preset,
  type Problem,
} from "@media-gen/contract/wire";
import { describe, expect, it } from "vitest";
import { ask, type Question } from "./asking.ts";
import { createMemoryServer } from "./memory-server.ts";

const haru = { entity_type: "character", entity_id: "haru" } as const;
const draft = { entity_type: "character", entity_id: "secret-draft" } as const;
const missing = { entity_type: "character", entity_id: "nobody" } as const;
const noId = "00000000-0000-4000-8000-ffffffffffff";
const names = Object.keys(calls) as CallName[];
/** What is asked of an entity, with the rights of `access`. */
const entityOperations = names.filter((name) => ["owner", "reader"].includes(operations[name].access));

/** A host with a public and a private entity of "writer", each with three images and an ended job. */
async function world() {
  const server = createMemoryServer({
    entities: [
      { ...haru, owner_id: "writer" },
      { ...draft, owner_id: "writer", visibility: "private" },
    ],
  });
  const pick = async (entity: typeof haru | typeof draft) => {
    const images = server.seedImages(entity, 3);
    const job = await ask<Job>(server, "generate", { body: { ...entity, prompt: "달빛", count: 2 } });
    server.fail(1, "timeout");
    server.finishAll();
    return { entity, image: images[1]!.id, ids: images.map(({ id }) => id), job: job.body.job_id };
  };
  const open = await pick(haru);
  const closed = await pick(draft);
  const preset = (await ask<Preset>(server, "createPreset", { body: { name: "밤" } })).body.id;
  return { server, open, closed, preset };
}

type Subject = Awaited<ReturnType<typeof world>>["open"];

/** A valid question of each operation about one entity. */
function questionOf(name: CallName, { entity, image, ids, job }: Subject, preset: string): Question {
  const { entity_type, entity_id } = entity;
  const own = { entity_type, entity_id, asset_id: image };
  const questions: Record<CallName, Question> = {
    generate: { body: { ...entity, prompt: "달빛 아래의 사서", count: 1 } },
    getJob: { params: { job_id: job } },
    cancelJob: { params: { job_id: job } },
    retryJob: { params: { job_id: job } },
    listImages: { params: entity },
    setPrimary: { params: own },
    reorderImages: { params: entity, body: { ids } },
    updateImage: { params: own, body: { alt: "사서" } },
    deleteImage: { params: own },
    restoreImage: { params: own },
    cropImage: { params: own, body: { x: 0, y: 0, width: 100, height: 100 } },
    getOptions: {},
    getQuota: {},
    listPresets: {},
    createPreset: { body: { name: "새벽" } },
    updatePreset: { params: { preset_id: preset }, body: { style: "anime" } },
    deletePreset: { params: { preset_id: preset } },
    getFile: { params: { asset_id: image, variant: "320" } },
    getOpenApi: {},
  };
  return questions[name];
}

function withAll(ids: string[], more: string): string[] {
  return ids.includes(more) ? ids : [...ids, more];
}

describe("every operation of the table", () => {
  it.each(names)("(%s) is served, and answers its owner as the contract says", async (name) => {
    const { server, open, preset } = await world();
    const all = server.snapshot().galleries["character/haru"]!.map(({ id }) => id);
    const answer = await ask(server, name, questionOf(name, { ...open, ids: all }, preset));
    expect(answer.status).toBe(operations[name].status);
    expect(server.requests.at(-1)?.operation).toBe(name);
  });

  it.each(names)("(%s) is open to exactly those whom the table names", async (name) => {
    const { server, open, preset } = await world();
    const all = server.snapshot().galleries["character/haru"]!.map(({ id }) => id);
    const question = questionOf(name, { ...open, ids: withAll(all, open.image) }, preset);
    const { access } = operations[name];

    server.setCaller(null);
    const nobody = await ask(server, name, question);
    expect(nobody.status).toBe(access === "public" || access === "reader" ? operations[name].status : 401);

    server.setCaller("reader");
    const reader = await ask(server, name, question);
    const isForeignPreset = name === "updatePreset" || name === "deletePreset";
    expect(reader.status).toBe(access === "owner" ? 403 : isForeignPreset ? 404 : operations[name].status);
  });

  it("asks who is there before it looks at what was sent, as the real server does", async () => {
    const { server } = await world();
    server.setCaller(null);
    const answer = await ask<Problem>(server, "generate", { body: "{" });
    expect(answer.body).toMatchObject({ status: 401, code: "unauthenticated" });
  });

  it.each(entityOperations)("(%s) answers for a private entity as for one that never was", async (name) => {
    const { server, closed, preset } = await world();
    const before = server.snapshot();
    server.setCaller("reader");
    const hidden = await ask<Problem>(server, name, questionOf(name, closed, preset));
    const nothing: Subject = { entity: missing as never, image: noId, ids: [], job: noId };
    const never = await ask<Problem>(server, name, questionOf(name, nothing, preset));
    const blank = ({ body }: typeof never) => ({ ...body, instance: "", request_id: "" });
    expect(hidden.status).toBe(404);
    expect(blank(hidden)).toEqual(blank(never));
    server.setCaller("writer");
    expect(server.snapshot().galleries).toEqual(before.galleries);
  });

  it.each(names.filter((name) => /\{asset_id\}/.test(operations[name].path) && name !== "getFile"))(
    "(%s) does not reach another entity's image",
    async (name) => {
      const { server, open, closed, preset } = await world();
      const answer = await ask<Problem>(
        server,
        name,
        questionOf(name, { ...open, image: closed.image }, preset),
      );
      expect(answer.body.code).toBe("not_found");
    },
  );
});

describe("a body", () => {
  const questions = names.filter((name) => ["POST", "PATCH"].includes(operations[name].method));
  const takesBody = questions.filter(
    (name) => questionOf(name, { entity: haru, image: noId, ids: [], job: noId }, noId).body,
  );

  it.each(takesBody)(
    "of %s that is broken, foreign, too large or of another type changes nothing",
    async (name) => {
      const { server, open, preset } = await world();
      const before = JSON.stringify(server.snapshot());
      const { params } = questionOf(name, open, preset);
      const send = async (body: string, type = "application/json") =>
        (await ask<Problem>(server, name, { params, body, headers: { "content-type": type } })).body.code;

      expect(await send("{")).toBe("malformed_request");
      expect(await send("[]")).toBe("validation_failed");
      expect(await send('{"unknown":1}')).toBe("validation_failed");
      expect(await send('{"__proto__":{"ids":[]}}')).toBe("validation_failed");
      expect(await send('{"prompt":1,"ids":1,"alt":1,"name":1,"x":"1"}')).toBe("validation_failed");
      expect(await send("{}", "text/plain")).toBe("unsupported_media_type");
      expect(await send(`"${"가".repeat(11_000)}"`)).toBe("payload_too_large");
      expect(JSON.stringify(server.snapshot())).toBe(before);
    },
  );

  it("names each fault with a pointer", async () => {
    const { server } = await world();
    const { body } = await ask<Problem>(server, "generate", { body: { ...haru, prompt: "", count: 0 } });
    expect(body.errors?.map(({ path }) => path)).toEqual(["/prompt", "/count"]);
  });
});

describe("an address", () => {
  it("that no operation has is not found, with any method", async () => {
    const { server } = await world();
    const response = await server.fetch("/api/media/nothing");
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: "not_found" });
    expect(server.requests.at(-1)?.operation).toBeNull();
  });

  it("that takes other methods says so", async () => {
    const { server } = await world();
    const response = await server.fetch("/api/media/options", { method: "DELETE" });
    expect(await response.json()).toMatchObject({ code: "method_not_allowed", status: 405 });
  });

  it.each(["/api/character/haru/images/not-an-id/primary", "/api/%E0%A4%A/haru/images"])(
    "(%s) that can name nothing is refused without a stack",
    async (path) => {
      const { server } = await world();
      const response = await server.fetch(path, { method: path.endsWith("primary") ? "PATCH" : "GET" });
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      expect(await response.text()).not.toContain("Error");
    },
  );

  it("prefers the literal segment: order is no image", async () => {
    const { server, open } = await world();
    const all = server.snapshot().galleries["character/haru"]!.map(({ id }) => id);
    await ask(server, "reorderImages", { params: open.entity, body: { ids: all } });
    expect(server.requests.at(-1)?.operation).toBe("reorderImages");
  });
});
