import type { Image } from "@media-gen/client";
import { useMemo, useState } from "react";

/**
 * The pictures as they are shown: in the order that was just asked for, until their owner hands over other ones or the
 * asking is over. So a drop is seen in its own frame, and what is dropped never flashes back.
 */
export function useShownOrder(given: readonly Image[]): {
  images: readonly Image[];
  showOrder: (ids: readonly string[], asked: Promise<unknown>) => void;
} {
  const [wanted, setWanted] = useState<{ ids: readonly string[]; of: readonly Image[] } | null>(null);
  const images = useMemo(() => {
    if (wanted === null || wanted.of !== given) return given;
    const byId = new Map(given.map((image) => [image.id, image]));
    return wanted.ids.flatMap((id) => byId.get(id) ?? []);
  }, [given, wanted]);
  return {
    images,
    showOrder(ids, asked) {
      const mine = { ids, of: given };
      setWanted(mine);
      void asked.finally(() => setWanted((now) => (now === mine ? null : now)));
    },
  };
}
