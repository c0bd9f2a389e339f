import type { Image } from "@media-gen/client";
import { type ReactNode, useId } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Button, IconButton } from "../ui/button.tsx";
import * as icons from "../ui/icons.ts";
import * as laterIcons from "../ui/later-icons.ts";
import { AltEditor } from "./alt-editor.tsx";
import { styleName } from "./style-name.ts";

/** What is known of a picture. Its prompt, seed and engine are for its owner. */
export function LightboxDetails({
  image,
  owner,
  onClose,
  onAlt,
  onDelete,
}: {
  image: Image;
  owner: boolean;
  onClose: () => void;
  onAlt: (alt: string | null) => void;
  onDelete: (() => void) | undefined;
}): ReactNode {
  const part = useParts();
  const { t, formatDate } = useMediaGen();
  const titleId = useId();
  const facts: [string, string][] = [
    [t.style, styleName(image.style, t)],
    [t.ratio, image.ratio],
    [t["details.size"], t["details.pixels"]({ w: image.width, h: image.height })],
  ];
  if (owner && image.seed !== undefined) facts.push([t.seed, String(image.seed)]);
  if (owner) facts.push([t["details.engine"], image.provider]);
  facts.push([t["details.date"], formatDate(image.created_at)]);
  return (
    <aside {...part("lightbox-details")} aria-labelledby={titleId}>
      <header {...part("details-head")}>
        <h3 id={titleId} {...part("details-title")}>
          {t["viewer.info"]}
        </h3>
        <IconButton data-mg-part="details-close" icon={icons.chevron} label={t.close} onClick={onClose} />
      </header>
      <AltEditor alt={image.alt} editable={owner} onSave={onAlt} />
      {owner && image.prompt ? (
        <section {...part("details-prompt")}>
          <h4 {...part("details-label")}>{t["details.prompt"]}</h4>
          <p>{image.prompt}</p>
        </section>
      ) : null}
      <dl {...part("details-facts")}>
        {facts.map(([name, value]) => (
          <div key={name} {...part("details-fact")}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p {...part("details-ai")}>{t["details.ai"]}</p>
      {onDelete === undefined || !owner ? null : (
        <Button data-mg-part="details-delete" variant="ghost" icon={laterIcons.trash} onClick={onDelete}>
          {t.delete}
        </Button>
      )}
    </aside>
  );
}
