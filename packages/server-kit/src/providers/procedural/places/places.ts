import type { PlaceName } from "../scene/place-names.ts";
import { paintCastle } from "./castle.ts";
import { paintLibrary } from "./library.ts";
import type { PlacePainter } from "./place.ts";

/** The painter of each place. */
export const placePainters: Record<PlaceName, PlacePainter> = {
  library: paintLibrary,
  castle: paintCastle,
  sea: paintCastle,
  forest: paintCastle,
  city: paintCastle,
  desert: paintCastle,
  mountain: paintCastle,
  station: paintLibrary,
  train: paintCastle,
  room: paintLibrary,
  palace: paintLibrary,
  space: paintCastle,
  underwater: paintCastle,
  salon: paintLibrary,
  village: paintCastle,
  field: paintCastle,
  shrine: paintCastle,
  sky: paintCastle,
};
