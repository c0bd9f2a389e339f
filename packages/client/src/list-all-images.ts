import type { EntityRef, Image } from "@media-gen/contract/wire";
import type { Call } from "./transport/call.ts";

const pageSize = 100;
/** More pages than any gallery has; a server whose pages never end must not keep the caller for ever. */
const mostPages = 100;

/** Reads every page of a gallery, primary first. An image that moved between two pages is kept once. */
export async function listAllImages(call: Call, entity: EntityRef, signal?: AbortSignal): Promise<Image[]> {
  const found = new Map<string, Image>();
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const { body, link } = await call("listImages", {
      params: entity,
      query: { limit: pageSize, cursor },
      signal,
    });
    for (const image of body as Image[]) if (!found.has(image.id)) found.set(image.id, image);
    const next = nextCursor(link);
    if (next === undefined || next === cursor) break;
    cursor = next;
  }
  return [...found.values()];
}

/** The cursor inside `Link: <…?cursor=…>; rel="next"`. */
export function nextCursor(link: string | null): string | undefined {
  const cursor = link?.match(/[?&]cursor=([^&#>]*)[^>]*>[^,]*;\s*rel="?next"?/i)?.[1];
  return cursor === undefined ? undefined : decodeURIComponent(cursor.replaceAll("+", " "));
}
