import { readFileSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { compress } from "hono/compress";
import { csrf } from "hono/csrf";
import { secureHeaders } from "hono/secure-headers";
import { isWeather, type Weather } from "../shared/weather.ts";
import type { Sessions } from "./sessions.ts";
import type { Shelf } from "./shelf.ts";

/** What the site is made of. */
export interface AppParts {
  sessions: Sessions;
  shelf: Shelf;
  /** The kit's handler, mounted under `/api`. */
  media: (request: Request) => Promise<Response>;
  weather: { now: Weather };
  /** True while the shop window is being painted. */
  painting: () => boolean;
  /** Folder of the built pages. */
  pages: string;
}

const pagePath = /^\/(?:$|browse$|(?:character|story|origchat)\/[\w.~-]+$)/;

const json = (body: unknown, headers: Record<string, string> = {}): Response =>
  Response.json(body, { headers: { "cache-control": "no-store", ...headers } });

const refuse = (status: 404 | 422, title: string): Response =>
  Response.json(
    { status, title },
    { status, headers: { "content-type": "application/problem+json", "cache-control": "no-store" } },
  );

/** The whole site: its own small API, the kit's API and the pages. */
export function createApp({ sessions, shelf, media, weather, painting, pages }: AppParts): Hono {
  const app = new Hono();
  const viewer = async (request: Request): Promise<string | null> =>
    (await sessions.user(request))?.id ?? null;
  app.use(
    secureHeaders({
      strictTransportSecurity: false,
      xFrameOptions: "DENY",
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", "data:", "blob:"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
      },
    }),
  );

  app.get("/api/session", async ({ req }) => json({ user: await sessions.user(req.raw) }));
  app.post("/api/session", csrf(), async ({ req }) => {
    const body: { user_id?: unknown } | null = await req.json().catch(() => null);
    const signedIn = await sessions.signIn(body?.user_id);
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
    const body: { weather?: unknown } | null = await req.json().catch(() => null);
    if (!isWeather(body?.weather)) return refuse(422, "No such weather.");
    weather.now = body.weather;
    return json({ weather: weather.now });
  });
  app.all("/api/*", ({ req }) => media(req.raw));

  const page = readFileSync(join(pages, "index.html"), "utf8");
  app.use(compress());
  app.get("*", async (context, next) => {
    if (/\.\w+$/.test(context.req.path)) {
      const fixed = context.req.path.startsWith("/assets/");
      context.header("cache-control", fixed ? "public, max-age=31536000, immutable" : "no-cache");
      return next();
    }
    context.header("cache-control", "no-cache");
    return context.html(page, pagePath.test(context.req.path) ? 200 : 404);
  });
  app.use(serveStatic({ root: pages }));
  return app;
}
