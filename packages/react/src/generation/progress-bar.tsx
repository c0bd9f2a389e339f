import type { ReactNode } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Emphasis } from "../ui/emphasis.tsx";
import type { Batch } from "./batch.ts";
import { progressProps, progressWords } from "./progress-props.ts";

/** Props of `ProgressBar`. */
export interface ProgressBarProps {
  batch: Batch;
}

/** One bar of segments and a sentence: how many of how many have arrived, and how many failed. */
export function ProgressBar({ batch }: ProgressBarProps): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  const { arrived, failed } = progressWords(batch, t);
  const segments = [
    ["ready", batch.ready],
    ["failed", batch.failed],
    ["drawing", batch.drawing],
    ["waiting", batch.waiting],
  ] as const;
  return (
    <div {...part("progress")}>
      <p {...part("progress-words")}>
        <Emphasis>{arrived}</Emphasis>
        <span {...part("progress-failed")}>{failed}</span>
      </p>
      <div {...part("progress-bar")} {...progressProps(batch, t)}>
        {segments.map(([state, count]) =>
          count === 0 ? null : (
            <span key={state} {...part("progress-segment")} data-state={state} style={{ flexGrow: count }} />
          ),
        )}
      </div>
    </div>
  );
}
