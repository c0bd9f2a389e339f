import type { ReactNode } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { Emphasis, plainText } from "../ui/emphasis.tsx";
import type { Batch } from "./batch.ts";

/** One bar of segments and a sentence: how many of how many have arrived, and how many failed. */
export function ProgressBar({ batch }: { batch: Batch }): ReactNode {
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
    <div data-mg-part="progress">
      <p data-mg-part="progress-words">
        <Emphasis>{sentence}</Emphasis>
        <span data-mg-part="progress-failed">{failed}</span>
      </p>
      <div
        data-mg-part="progress-bar"
        role="progressbar"
        aria-label={t["progress.label"]}
        aria-valuemin={0}
        aria-valuemax={batch.total}
        aria-valuenow={batch.ready + batch.failed}
        aria-valuetext={plainText(sentence + failed)}
      >
        {segments.map(([state, count]) =>
          count === 0 ? null : (
            <span
              key={state}
              data-mg-part="progress-segment"
              data-state={state}
              style={{ flexGrow: count }}
            />
          ),
        )}
      </div>
    </div>
  );
}
