import type { PaintedPlace } from "../places/place.ts";
import { blurPlane } from "../raster/blur.ts";
import type { View } from "../scene/compose.ts";
import type { Stage } from "../scene/stage.ts";
import { paintCrowd } from "./crowd.ts";
import { paintFigure } from "./figure.ts";
import { type Identity, identify } from "./identity.ts";
import { paintPortrait } from "./portrait.ts";

/** Paints the people of the picture into the place at the composition's framing. */
export function paintPeople(stage: Stage, place: PaintedPlace): void {
  const { composition, scene, h } = stage;
  const view = composition.view ?? "back";
  const people: { identity: Identity; view: View; aside: number }[] = isCouple(scene.has)
    ? [
        { identity: identify(stage), view: toward(view, 1), aside: -1 },
        { identity: identify(stage, true), view: toward(view, -1), aside: 1 },
      ]
    : [{ identity: identify(stage), view, aside: 0 }];
  const together = people.length > 1;
  if (scene.has.has("crowd") && composition.framing !== "close") paintCrowd(stage, place.spot);
  if (composition.framing === "wide") {
    const height = place.spot.height * 1.2;
    for (const one of people)
      paintFigure(stage, one.identity, one.view, {
        x: place.spot.x + one.aside * height * 0.17,
        y: place.spot.y,
        height,
      });
    place.front?.();
    return;
  }
  place.front?.();
  const close = composition.framing === "close";
  soften(stage, close ? 7 : 2.6);
  const random = stage.random("person");
  if (composition.framing === "hero") {
    // Seen from below and from near: the figure fills the picture and its feet lie under the edge.
    const height = h * random.between(1.08, 1.2) * (together ? 0.92 : 1);
    for (const one of people)
      paintFigure(stage, one.identity, one.view, {
        x: stage.focusX + (stage.w / 2 - stage.focusX) * 0.4 + one.aside * height * 0.17,
        y: h * 0.15 + height + (one.identity.child ? -height * 0.2 : 0),
        height,
      });
    return;
  }
  const broad = stage.w > h * 1.2;
  const headHeight =
    (close ? random.between(330, 390) : random.between(190, 225)) * (together ? 0.78 : 1) * (broad ? 0.8 : 1);
  const middle = together ? stage.w / 2 : stage.focusX + (stage.w / 2 - stage.focusX) * (close ? 0.62 : 0.25);
  for (const { identity, view: seen, aside } of people) {
    const low =
      (identity.hat === "witch" ? 70 : 0) +
      (aside > 0 ? -headHeight * 0.22 : aside < 0 ? headHeight * 0.1 : 0);
    paintPortrait(stage, identity, seen, {
      x: middle + aside * headHeight * 0.86,
      y: h * ((close ? 0.4 : 0.47) - (broad ? 0.08 : 0)) + random.between(-20, 20) + low,
      headHeight,
    });
  }
}

function isCouple(has: ReadonlySet<string>): boolean {
  return has.has("couple") || (has.has("girl") && has.has("boy")) || (has.has("woman") && has.has("man"));
}

/** Two who stand together look at each other, or both the way the viewer looks. */
function toward(view: View, direction: number): View {
  if (view === "back" || view === "front") return view;
  const half = view.startsWith("half");
  return direction > 0 ? (half ? "half-right" : "right") : half ? "half-left" : "left";
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
