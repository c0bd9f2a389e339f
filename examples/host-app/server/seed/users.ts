import type { SiteUser } from "../../shared/site-entity.ts";

/** Everyone who can sign in. */
export const users: SiteUser[] = [
  { id: "writer", name: "한서윤" },
  { id: "reader", name: "강민재" },
  { id: "sora", name: "소라" },
];
