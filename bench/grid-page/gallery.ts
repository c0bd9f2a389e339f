import type { Image } from "@media-gen/client";

/** Pictures that the page's server has; places share them. */
export const pictures = 12;

/** A gallery of `count` pictures, the first of them primary. */
export function galleryOf(count: number): Image[] {
  return Array.from(
    { length: count },
    (_, index) =>
      ({
        id: `picture-${index + 1}`,
        url: `/picture/${index % pictures}`,
        width: 240,
        height: 320,
        is_primary: index === 0,
        order_index: index,
        status: "ready",
        alt: null,
        thumbhash: null,
        focal_point: null,
        variants: [],
        style: "painterly",
        ratio: "3:4",
      }) as unknown as Image,
  );
}

/** A server of one gallery that answers in the page, so that no network is measured. Refuses orders on request. */
export function createGalleryServer(count: number): {
  fetch: typeof fetch;
  images: Image[];
  /** Bodies of the orders that were asked for, oldest first. */
  orders: string[][];
  refuses: boolean;
  /** Lets held answers go; answers are held while it is set. */
  held: (() => void)[] | null;
} {
  const server = {
    images: galleryOf(count),
    orders: [] as string[][],
    refuses: false,
    held: null as (() => void)[] | null,
    fetch: (async (input, init) => {
      const request = new Request(new URL(String(input), location.href), init);
      if (!new URL(request.url).pathname.endsWith("/order")) return Response.json(server.images);
      const { ids } = (await request.json()) as { ids: string[] };
      server.orders.push(ids);
      if (server.held !== null) await new Promise<void>((go) => server.held?.push(go));
      if (server.refuses) {
        return Response.json(
          {
            type: "urn:media-gen:problem:order_conflict",
            title: "The order changed",
            status: 409,
            code: "order_conflict",
            retryable: false,
            request_id: "page",
            current_ids: server.images.map(({ id }) => id),
          },
          { status: 409, headers: { "content-type": "application/problem+json" } },
        );
      }
      const byId = new Map(server.images.map((image) => [image.id, image]));
      server.images = ids.map((id, order_index) => ({ ...byId.get(id)!, order_index }));
      return Response.json(server.images);
    }) as typeof fetch,
  };
  return server;
}
