import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { getConnInfo } from "@hono/node-server/conninfo";
import { serveStatic } from "@hono/node-server/serve-static";
import type { MediaGen } from "@media-gen/server-kit";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { csrf } from "hono/csrf";
import { secureHeaders } from "hono/secure-headers";
import { isWeather } from "../shared/weather.ts";
import type { Sessions } from "./sessions.ts";
import type { Shelf } from "./shelf.ts";
import type { SiteWeather } from "./weather.ts";

const builtPages = fileURLToPath(new URL("../dist", import.meta.url));
const pagePath = /^\/(?:$|browse$|(?:character|story|origchat)\/[\w.~-]+$)/;
const contentSecurityPolicy = (pictureOrigins: string[]): string =>
  `default-src 'self'; img-src ${["'self' data: blob:", ...pictureOrigins].join(" ")}; object-src 'none'; frame-ancestors 'none'`;

const json = (body: unknown, headers: Record<string, string> = {}, status = 200): Response =>
  Response.json(body, { status, headers: { "cache-control": "no-store", ...headers } });
const refuse = (status: number, title: string): Response =>
  json({ status, title }, { "content-type": "application/problem+json" }, status);
const bodyOf = async (request: Request): Promise<Record<string, unknown>> =>
  (await request.json().catch(() => null)) ?? {};

/** The whole site: its own small API, the kit's API (`media`) and the built pages. */
export function createApp(parts: {
  sessions: Sessions;
  shelf: Shelf;
  media: MediaGen["fetch"];
  /** Health, readiness and metrics. */
  operations: MediaGen["operations"];
  weather: Pick<SiteWeather, "now" | "change">;
  /** True while the shelf's pictures are being painted. */
  painting: () => boolean;
  /** Origins of the store that pictures are redirected to. @default none */
  pictureOrigins?: string[];
  pages?: string;
}): Hono {
  const { sessions, shelf, media, operations, weather, painting, pages = builtPages } = parts;
  const policy = contentSecurityPolicy(parts.pictureOrigins ?? []);
  const viewer = async (request: Request) => (await sessions.user(request))?.id ?? null;
  const app = new Hono();
  app.use(secureHeaders({ strictTransportSecurity: false, xFrameOptions: "DENY" }));
  app.use((context, next) => next().then(() => context.header("content-security-policy", policy)));

  app.get("/api/session", async ({ req }) => json({ user: await sessions.user(req.raw) }));
  app.post("/api/session", csrf(), async ({ req }) => {
    const signedIn = await sessions.signIn((await bodyOf(req.raw)).user_id);
    if (!signedIn) return refuse(422, "No such user.");
    return json({ user: signedIn.user }, { "set-cookie": signedIn.cookie });
  });
  app.delete("/api/session", async ({ req }) =>
    json({ user: null }, { "set-cookie": await sessions.signOut(req.raw) }),
  );
  app.get("/api/top", async () => json({ entities: await shelf.top(), painting: painting() }));
  app.get("/api/entities", async ({ req }) =>
    json({ entities: await shelf.list(await viewer(req.raw), req.query()), painting: painting() }),
  );
  app.get("/api/entities/:kind/:id", async ({ req }) => {
    const found = await shelf.find(await viewer(req.raw), req.param("kind"), req.param("id"));
    return found ? json(found) : refuse(404, "Nothing is here.");
  });
  app.get("/api/demo/weather", () => json({ weather: weather.now }));
  app.post("/api/demo/weather", csrf(), async ({ req }) => {
    const { weather: wanted } = await bodyOf(req.raw);
    if (!isWeather(wanted)) return refuse(422, "No such weather.");
    await weather.change(wanted);
    return json({ weather: weather.now });
  });
  // Probes may come from anywhere; figures of the house are for this machine alone, and not for what a proxy passes on.
  app.get("/:probe{healthz|readyz}", ({ req }) => operations.fetch(req.raw));
  app.get("/metrics", (c) => {
    const { address = "" } = getConnInfo(c).remote;
    const isHere = /^(?:::1|(?:::ffff:)?127\.)/.test(address) && !c.req.header("x-forwarded-for");
    return isHere ? operations.fetch(c.req.raw) : refuse(404, "Nothing is here.");
  });
  app.all("/api/*", (c) => media(c.req.raw, { clientAddress: getConnInfo(c).remote.address }));

  const page = readFileSync(`${pages}/index.html`, "utf8");
  app.use(compress());
  app.get("*", async (context, next) => {
    const { path } = context.req;
    const fixed = path.startsWith("/assets/");
    context.header("cache-control", fixed ? "public, max-age=31536000, immutable" : "no-cache");
    return /\.\w+$/.test(path) ? next() : context.html(page, pagePath.test(path) ? 200 : 404);
  });
  app.use(serveStatic({ root: pages }));
  return app;
}
