import type { ReactNode } from "react";

/** A catalogue sentence without its marks of emphasis, for speech and attributes. */
export function plainText(sentence: string): string {
  return sentence.replaceAll("**", "");
}

/** Shows a catalogue sentence with the words between `**` in bold. */
export function Emphasis({ children }: { children: string }): ReactNode {
  const [before = "", bold, ...rest] = children.split("**");
  if (bold === undefined) return before;
  return (
    <>
      {before}
      <strong>{bold}</strong>
      {rest.length > 0 ? <Emphasis>{rest.join("**")}</Emphasis> : null}
    </>
  );
}
