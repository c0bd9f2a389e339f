import type { ReactNode } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Emphasis, plainText } from "../ui/emphasis.tsx";
import type { Batch } from "./batch.ts";

/** One bar of segments and a sentence: how many of how many have arrived, and how many failed. */
export function ProgressBar({ batch }: { batch: Batch }): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  const sentence = t.progress({ n: batch.ready, m: batch.total });
  const failed = batch.failed > 0 ? t["progress.failed"]({ n: batch.failed }) : "";
  const segments = [
    ["ready", batch.ready],
    ["failed", batch.failed],
    ["drawing", batch.drawing],
    ["waiting", batch.waiting],
  ] as const;
  return (
    <div {...part("progress")}>
      <p {...part("progress-words")}>
        <Emphasis>{sentence}</Emphasis>
        <span {...part("progress-failed")}>{failed}</span>
      </p>
      <div
        {...part("progress-bar")}
        role="progressbar"
        aria-label={t["progress.label"]}
        aria-valuemin={0}
        aria-valuemax={batch.total}
        aria-valuenow={batch.ready + batch.failed}
        aria-valuetext={plainText(sentence + failed)}
      >
        {segments.map(([state, count]) =>
          count === 0 ? null : (
            <span key={state} {...part("progress-segment")} data-state={state} style={{ flexGrow: count }} />
          ),
        )}
      </div>
    </div>
  );
}
