import type { EntityType } from "@media-gen/client";
import { type ReactNode, useEffect, useId, useState } from "react";
import type { Examples } from "../examples/examples.ts";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";

/** The catalogue's examples; null until they are loaded, which happens only while they are `wanted`. */
function useExamples(wanted: boolean): Examples | null {
  const { loadExamples } = useMediaGen();
  const [examples, setExamples] = useState<Examples | null>(null);
  useEffect(() => {
    if (!wanted || loadExamples === undefined) return;
    let left = false;
    loadExamples().then(
      (loaded) => {
        if (!left) setExamples(loaded);
      },
      // A form without examples is still a form.
      () => {},
    );
    return () => {
      left = true;
    };
  }, [wanted, loadExamples]);
  return examples;
}

/** Sentences to start from, under an empty prompt. A press fills the form; nothing is asked of anybody. */
export function ExampleChips({
  type,
  style,
  own,
  onPick,
}: {
  type: EntityType;
  style: string;
  /** The host's sentences in place of the catalogue's. */
  own: readonly string[] | undefined;
  onPick: (text: string) => void;
}): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  const id = useId();
  const loaded = useExamples(own === undefined);
  const texts = own ?? loaded?.[type][style] ?? [];
  if (texts.length === 0) return null;
  return (
    <div {...part("examples")} role="group" aria-labelledby={id}>
      <span {...part("examples-label")} id={id}>
        {t.examples}
      </span>
      <div {...part("examples-list")}>
        {texts.map((text) => (
          <button key={text} type="button" {...part("example")} onClick={() => onPick(text)}>
            {text}
          </button>
        ))}
      </div>
    </div>
  );
}
