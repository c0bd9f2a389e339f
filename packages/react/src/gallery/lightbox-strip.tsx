import type { Image } from "@media-gen/client";
import { type ReactNode, useEffect, useRef } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Picture } from "./picture.tsx";

/** All pictures in small, one tab stop for all; the shown one is marked and stays in sight. */
export function LightboxStrip({
  images,
  place,
  onGo,
}: {
  images: readonly Image[];
  place: number;
  onGo: (place: number) => void;
}): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const now = strip.current?.children[place] as HTMLElement | undefined;
    now?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
    // Arrows pressed on the strip take the focus along.
    if (strip.current?.contains(strip.current.ownerDocument.activeElement)) now?.focus();
  }, [place]);
  if (images.length < 2) return null;
  return (
    <div ref={strip} {...part("lightbox-strip")} role="group" aria-label={t["viewer.strip"]}>
      {images.map((image, index) => (
        <button
          key={image.id}
          type="button"
          {...part("lightbox-thumb")}
          data-state={index === place ? "current" : "other"}
          aria-label={image.alt ?? t["cell.ready"]({ i: index + 1 })}
          aria-current={index === place ? "true" : undefined}
          tabIndex={index === place ? 0 : -1}
          onClick={() => onGo(index)}
        >
          <Picture source={image} alt="" draggable={false} ratio="3:4" sizes="36px" />
        </button>
      ))}
    </div>
  );
}
