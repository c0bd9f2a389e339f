import { randomBytes } from "node:crypto";
import type { Caller, Database } from "@media-gen/server-kit";
import { parse, serialize } from "hono/utils/cookie";
import type { SiteUser } from "../shared/site-entity.ts";
import { users } from "./seed/users.ts";

const cookieName = "dalgeurimja_session";
const cookie = (value: string, days: number): string =>
  serialize(cookieName, value, { httpOnly: true, sameSite: "Lax", path: "/", maxAge: days * 86_400 });

/** Who is signed in, by a random id in a cookie. A real site would ask for a password; this one lets people choose. */
export type Sessions = ReturnType<typeof openSessions>;

/** Sessions live in the database, so that a restart signs nobody out and every server knows them. */
export function openSessions(database: Database) {
  const idOf = (request: Request): string =>
    parse(request.headers.get("cookie") ?? "", cookieName)[cookieName] ?? "";
  const user = async (request: Request): Promise<SiteUser | null> => {
    const id = idOf(request);
    if (!id) return null;
    const rows = await database.query<{ user_id: string }>("select user_id from sessions where id = $1", [
      id,
    ]);
    return users.find((candidate) => candidate.id === rows[0]?.user_id) ?? null;
  };
  return {
    user,
    authenticate: (request: Request): Promise<Caller | null> =>
      user(request).then((found) => found && { userId: found.id }),
    /** Gives the user and the Set-Cookie header, or null for a user who does not exist. */
    signIn: async (userId: unknown): Promise<{ user: SiteUser; cookie: string } | null> => {
      const found = users.find((candidate) => candidate.id === userId);
      if (!found) return null;
      const id = randomBytes(24).toString("base64url");
      await database.query("insert into sessions (id, user_id) values ($1, $2)", [id, found.id]);
      return { user: found, cookie: cookie(id, 30) };
    },
    /** Forgets the session and gives the Set-Cookie header that removes it. */
    signOut: async (request: Request): Promise<string> => {
      await database.query("delete from sessions where id = $1", [idOf(request)]);
      return cookie("", 0);
    },
  };
}
