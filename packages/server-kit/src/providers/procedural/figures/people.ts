import type { PaintedPlace } from "../places/place.ts";
import type { Stage } from "../scene/stage.ts";
import { paintFigure } from "./figure.ts";
import { identify } from "./identity.ts";

/** Paints the person of the picture into the place at the composition's framing. */
export function paintPeople(stage: Stage, place: PaintedPlace): void {
  const { composition } = stage;
  const view = composition.view ?? "back";
  const identity = identify(stage);
  if (composition.framing === "wide") {
    paintFigure(stage, identity, view, place.spot);
    place.front?.();
    return;
  }
  place.front?.();
  paintFigure(stage, identity, view, { x: stage.focusX, y: stage.h * 1.3, height: 1150 });
}
