import type { PlaceName } from "../scene/place-names.ts";
import { paintCastle } from "./castle.ts";
import { paintCity } from "./city.ts";
import { paintDesert } from "./desert.ts";
import { paintField } from "./field.ts";
import { paintForest } from "./forest.ts";
import { paintLibrary } from "./library.ts";
import { paintMountain } from "./mountain.ts";
import { paintPalace } from "./palace.ts";
import type { PlacePainter } from "./place.ts";
import { paintRoom } from "./room.ts";
import { paintSalon } from "./salon.ts";
import { paintSea } from "./sea.ts";
import { paintShrine } from "./shrine.ts";
import { paintSkySea } from "./sky-sea.ts";
import { paintSpace } from "./space.ts";
import { paintStation } from "./station.ts";
import { paintTrain } from "./train.ts";
import { paintUnderwater } from "./underwater.ts";
import { paintVillage } from "./village.ts";

/** The painter of each place. */
export const placePainters: Record<PlaceName, PlacePainter> = {
  library: paintLibrary,
  castle: paintCastle,
  sea: paintSea,
  forest: paintForest,
  city: paintCity,
  desert: paintDesert,
  mountain: paintMountain,
  station: paintStation,
  train: paintTrain,
  room: paintRoom,
  palace: paintPalace,
  space: paintSpace,
  underwater: paintUnderwater,
  salon: paintSalon,
  village: paintVillage,
  field: paintField,
  shrine: paintShrine,
  sky: paintSkySea,
};
