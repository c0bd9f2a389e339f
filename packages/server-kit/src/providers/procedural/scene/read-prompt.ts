import { readConcepts } from "../lexicon/read-concepts.ts";
import { type PlaceName, placeOf } from "./place-names.ts";

/** What a prompt asks for; what it leaves open is drawn from the seed. */
export interface Scene {
  /** Places to paint, the most wanted first; empty when the prompt names none. */
  places: PlaceName[];
  /** Ids of every other concept that the prompt names and the negative prompt does not. */
  has: ReadonlySet<string>;
  /** Concept ids that the negative prompt names. */
  without: ReadonlySet<string>;
  /** Whether somebody stands in the picture, or null when the prompt leaves it open. */
  figure: boolean | null;
  /** The picture is of a person more than of a place. */
  portrait: boolean;
}

const PEOPLE = [
  "girl",
  "boy",
  "woman",
  "man",
  "elder",
  "child",
  "knight",
  "mage",
  "captain",
  "student",
  "couple",
  "traveler",
  "librarian",
  "person",
];
const NOBODY = /사람|인물|인간|캐릭터|people|person|human|figure|character|man\b|woman\b|人物|人間|キャラ/i;

/** Reads a prompt and a negative prompt (Korean, English, Japanese) into the scene to paint. */
export function readPrompt(prompt: string, negativePrompt: string | null): Scene {
  const wanted = readConcepts(prompt);
  const unwanted = negativePrompt ? readConcepts(negativePrompt) : [];
  const without = new Set(unwanted.map((reading) => reading.concept.id));
  const readings = wanted.filter((reading) => !without.has(reading.concept.id));
  const has = new Set(readings.map((reading) => reading.concept.id));
  const weights = new Map<PlaceName, number>();
  for (const { concept, weight } of readings) {
    const place = placeOf(concept.id, has);
    if (place) weights.set(place, (weights.get(place) ?? 0) + weight);
  }
  const ranked = [...weights].sort((a, b) => b[1] - a[1]);
  const best = ranked[0]?.[1] ?? 0;
  const places = ranked.filter(([, weight]) => weight >= best * 0.62).map(([place]) => place);
  const nobody = has.has("none") || (negativePrompt !== null && NOBODY.test(negativePrompt));
  const somebody =
    PEOPLE.some((id) => has.has(id)) || has.has("portrait") || [...has].some((id) => id.endsWith("-hair"));
  return {
    places,
    has,
    without,
    figure: nobody ? false : somebody ? true : places.length === 0 ? true : null,
    portrait: !nobody && (has.has("portrait") || (places.length === 0 && !has.has("crowd"))),
  };
}
