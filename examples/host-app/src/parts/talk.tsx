import type { ReactNode } from "react";
import type { TalkLine } from "../../shared/site-entity.ts";
import { usePreferences } from "../preferences.tsx";

/** A few lines of a talk, as it stands on the page of someone who can be talked to. */
export function Talk({ name, lines }: { name: string; lines: readonly TalkLine[] }): ReactNode {
  const { words } = usePreferences();
  return (
    <section className="talk" id="talk" tabIndex={-1} aria-labelledby="talk-title">
      <h2 id="talk-title">{words.talkTitle(name)}</h2>
      <ol>
        {lines.map((line) => (
          <li key={line.text} data-who={line.who}>
            <span className="visually-hidden">{line.who === "self" ? name : words.reader}: </span>
            <span lang="ko">{line.text}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
