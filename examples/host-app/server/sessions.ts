import { randomBytes } from "node:crypto";
import type { Authenticate, Database } from "@media-gen/server-kit";
import { parse, serialize } from "hono/utils/cookie";
import type { SiteUser } from "../shared/site-entity.ts";
import { users } from "./seed/users.ts";

const cookieName = "dalgeurimja_session";
const options = { httpOnly: true, sameSite: "Lax", path: "/" } as const;

/** Who is signed in, by a random id in a cookie. A real site would ask for a password; this one lets people choose. */
export interface Sessions {
  authenticate: Authenticate;
  user(request: Request): Promise<SiteUser | null>;
  /** Gives the user and the Set-Cookie header, or null for a user who does not exist. */
  signIn(userId: unknown): Promise<{ user: SiteUser; cookie: string } | null>;
  /** Forgets the session and gives the Set-Cookie header that removes it. */
  signOut(request: Request): Promise<string>;
}

/** Sessions live in the database, so that a restart signs nobody out. */
export async function openSessions(database: Database): Promise<Sessions> {
  await database.query(
    "create table if not exists sessions (id text primary key, user_id text not null, created_at timestamptz not null default now())",
  );
  const sessionId = (request: Request): string =>
    parse(request.headers.get("cookie") ?? "", cookieName)[cookieName] ?? "";
  const user = async (request: Request): Promise<SiteUser | null> => {
    const id = sessionId(request);
    if (!id) return null;
    const [row] = await database.query<{ user_id: string }>("select user_id from sessions where id = $1", [
      id,
    ]);
    return users.find((candidate) => candidate.id === row?.user_id) ?? null;
  };
  return {
    user,
    authenticate: async (request) => {
      const found = await user(request);
      return found && { userId: found.id };
    },
    async signIn(userId) {
      const found = users.find((candidate) => candidate.id === userId);
      if (!found) return null;
      const id = randomBytes(24).toString("base64url");
      await database.query("insert into sessions (id, user_id) values ($1, $2)", [id, found.id]);
      return { user: found, cookie: serialize(cookieName, id, { ...options, maxAge: 30 * 86_400 }) };
    },
    async signOut(request) {
      await database.query("delete from sessions where id = $1", [sessionId(request)]);
      return serialize(cookieName, "", { ...options, maxAge: 0 });
    },
  };
}
