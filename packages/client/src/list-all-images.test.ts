import type { Image } from "@media-gen/contract/wire";
import { describe, expect, it } from "vitest";
import { listAllImages, nextCursor } from "./list-all-images.ts";
import type { Call } from "./transport/call.ts";

const haru = { entity_type: "character", entity_id: "haru" } as const;

/** A server whose pages hold these ids; each page but the last links to the next. */
function pages(...contents: string[][]): { call: Call; cursors: unknown[] } {
  const cursors: unknown[] = [];
  const call: Call = async (_, parts) => {
    cursors.push(parts?.query?.cursor);
    const page = Number(parts?.query?.cursor ?? 0);
    const isLast = page + 1 === contents.length;
    const link = `</api/character/haru/images?limit=100&cursor=${page + 1}>; rel="next"`;
    return { body: contents[page]!.map((id) => ({ id }) as Image), link: isLast ? null : link };
  };
  return { call, cursors };
}

describe("reading a whole gallery", () => {
  it("follows the pages in order", async () => {
    const { call, cursors } = pages(["a", "b"], ["c"], ["d"]);
    const images = await listAllImages(call, haru);
    expect(images.map(({ id }) => id)).toEqual(["a", "b", "c", "d"]);
    expect(cursors).toEqual([undefined, "1", "2"]);
  });

  it("keeps an image that moved to the next page meanwhile once", async () => {
    const { call } = pages(["a", "b"], ["b", "c"]);
    expect((await listAllImages(call, haru)).map(({ id }) => id)).toEqual(["a", "b", "c"]);
  });

  it("ends also where the server's pages do not", async () => {
    let asked = 0;
    const call: Call = async () => {
      asked += 1;
      return { body: [], link: `<?cursor=${asked}>; rel="next"` };
    };
    await expect(listAllImages(call, haru)).resolves.toEqual([]);
    expect(asked).toBeLessThanOrEqual(100);
  });
});

describe("the cursor of a Link header", () => {
  it.each([
    [null, undefined],
    ['</images?cursor=a%2Bb>; rel="next"', "a+b"],
    ["<https://x.example/images?limit=2&cursor=9#top>; rel=next", "9"],
    ['</images?cursor=1>; rel="prev", </images?cursor=3>; rel="next"', "3"],
    ['</images?cursor=1>; rel="prev"', undefined],
    ['</images?limit=2>; rel="next"', undefined],
  ])("of %s is %s", (link, cursor) => {
    expect(nextCursor(link)).toBe(cursor);
  });
});
