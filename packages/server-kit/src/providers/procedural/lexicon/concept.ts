/** What a word of a prompt may mean to the painter. */
export interface Concept {
  id: string;
  group: "place" | "time" | "weather" | "season" | "colour" | "figure" | "prop" | "mood";
  /** Words in Korean, English and Japanese, lower case. */
  words: readonly string[];
}

/** One line of a lexicon: id, then the words of each language divided by bars. */
export type Entry = readonly [id: string, korean: string, english: string, japanese: string];

export function concepts(group: Concept["group"], entries: readonly Entry[]): Concept[] {
  return entries.map(([id, ...languages]) => ({
    id,
    group,
    words: languages.flatMap((words) => words.split("|")),
  }));
}
