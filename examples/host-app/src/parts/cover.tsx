import { PrimaryImage } from "@media-gen/react";
import type { ReactNode } from "react";
import type { SiteCard } from "../../shared/site-entity.ts";
import { BlankCover } from "./blank-cover.tsx";

/** A picture's smaller file, for cards: the last part of its address names the long side. */
const smaller = (url: string): string => url.replace(/\/1024(?=$|\?)/, "/480");

/** A card's cover from the site's own columns, or a cloth-bound blank where nothing has been painted yet. */
export function Cover(props: {
  card: SiteCard;
  ratio?: string;
  sizes: string;
  eager?: boolean;
  /** Prints the title on a blank cover. */
  titled?: boolean;
  /** For cards of up to 180 px. */
  small?: boolean;
}): ReactNode {
  const { card, ratio = "3:4", sizes, eager, titled = true, small } = props;
  return (
    <div className="cover">
      {card.avatar_url ? (
        <PrimaryImage
          url={small ? smaller(card.avatar_url) : card.avatar_url}
          focalPoint={{ x: card.focal_x ?? 0.5, y: card.focal_y ?? 0.4 }}
          alt=""
          ratio={ratio}
          sizes={sizes}
          eager={eager}
        />
      ) : (
        <BlankCover seed={`${card.entity_type}/${card.entity_id}`} title={titled ? card.title : ""} />
      )}
    </div>
  );
}
