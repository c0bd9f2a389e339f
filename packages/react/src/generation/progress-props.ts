import type { Labels } from "../i18n/labels.ts";
import { plainText } from "../ui/emphasis.tsx";
import type { Batch } from "./batch.ts";

/** What an element needs to be the progress bar of a batch. */
export interface ProgressProps {
  role: "progressbar";
  "aria-label": string;
  "aria-valuemin": number;
  "aria-valuemax": number;
  "aria-valuenow": number;
  "aria-valuetext": string;
}

/** How far a batch is, in words: what has arrived, and what failed. */
export function progressWords(batch: Batch, t: Labels): { arrived: string; failed: string } {
  return {
    arrived: t.progress({ n: batch.ready, m: batch.total }),
    failed: batch.failed > 0 ? t["progress.failed"]({ n: batch.failed }) : "",
  };
}

/** The props of the progress bar of a batch. */
export function progressProps(batch: Batch, t: Labels): ProgressProps {
  const { arrived, failed } = progressWords(batch, t);
  return {
    role: "progressbar",
    "aria-label": t["progress.label"],
    "aria-valuemin": 0,
    "aria-valuemax": batch.total,
    "aria-valuenow": batch.ready + batch.failed,
    "aria-valuetext": plainText(arrived + failed),
  };
}
