import { GenerateButton, PrimaryImage } from "@media-gen/react";
import { type ReactNode, useState } from "react";
import { useNavigate } from "react-router";
import type { SiteEntity } from "../../shared/site-entity.ts";
import { usePreferences } from "../preferences.tsx";
import { BlankCover } from "./blank-cover.tsx";
import { Icon } from "./icon.tsx";
import { promptSource } from "./prompt-source.ts";
import { StatRow } from "./stat-row.tsx";
import { usePhone } from "./use-phone.ts";

/** On phones two lines, so that the pictures below stay on the first screen; the rest comes at a tap. */
function Told({ text }: { text: string }): ReactNode {
  const { words } = usePreferences();
  const [open, setOpen] = useState(false);
  return (
    <div className="detail-told" data-open={open}>
      <p lang="ko">{text}</p>
      {!open && (
        <button type="button" onClick={() => setOpen(true)}>
          {words.readOn}
        </button>
      )}
    </div>
  );
}

/** The picture, the name and what the story says of itself; on phones the picture fills the width under the name. */
export function DetailHead({ entity }: { entity: SiteEntity }): ReactNode {
  const { words } = usePreferences();
  const navigate = useNavigate();
  const phone = usePhone();
  const { entity_type, entity_id, title, tagline, genres, texts } = entity;
  const told = entity.entity_type === "story" ? entity.texts.introduction : entity.texts.description;
  const [anchor, action] = entity_type === "story" ? ["read", words.readAction] : ["talk", words.talkAction];
  const ref = { entity_type, entity_id };
  return (
    <div className="detail-head">
      <div className="detail-picture">
        {entity.avatar_url ? (
          <PrimaryImage
            className="detail-cover"
            entity={ref}
            url={entity.avatar_url}
            alt={title}
            sizes="(max-width: 767px) 100vw, 312px"
            eager
          />
        ) : (
          <BlankCover seed={`${entity_type}/${entity_id}`} title={phone ? "" : title} />
        )}
        <button type="button" className="detail-back" aria-label={words.back} onClick={() => navigate(-1)}>
          <Icon name="left" />
        </button>
      </div>
      <div className="detail-words">
        <div className="detail-name">
          <p className="detail-tags">
            <span>{words.oneOf[entity_type]}</span>
            <span lang="ko">{genres.join(" · ")}</span>
            {entity.visibility === "private" && (
              <span className="private">
                <Icon name="lock" size={14} />
                {words.privateMark}
              </span>
            )}
          </p>
          <h1 lang="ko">{title}</h1>
          <p className="detail-tagline" lang="ko">
            {tagline}
          </p>
        </div>
        <Told text={told} />
        <blockquote lang="ko">“{texts.quote}”</blockquote>
        <div className="detail-foot">
          <StatRow stats={entity.stats} />
          <a className="button ink" href={`#${anchor}`}>
            {action}
          </a>
        </div>
      </div>
      <div className="detail-action">
        <GenerateButton
          entity={ref}
          name={title}
          owner={entity.is_owner}
          source={promptSource(entity)}
          appearance={phone ? "pill" : "outline"}
        />
      </div>
    </div>
  );
}
