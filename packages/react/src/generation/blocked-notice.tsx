import type { TextSpan } from "@media-gen/client";
import { type ReactNode, useMemo } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Button } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import * as laterIcons from "../ui/later-icons.ts";
import type { BlockedText } from "./blocked-text.ts";

/** Props of `BlockedNotice`. */
export interface BlockedNoticeProps {
  id: string;
  blocked: BlockedText;
  onReplace: (text: string) => void;
}

/** The reason, what it cost (nothing), the words to change, and a safer sentence to take over. */
export function BlockedNotice({ id, blocked, onReplace }: BlockedNoticeProps): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  const [category] = blocked.categories;
  const words = blocked.spans.map((span) =>
    (span.field === "prompt" ? blocked.prompt : blocked.negative).slice(span.start, span.end),
  );
  return (
    <div {...part("blocked")}>
      <Icon path={laterIcons.block} />
      <div {...part("blocked-body")}>
        <div id={id} {...part("blocked-text")}>
          <p {...part("blocked-reason")}>{category ? t[`blocked.${category}`] : t["blocked.other"]}</p>
          <p {...part("blocked-free")}>
            {t["blocked.free"]}
            {blocked.suggestion === null ? "" : ` ${t["blocked.try"]}`}
          </p>
          {words.length === 0 ? null : (
            <p {...part("blocked-words")}>
              {t["blocked.words"]}: <strong>{[...new Set(words)].join(", ")}</strong>
            </p>
          )}
        </div>
        {blocked.suggestion === null ? null : (
          <div {...part("blocked-suggestion")}>
            <p {...part("blocked-suggested")}>{blocked.suggestion}</p>
            <Button size="sm" onClick={() => onReplace(blocked.suggestion ?? "")}>
              {t["blocked.replace"]}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

/** Props of `SpanOverlay`. */
export interface SpanOverlayProps {
  text: string;
  spans: readonly TextSpan[];
}

/** The text again behind the field, invisible but for wavy lines under the refused words. */
export function SpanOverlay({ text, spans }: SpanOverlayProps): ReactNode {
  const part = useParts();
  const pieces = useMemo(() => {
    const marked = spans.filter(({ field }) => field === "prompt").sort((a, b) => a.start - b.start);
    const found: { at: number; text: string; bad: boolean }[] = [];
    let at = 0;
    for (const { start, end } of marked) {
      if (start < at) continue;
      found.push({ at, text: text.slice(at, start), bad: false });
      found.push({ at: start, text: text.slice(start, end), bad: true });
      at = end;
    }
    return [...found, { at, text: text.slice(at), bad: false }];
  }, [text, spans]);
  return (
    <div {...part("prompt-overlay")} aria-hidden="true">
      {pieces.map((piece) => (
        <span key={`${piece.at}-${piece.bad}`} {...part(piece.bad ? "prompt-span" : "prompt-plain")}>
          {piece.text}
        </span>
      ))}
    </div>
  );
}
