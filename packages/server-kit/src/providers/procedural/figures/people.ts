import type { PaintedPlace } from "../places/place.ts";
import { blurPlane } from "../raster/blur.ts";
import type { Stage } from "../scene/stage.ts";
import { paintFigure } from "./figure.ts";
import { identify } from "./identity.ts";
import { paintPortrait } from "./portrait.ts";

/** Paints the person of the picture into the place at the composition's framing. */
export function paintPeople(stage: Stage, place: PaintedPlace): void {
  const { composition, h } = stage;
  const view = composition.view ?? "back";
  const identity = identify(stage);
  if (composition.framing === "wide") {
    paintFigure(stage, identity, view, { ...place.spot, height: place.spot.height * 1.2 });
    place.front?.();
    return;
  }
  place.front?.();
  const close = composition.framing === "close";
  soften(stage, close ? 7 : 2.6);
  const random = stage.random("person");
  const headHeight = close ? random.between(330, 390) : random.between(190, 225);
  const low = identity.hat === "witch" ? 70 : 0;
  paintPortrait(stage, identity, view, {
    x: stage.focusX + (stage.w / 2 - stage.focusX) * (close ? 0.62 : 0.25),
    y: h * (close ? 0.4 : 0.47) + random.between(-20, 20) + low,
    headHeight,
  });
}

/** Puts what is behind the person out of focus. */
function soften(stage: Stage, radius: number): void {
  const { canvas } = stage;
  const r = radius * canvas.scale;
  if (r < 0.5) return;
  const plane = new Float32Array(canvas.width * canvas.height);
  for (let c = 0; c < 3; c++) {
    for (let i = 0, at = c; i < plane.length; i++, at += 3) plane[i] = canvas.rgb[at]!;
    const blurred = blurPlane(plane, canvas.width, canvas.height, r);
    for (let i = 0, at = c; i < plane.length; i++, at += 3) canvas.rgb[at] = blurred[i]!;
  }
}
