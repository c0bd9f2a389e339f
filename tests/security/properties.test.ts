import {
  errorCodes,
  type Operation,
  type OperationName,
  operationSchemas,
  operations,
} from "@media-gen/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aim, type Target } from "./aim.ts";
import { openSite, type Sent, type Site } from "./site.ts";

const names = Object.keys(operations) as OperationName[];
// What workers send is read only once it is signed, which nobody here can do.
const taking = names.filter(
  (name) => "body" in operationSchemas[name] && (operations[name] as Operation).access !== "worker",
);
const asking = names.filter((name) => "query" in operationSchemas[name]);

/** What a caller would like to say and must not: who they are, what it costs, where it is kept, how it stands. */
const privileged = [
  ...["user_id", "userId", "owner_id", "ownerId", "tenant_id", "role", "is_admin", "permissions"],
  ...["price", "price_per_image", "credits", "balance", "settlement", "unlimited", "share_returned"],
  ...["status", "is_primary", "order_index", "version", "created_at", "deleted_at", "url", "object_key"],
  ...["variants", "job_id", "asset_id", "lease_token", "attempt", "visibility", "ai_generated"],
];
const poisoned = ["__proto__", "constructor", "prototype"];

let site: Site;
let target: Target;

beforeAll(async () => {
  site = await openSite();
  site.records.set("story/open", { ownerId: "owner", visibility: "public" });
  const { job, images } = await site.make("story/open", 2);
  const body = { name: "first" };
  const preset = await site.send("owner", { method: "POST", path: "/api/media/presets", body });
  const { id } = (await preset.json()) as { id: string };
  target = { entity: "story/open", asset: images[1]!.id, job: job.job_id, preset: id };
});

afterAll(() => site?.close());

const refusal = async (request: Sent): Promise<{ status: number; code: string; paths: string[] }> => {
  const response = await site.send("owner", request);
  const problem = (await response.json()) as { code: string; errors?: { path: string }[] };
  const paths = (problem.errors ?? []).map(({ path }) => path);
  return { status: response.status, code: problem.code, paths };
};

describe("a caller says no more than the contract lets them", () => {
  it.each(taking)(
    `%s refuses ${privileged.length} privileged keys, each by its name, without effect`,
    async (name) => {
      const before = await site.state();
      for (const key of privileged) {
        const request = aim(name, target);
        const answer = await refusal({ ...request, body: { ...(request.body as object), [key]: "owner" } });
        expect(answer, key).toEqual({ status: 422, code: "validation_failed", paths: [`/${key}`] });
      }
      expect(await site.state()).toBe(before);
    },
  );

  it("refuses them inside a part of a body too", async () => {
    const before = await site.state();
    for (const key of privileged) {
      const request = aim("cropImage", target);
      const focal_point = { x: 0.5, y: 0.5, [key]: 1 };
      const answer = await refusal({ ...request, body: { ...(request.body as object), focal_point } });
      expect(answer, key).toEqual({
        ...{ status: 422, code: "validation_failed", paths: [`/focal_point/${key}`] },
      });
    }
    expect(await site.state()).toBe(before);
  });

  it.each(asking)("%s refuses them after the question mark", async (name) => {
    for (const key of [...privileged, ...poisoned]) {
      const request = aim(name, target);
      const answer = await refusal({ ...request, path: `${request.path}?${key}=owner` });
      expect(answer, key).toEqual({ status: 422, code: "validation_failed", paths: [key] });
    }
  });

  it.each(taking)("%s refuses keys that change what an object is, at any depth", async (name) => {
    const before = await site.state();
    for (const key of poisoned) {
      const good = JSON.stringify(aim(name, target).body);
      const inside = `{"a":[{"b":{"${key}":{"isAdmin":true}}}]}`;
      const first = good.replace("{", `{"${key}":{"isAdmin":true}${good === "{}" ? "" : ","}`);
      for (const body of [first, inside, first.replace(key, key.replace("o", "\\u006f"))]) {
        expect(await refusal({ ...aim(name, target), body }), body).toMatchObject({ status: 400 });
      }
    }
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    expect(await site.state()).toBe(before);
  });
});

/** Every key of an answer with where it stands; a list counts as its first item. */
function keysOf(value: unknown, at = ""): string[] {
  if (Array.isArray(value)) return keysOf(value[0], `${at}[]`);
  if (typeof value !== "object" || value === null) return at === "" ? [] : [at];
  return Object.entries(value).flatMap(([key, item]) => keysOf(item, at === "" ? key : `${at}.${key}`));
}

const headersOf = (response: Response): string[] =>
  [...response.headers]
    .filter(([name]) => name !== "x-request-id")
    .map(([name, value]) => `${name}: ${name === "etag" || name === "content-length" ? "…" : value}`);

describe("where files are kept", () => {
  it("is named by the server alone: nothing that a caller wrote, and 128 random bits", async () => {
    const rows = await site.database.query<{ variants: { key: string }[] }>(
      "select variants from media_assets where variants is not null",
    );
    const keys = rows.flatMap(({ variants }) => variants.map(({ key }) => key));
    const random = keys.map((key) => /\/([0-9a-f]{32})\//.exec(key)?.[1]);
    expect(random).not.toContain(undefined);
    expect(new Set(random).size).toBe(rows.length);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of keys) expect(key).not.toMatch(/open|owner|story|달빛/);
  });
});

describe("what an answer shows", () => {
  it("has these keys and headers for each operation, by who asks", async () => {
    const shown: Record<string, unknown> = {};
    for (const name of names.filter((other) => other !== "deletePreset")) {
      for (const user of ["owner", "reader"]) {
        const response = await site.send(user, aim(name, target));
        const isJson = response.headers.get("content-type")?.includes("json") ?? false;
        const keys = isJson ? keysOf(await response.json()) : [];
        if (!isJson) await response.body?.cancel();
        const told = name === "getOpenApi" ? ["(the document)"] : keys;
        shown[`${name}, ${user}`] = { status: response.status, headers: headersOf(response), keys: told };
      }
      if (name === "generate") {
        const quota = await site.send("owner", {
          ...{ method: "GET", path: "/api/media/quota?entity_type=story&entity_id=open" },
        });
        const { active_job_id: job } = (await quota.json()) as { active_job_id: string };
        await site.send("owner", aim("cancelJob", { ...target, job }));
      }
    }
    expect(shown).toMatchSnapshot();
  });

  it("keeps to these codes, which programs branch on", () => {
    const codes = Object.entries(errorCodes).map(([code, { status }]) => `${status} ${code}`);
    expect(codes.sort()).toMatchSnapshot();
  });

  it("holds no operation of an administrator: the routes are these", () => {
    expect(names.map((name) => `${operations[name].method} ${operations[name].path}`)).toMatchSnapshot();
  });
});
