import type { ReactNode } from "react";
import { Link } from "react-router";
import type { SiteCard } from "../../shared/site-entity.ts";
import { usePreferences } from "../preferences.tsx";
import { Cover } from "./cover.tsx";
import { CardFacts } from "./entity-card.tsx";

/** The four of today: the first wide, the others tall, rank as type. A row to swipe on phones. */
export function TopRow({ cards }: { cards: readonly SiteCard[] }): ReactNode {
  const { words } = usePreferences();
  return (
    <ol className="top-row">
      {cards.map((card, index) => (
        <li key={card.entity_id}>
          <Link
            className="top-card"
            to={`/${card.entity_type}/${card.entity_id}`}
            data-entity={card.entity_id}
          >
            <Cover
              card={card}
              ratio={index === 0 ? "372:336" : "229:336"}
              sizes="(max-width: 639px) 72vw, 372px"
              eager
              titled={false}
            />
            <span className="top-words">
              <b aria-hidden="true">{index + 1}</b>
              <span className="visually-hidden">{words.rank(index + 1)}</span>
              <span>
                <strong lang="ko">{card.title}</strong>
                {index === 0 ? <small lang="ko">{card.tagline}</small> : <CardFacts card={card} />}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ol>
  );
}
