import { colourConcepts } from "./colours.ts";
import type { Concept } from "./concept.ts";
import { figureConcepts } from "./figures.ts";
import { moodConcepts, seasonConcepts, timeConcepts, weatherConcepts } from "./moments.ts";
import { placeConcepts } from "./places.ts";
import { propConcepts } from "./props.ts";

/** Everything the painter can read. */
export const lexicon: readonly Concept[] = [
  ...placeConcepts,
  ...timeConcepts,
  ...weatherConcepts,
  ...seasonConcepts,
  ...colourConcepts,
  ...figureConcepts,
  ...propConcepts,
  ...moodConcepts,
];
