import type { Spot, Stage } from "../scene/stage.ts";

/** What a painted place leaves to do. */
export interface PaintedPlace {
  /** Where a person may stand. */
  spot: Spot;
  /** Paints what stands before the person. */
  front?: () => void;
}

/** Paints one place from the sky to the ground. */
export type PlacePainter = (stage: Stage) => PaintedPlace;
