/** Places that have a painter. */
export type PlaceName =
  | "library"
  | "castle"
  | "sea"
  | "forest"
  | "city"
  | "desert"
  | "mountain"
  | "station"
  | "train"
  | "room"
  | "palace"
  | "space"
  | "underwater"
  | "salon"
  | "village"
  | "field"
  | "shrine"
  | "sky";

const painted: Record<string, PlaceName> = {
  library: "library",
  librarian: "library",
  castle: "castle",
  tower: "castle",
  sea: "sea",
  beach: "sea",
  lighthouse: "sea",
  harbor: "sea",
  island: "sea",
  ship: "sea",
  boat: "sea",
  lake: "mountain",
  forest: "forest",
  bamboo: "forest",
  fireflies: "forest",
  city: "city",
  alley: "city",
  rooftop: "city",
  bridge: "city",
  desert: "desert",
  mountain: "mountain",
  volcano: "mountain",
  station: "station",
  train: "train",
  classroom: "room",
  room: "room",
  cafe: "room",
  palace: "palace",
  cathedral: "palace",
  space: "space",
  underwater: "underwater",
  submarine: "salon",
  whale: "underwater",
  jellyfish: "underwater",
  village: "village",
  field: "field",
  garden: "field",
  shrine: "shrine",
  ruins: "shrine",
  cave: "forest",
  sky: "sky",
  dragon: "mountain",
};

/** The painter of a concept, if the concept is a place. */
export function placeOf(conceptId: string, has: ReadonlySet<string>): PlaceName | null {
  const place = painted[conceptId];
  if (!place) return null;
  // A castle by the sea is one picture of a castle on its island.
  if (place === "sea" && (has.has("castle") || has.has("tower"))) return "castle";
  // A submarine in the deep has the deep among its own views.
  if (place === "underwater" && has.has("submarine")) return "salon";
  return place;
}
