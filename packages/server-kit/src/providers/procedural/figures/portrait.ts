import type { View } from "../scene/compose.ts";
import type { Stage } from "../scene/stage.ts";
import { paintNearCompanion, paintWings } from "./beings.ts";
import { brushFor, lightSilhouette } from "./brush.ts";
import { paintProfileBust, paintStraightBust } from "./bust.ts";
import { paintBackHair, paintBackHead, paintFrontHead, paintStraightNeck } from "./front-head.ts";
import { paintHat } from "./hats.ts";
import { paintHeld, paintHeldUmbrella } from "./held.ts";
import type { Identity } from "./identity.ts";
import { paintProfileHead, paintProfileNeck } from "./profile-head.ts";

/** Paints head and shoulders; `headHeight` in units, `x` and `y` the middle of the head. */
export function paintPortrait(
  stage: Stage,
  identity: Identity,
  view: View,
  at: { x: number; y: number; headHeight: number },
): void {
  const mirrored = view === "left" || view === "half-left";
  const silhouette = new Float32Array(stage.canvas.width * stage.canvas.height);
  const k = at.headHeight / 300;
  const colors = { skin: identity.skin, hair: identity.hairColor, cloth: identity.garmentColor };
  const brush = brushFor(stage, { x: at.x, y: at.y, k, mirrored }, colors, silhouette);
  if (identity.wings) paintWings(brush, view === "left" || view === "right");
  if (identity.carries === "umbrella") paintHeldUmbrella(brush, "shaft");
  switch (view) {
    case "left":
    case "right":
      paintProfileNeck(brush);
      paintProfileBust(brush, identity);
      paintProfileHead(brush, identity, false);
      paintHat(brush, identity, true);
      break;
    case "half-left":
    case "half-right":
      paintStraightNeck(brush);
      paintStraightBust(brush, identity, true);
      paintProfileHead(brush, identity, true);
      paintHat(brush, identity, true);
      break;
    case "front":
      paintBackHair(brush, identity);
      paintStraightNeck(brush);
      paintStraightBust(brush, identity, false);
      paintFrontHead(brush, identity);
      paintHat(brush, identity, false);
      break;
    case "back":
      paintStraightNeck(brush);
      paintStraightBust(brush, identity, true);
      paintBackHead(brush, identity);
      if (identity.hat !== "hood") paintHat(brush, identity, false);
      break;
  }
  paintNearCompanion(brush, identity, -1);
  paintHeld(brush, identity, view);
  if (identity.carries === "umbrella") paintHeldUmbrella(brush, "canopy");
  lightSilhouette(stage, silhouette, { x: at.x, y: at.y, k });
}
