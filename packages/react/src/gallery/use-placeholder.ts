import { useEffect, useState, useSyncExternalStore } from "react";
import { decodePlaceholder, knownPlaceholder } from "./placeholder.ts";

const never = (): (() => void) => () => {};

/** A blurred stand-in of a picture as a `data:` URL; null until it is decoded. Decodes only while `wanted`. */
export function usePlaceholder(thumbhash: string | null | undefined, wanted: boolean): string | null {
  const [decoded, setDecoded] = useState<{ hash: string; url: string | null } | null>(null);
  // A server knows none, and what wakes in the browser begins as the server left it.
  const known = useSyncExternalStore(
    never,
    () => (thumbhash ? knownPlaceholder(thumbhash) : null),
    () => null,
  );
  useEffect(() => {
    if (!wanted || !thumbhash || knownPlaceholder(thumbhash) !== null) return;
    let left = false;
    void decodePlaceholder(thumbhash).then((url) => {
      if (!left) setDecoded({ hash: thumbhash, url });
    });
    return () => {
      left = true;
    };
  }, [thumbhash, wanted]);
  return thumbhash && decoded?.hash === thumbhash ? decoded.url : known;
}
