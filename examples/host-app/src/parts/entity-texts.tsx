import type { ReactNode } from "react";
import type { SiteEntity } from "../../shared/site-entity.ts";
import { usePreferences } from "../preferences.tsx";
import { Talk } from "./talk.tsx";

function Passage({ title, children }: { title: string; children: string }): ReactNode {
  return (
    <section className="passage">
      <h2>{title}</h2>
      <p lang="ko">{children}</p>
    </section>
  );
}

/** Everything below the gallery: what a reader came to read. */
export function EntityTexts({ entity }: { entity: SiteEntity }): ReactNode {
  const { words } = usePreferences();
  if (entity.entity_type === "story") {
    const { summary, excerpt, chapters } = entity.texts;
    return (
      <div className="detail-texts">
        <section className="reading" id="read" tabIndex={-1} aria-labelledby="read-title">
          <h2 id="read-title">{words.firstChapter}</h2>
          <div lang="ko">
            {excerpt.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </div>
        </section>
        <div className="detail-side">
          <Passage title={words.summary}>{summary}</Passage>
          <section className="passage">
            <h2>{words.newChapters}</h2>
            <ol className="chapter-list">
              {chapters.map((chapter) => (
                <li key={chapter.no}>
                  <span>{words.chapterNo(chapter.no)}</span>
                  <span lang="ko">{chapter.title}</span>
                </li>
              ))}
            </ol>
          </section>
        </div>
      </div>
    );
  }
  const { personality, speech_style, talk } = entity.texts;
  return (
    <div className="detail-texts">
      <Talk name={entity.title} lines={talk} />
      <div className="detail-side">
        {entity.entity_type === "origchat" && (
          <section className="passage">
            <h2>{words.originalWorld}</h2>
            <p lang="ko" className="original">
              『{entity.texts.original_title}』 {entity.texts.original_author}
            </p>
            <p lang="ko">{entity.texts.original_world}</p>
          </section>
        )}
        {entity.entity_type === "character" && <Passage title={words.world}>{entity.texts.world}</Passage>}
        <Passage title={words.personality}>{personality}</Passage>
        <Passage title={words.speech}>{speech_style}</Passage>
      </div>
    </div>
  );
}
