import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "@media-gen/server-kit";
import { openPglite } from "@media-gen/server-kit/database/pglite";
import type { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SiteEntity, SiteList } from "../shared/site-entity.ts";
import { createApp } from "./app.ts";
import { openSessions } from "./sessions.ts";
import { createShelf, type Shelf } from "./shelf.ts";
import { makeTables } from "./tables.ts";
import { openWeather } from "./weather.ts";

let database: Database;
let shelf: Shelf;
let app: Hono;
let pages: string;

beforeAll(async () => {
  database = await openPglite();
  await makeTables(database);
  shelf = createShelf(database);
  pages = mkdtempSync(join(tmpdir(), "host-pages-"));
  writeFileSync(join(pages, "index.html"), "<!doctype html><title>달그림자</title>");
  app = createApp({
    shelf,
    sessions: openSessions(database),
    media: async () => new Response("from the kit"),
    operations: { fetch: async ({ url }) => new Response(`operations of ${new URL(url).pathname}`) },
    weather: await openWeather(database),
    painting: () => false,
    pages,
  });
});

afterAll(async () => {
  await database.close();
  rmSync(pages, { recursive: true });
});

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  app.request(path, {
    method: "POST",
    body: typeof body === "string" ? body : JSON.stringify(body),
    headers: { "content-type": "application/json", ...headers },
  });

async function cookieOf(userId: string): Promise<string> {
  const answer = await post("/api/session", { user_id: userId });
  return answer.headers.get("set-cookie")!.split(";")[0]!;
}

const read = async <T>(path: string, cookie = ""): Promise<T> =>
  (await (await app.request(path, { headers: { cookie } })).json()) as T;

describe("the session", () => {
  it("is kept in a cookie that scripts cannot read and other sites do not send with their posts", async () => {
    const answer = await post("/api/session", { user_id: "writer" });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ user: { id: "writer", name: "한서윤" } });
    expect(answer.headers.get("set-cookie")).toMatch(/HttpOnly/);
    expect(answer.headers.get("set-cookie")).toMatch(/SameSite=Lax/);
  });

  it("says who is signed in, and nobody after signing out, even with the old cookie", async () => {
    const cookie = await cookieOf("reader");
    expect(await read("/api/session", cookie)).toMatchObject({ user: { id: "reader" } });
    const out = await app.request("/api/session", { method: "DELETE", headers: { cookie } });
    expect(out.headers.get("set-cookie")).toMatch(/Max-Age=0/);
    expect(await read("/api/session", cookie)).toEqual({ user: null });
  });

  it.each([[{ user_id: "nobody" }], [{ user_id: { id: "writer" } }], [{}], ["{broken"], ["null"]])(
    "refuses %j",
    async (body) => {
      const answer = await post("/api/session", body);
      expect(answer.status).toBe(422);
      expect(answer.headers.get("set-cookie")).toBeNull();
    },
  );

  it("refuses a form that another site posts", async () => {
    const headers = { "content-type": "text/plain", origin: "https://elsewhere.example" };
    expect((await post("/api/session", { user_id: "writer" }, headers)).status).toBe(403);
  });
});

describe("a private entity", () => {
  const path = "/api/entities/character/secret-draft";

  it("is there for its owner", async () => {
    expect(await read<SiteEntity>(path, await cookieOf("writer"))).toMatchObject({
      visibility: "private",
      is_owner: true,
    });
  });

  it.each(["reader", "sora", ""])("answers %j exactly as one that never was", async (userId) => {
    const cookie = userId && (await cookieOf(userId));
    const hidden = await app.request(path, { headers: { cookie } });
    const missing = await app.request("/api/entities/character/never-was", { headers: { cookie } });
    expect(hidden.status).toBe(404);
    expect(await hidden.text()).toBe(await missing.text());
  });

  it("is in no list but its owner's", async () => {
    const seenBy = async (cookie: string): Promise<boolean> =>
      (await read<SiteList>("/api/entities?q=편집자", cookie)).entities.length > 0;
    expect(await seenBy(await cookieOf("writer"))).toBe(true);
    expect(await seenBy(await cookieOf("reader"))).toBe(false);
    expect(await seenBy("")).toBe(false);
  });
});

describe("the lists", () => {
  it("show the four of today in their order", async () => {
    const { entities } = await read<SiteList>("/api/top");
    expect(entities.map((card) => card.entity_id)).toEqual([
      "dawn-castle",
      "haru",
      "neon-detective",
      "scheherazade",
    ]);
  });

  it("are narrowed by kind, genre and words", async () => {
    const found = async (query: Record<string, string>): Promise<SiteList["entities"]> =>
      (await read<SiteList>(`/api/entities?${new URLSearchParams(query)}`)).entities;
    expect((await found({ kind: "story" })).every((card) => card.entity_type === "story")).toBe(true);
    expect((await found({ genre: "역사" })).every((card) => card.genres.includes("역사"))).toBe(true);
    expect((await found({ q: "달빛" })).map((card) => card.entity_id).sort()).toEqual([
      "haru",
      "moonlit-library",
    ]);
    expect(await found({ q: "%" })).toEqual([]);
    expect(await found({ kind: "nothing" })).toEqual([]);
  });
});

describe("the mirrored columns", () => {
  const change = {
    entity: { entity_type: "story", entity_id: "moonlit-library" } as const,
    avatarUrl: "/api/media/files/a/1024?v=1",
    galleryCount: 2,
    representativeImageVersion: 1,
    focalPoint: { x: 0.25, y: 0.5 },
  };
  const card = (): Promise<SiteEntity> => read<SiteEntity>("/api/entities/story/moonlit-library");

  it("change in the kit's transaction and are rolled back with it", async () => {
    const failed = database.transaction(async (transaction) => {
      await shelf.source.galleryChanged!(change, transaction);
      throw new Error("the gallery was not changed");
    });
    await expect(failed).rejects.toThrow("the gallery was not changed");
    expect(await card()).toMatchObject({ avatar_url: null, gallery_count: 0 });

    await database.transaction((transaction) => shelf.source.galleryChanged!(change, transaction));
    expect(await card()).toMatchObject({
      avatar_url: "/api/media/files/a/1024?v=1",
      gallery_count: 2,
      representative_image_version: 1,
      focal_x: 0.25,
      focal_y: 0.5,
    });
  });

  it("put a newly dressed story first in the list, and an added picture leaves the order alone", async () => {
    const first = async (): Promise<string> => (await read<SiteList>("/api/entities")).entities[0]!.entity_id;
    expect(await first()).toBe("moonlit-library");
    const entity = { entity_type: "origchat", entity_id: "captain-nemo" } as const;
    await database.transaction((transaction) =>
      shelf.source.galleryChanged!({ ...change, entity }, transaction),
    );
    expect(await first()).toBe("captain-nemo");
    await database.transaction((transaction) =>
      shelf.source.galleryChanged!({ ...change, galleryCount: 3 }, transaction),
    );
    expect(await first()).toBe("captain-nemo");
  });
});

describe("the pages", () => {
  it.each([
    ["/", 200],
    ["/browse?kind=story", 200],
    ["/character/haru", 200],
    ["/no/such/page", 404],
    ["/assets/none.js", 404],
  ])("%s answers %i", async (path, status) => {
    const answer = await app.request(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  });

  it("hand the kit's addresses to the kit", async () => {
    const env = { incoming: { socket: { remoteAddress: "127.0.0.1" } } };
    expect(await (await app.request("/api/character/haru/images", {}, env)).text()).toBe("from the kit");
  });
});

describe("those who run the site", () => {
  const ask = (path: string, remoteAddress: string, headers: Record<string, string> = {}) =>
    app.request(path, { headers }, { incoming: { socket: { remoteAddress } } });

  it("get their probes", async () => {
    for (const path of ["/healthz", "/readyz"]) {
      expect(await (await ask(path, "203.0.113.9")).text()).toBe(`operations of ${path}`);
    }
  });

  it("get the figures on this machine, and nobody else does", async () => {
    expect(await (await ask("/metrics", "127.0.0.1")).text()).toBe("operations of /metrics");
    expect((await ask("/metrics", "203.0.113.9")).status).toBe(404);
    expect((await ask("/metrics", "::1", { "x-forwarded-for": "203.0.113.9" })).status).toBe(404);
  });
});
