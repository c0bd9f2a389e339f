import type { ReactNode } from "react";
import { Link } from "react-router";
import type { SiteCard } from "../../shared/site-entity.ts";
import { usePreferences } from "../preferences.tsx";
import { Cover } from "./cover.tsx";
import { Icon } from "./icon.tsx";

/** The small words under a title: the kind and how far it has come. */
export function CardFacts({ card }: { card: SiteCard }): ReactNode {
  const { words, number } = usePreferences();
  const { chapters, completed, talks } = card.stats;
  const second =
    chapters === undefined
      ? talks === undefined
        ? ""
        : words.talksShort(number(talks))
      : words.chapters(chapters, completed ?? false);
  return (
    <small>
      {words.oneOf[card.entity_type]}
      {second && ` · ${second}`}
    </small>
  );
}

export function EntityCard({ card, eager }: { card: SiteCard; eager?: boolean }): ReactNode {
  const { words } = usePreferences();
  return (
    <Link className="card" to={`/${card.entity_type}/${card.entity_id}`} data-entity={card.entity_id}>
      <Cover
        card={card}
        sizes="(max-width: 639px) 45vw, (max-width: 1023px) 22vw, 180px"
        eager={eager}
        small
      />
      <strong lang="ko">{card.title}</strong>
      <CardFacts card={card} />
      {card.visibility === "private" && (
        <span className="card-mark">
          <Icon name="lock" size={14} />
          {words.privateMark}
        </span>
      )}
    </Link>
  );
}

/** Cards in rows of six, four or two. */
export function CardGrid({ cards }: { cards: readonly SiteCard[] }): ReactNode {
  return (
    <ul className="card-grid">
      {cards.map((card, place) => (
        <li key={`${card.entity_type}/${card.entity_id}`}>
          <EntityCard card={card} eager={place < 6} />
        </li>
      ))}
    </ul>
  );
}
