import { type OperationName, operationSchemas, operations } from "@media-gen/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aim, bodies, nowhere, type Target } from "./aim.ts";
import { openSite, type Sent, type Site } from "./site.ts";

const names = Object.keys(operations) as OperationName[];

/** Each with the user that the host takes the request for. `revoked` owned `handed over` and `handed over, private` before. */
const actors = {
  anonymous: null,
  owner: "owner",
  neighbour: "neighbour",
  stranger: "stranger",
  revoked: "revoked",
  // A key for programs means nothing to the host's session.
  service: null,
} as const;
type Actor = keyof typeof actors;
const headersOf = (actor: Actor): Record<string, string> =>
  actor === "service" ? { authorization: "Bearer worker-key", "x-api-key": "worker-key" } : {};

interface Aimed extends Target {
  /** Owner of the image and of the job as they were made, the entity that they belong to, and whether the image is deleted. */
  starter: string;
  home: string;
  deleted?: true;
}

let site: Site;
const targets = new Map<string, (actor: Actor) => Aimed>();
const notFound = new Set<string>();

beforeAll(async () => {
  site = await openSite();
  const made = new Map<string, Aimed>();
  const make = async (entity: string, ownerId: string, visibility: "public" | "private") => {
    site.records.set(entity, { ownerId, visibility });
    const { job, images } = await site.make(entity, 2);
    const preset = await site.send(ownerId, {
      ...{ method: "POST", path: "/api/media/presets", body: { name: `of ${entity}` } },
    });
    const { id } = (await preset.json()) as { id: string };
    const target = {
      entity,
      home: entity,
      starter: ownerId,
      asset: images[1]!.id,
      job: job.job_id,
      preset: id,
    };
    made.set(entity, target);
    return target;
  };
  const open = await make("character/open", "owner", "public");
  const hidden = await make("character/hidden", "owner", "private");
  const gone = await make("story/gone", "owner", "public");
  const given = await make("origchat/given", "revoked", "public");
  const givenHidden = await make("origchat/given-hidden", "revoked", "private");
  const trash = await make("story/trash", "owner", "public");
  for (const user of ["neighbour", "stranger", "revoked"]) await make(`story/of-${user}`, user, "public");
  await site.send("owner", aim("deleteImage", trash));
  site.records.delete("story/gone");
  site.records.set("origchat/given", { ownerId: "owner", visibility: "public" });
  site.records.set("origchat/given-hidden", { ownerId: "owner", visibility: "private" });
  const ownOf = (actor: Actor): Aimed => made.get(`story/of-${actors[actor]}`) ?? open;
  targets
    .set("public", () => open)
    .set("private", () => hidden)
    .set("own", ownOf)
    .set("entity deleted", () => gone)
    .set("image deleted", () => ({ ...trash, deleted: true }))
    .set("handed over", () => given)
    .set("handed over, private", () => givenHidden)
    .set("never existed", () => ({ ...nowhere, starter: "nobody", home: "nowhere" }))
    .set("foreign image, own path", (actor) => ({ ...hidden, entity: ownOf(actor).entity }))
    .set("own image, foreign path", (actor) => ({ ...ownOf(actor), entity: "character/hidden" }));
});

afterAll(() => site?.close());

const mayRead = (user: string | null, entity: string): boolean => {
  const record = site.records.get(entity);
  return record !== undefined && (record.visibility === "public" || record.ownerId === user);
};

/** What the rules of the table say, from the table's own words and nothing of the kit's code. */
function expected(name: OperationName, actor: Actor, target: Aimed): number {
  const { access, path, status } = operations[name];
  const user = actors[actor];
  switch (access) {
    case "public":
      return status;
    // Nobody's session and no key counts, only a signature, which none of the actors can make.
    case "worker":
      return 401;
    case "signed_in":
      if (user === null) return 401;
      return path.includes("{preset_id}") && target.starter !== user ? 404 : status;
    case "reader": {
      if (path.includes("/files/")) return target.deleted || !mayRead(user, target.home) ? 404 : status;
      return mayRead(user, target.entity) ? status : 404;
    }
    case "owner": {
      if (user === null) return 401;
      const entity = path.includes("{job_id}") ? target.home : target.entity;
      if (!mayRead(user, entity)) return 404;
      if (site.records.get(entity)?.ownerId !== user) return 403;
      if (path.includes("{job_id}")) {
        if (target.starter !== user) return 403;
        return name === "retryJob" ? 409 : status;
      }
      if (name === "reorderImages") return 409;
      if (!path.includes("{asset_id}")) return status;
      if (target.home !== target.entity) return 404;
      return target.deleted && name !== "restoreImage" && name !== "deleteImage" ? 404 : status;
    }
    default:
      throw new Error(`No rule for access "${access satisfies never}" of ${name}: write one here.`);
  }
}

/** Takes back what an entitled request did, so that the next cell meets the same site. */
async function undo(name: OperationName, actor: Actor, target: Aimed): Promise<void> {
  const again = (request: Sent) => site.send(actors[actor], request);
  if (name === "generate") {
    const answer = await again({ method: "GET", path: `/api/media/quota?${entityQuery(target)}` });
    const { active_job_id: job } = (await answer.json()) as { active_job_id: string };
    await again(aim("cancelJob", { ...target, job }));
  }
  if (name === "deleteImage" && !target.deleted) await again(aim("restoreImage", target));
  if (name === "restoreImage" && target.deleted) await again(aim("deleteImage", target));
  if (name === "deletePreset") {
    const body = { name: `again ${target.preset}` };
    const preset = await again({ method: "POST", path: "/api/media/presets", body });
    target.preset = ((await preset.json()) as { id: string }).id;
  }
}

const entityQuery = ({ entity }: Target): string => {
  const [entity_type, entity_id] = entity.split("/");
  return String(new URLSearchParams({ entity_type: entity_type!, entity_id: entity_id! }));
};

let numbered = 0;
function requestOf(name: OperationName, actor: Actor, target: Target): Sent {
  const request = aim(name, target);
  numbered += 1;
  const named = name === "createPreset" || name === "updatePreset" ? { body: { name: `n${numbered}` } } : {};
  return { ...request, ...named, headers: headersOf(actor) };
}

describe("who may do what to what", () => {
  it("has a good body for every operation that takes one", () => {
    const taking = names.filter((name) => "body" in operationSchemas[name]);
    expect(Object.keys(bodies).sort()).toEqual(taking.sort());
  });

  it.each(names)("%s answers each of 6 actors for each of 10 targets as the table says", async (name) => {
    const wrong: string[] = [];
    let state = await site.state();
    for (const actor of Object.keys(actors) as Actor[]) {
      for (const [what, targetOf] of targets) {
        const target = targetOf(actor);
        const response = await site.send(actors[actor], requestOf(name, actor, target));
        const text = await response.text();
        const cell = `${actor} -> ${what}`;
        const rule = expected(name, actor, target);
        if (response.status !== rule) wrong.push(`${cell}: ${response.status}, not ${rule}`);
        if (response.status === 404) notFound.add(withoutId(response, text));
        if (response.ok && operations[name].method !== "GET") {
          await undo(name, actor, target);
          state = await site.state();
        } else if ((await site.state()) !== state) wrong.push(`${cell}: ${response.status} changed rows`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("has one and the same 404 for everything, in every byte but the request's id", () => {
    expect([...notFound]).toHaveLength(1);
  });

  it("shows the uncropped original to the owner alone, and to others as if it were not there", async () => {
    const { asset } = targets.get("public")!("owner");
    for (const actor of Object.keys(actors) as Actor[]) {
      const path = `/api/media/files/${asset}/original`;
      const response = await site.send(actors[actor], { method: "GET", path, headers: headersOf(actor) });
      const text = await response.text();
      expect(response.status, actor).toBe(actor === "owner" ? 200 : 404);
      if (actor !== "owner") notFound.add(withoutId(response, text));
    }
    expect([...notFound]).toHaveLength(1);
  });
});

function withoutId(response: Response, text: string): string {
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
  return `${headers}\n\n${text}`.replaceAll(response.headers.get("x-request-id")!, "ID");
}
