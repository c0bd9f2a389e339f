import type { ReactNode } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { coverStyle } from "./crop-geometry.ts";
import type { CropDraft } from "./use-crop.ts";

/** The three places where pages show a cover, with their ratios. */
const places = [
  { key: "profile", ratio: 1 },
  { key: "card", ratio: 3 / 4 },
  { key: "top", ratio: 16 / 9 },
] as const;

/** What the pages will show of the cut, while it is being made. */
export function CropPreviews({ url, draft }: { url: string; draft: CropDraft }): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  return (
    <section {...part("crop-previews")}>
      <header>
        <h3 {...part("crop-label")}>{t["crop.preview"]}</h3>
        <span {...part("crop-hint")}>{t["crop.preview.hint"]}</span>
      </header>
      <div {...part("crop-preview-list")} aria-hidden="true">
        {places.map(({ key, ratio }) => (
          <figure key={key} {...part("crop-preview")} data-place={key}>
            <div style={{ position: "relative", overflow: "hidden", aspectRatio: `${ratio}` }}>
              <img
                src={url}
                alt=""
                draggable={false}
                style={{
                  position: "absolute",
                  maxWidth: "none",
                  ...coverStyle(draft.rect, draft.focal, ratio, draft.size),
                }}
              />
            </div>
            <figcaption>{t[`crop.preview.${key}`]}</figcaption>
          </figure>
        ))}
      </div>
    </section>
  );
}
