import { fill } from "../raster/ink.ts";
import { Path } from "../raster/path.ts";
import type { View } from "../scene/compose.ts";
import type { Spot, Stage } from "../scene/stage.ts";
import { paintNearCompanion, paintWings } from "./beings.ts";
import { brushFor, lightSilhouette } from "./brush.ts";
import { paintCarried, paintUmbrella } from "./carried.ts";
import { paintCompanion } from "./companion.ts";
import { paintBackHair, paintBackHead, paintFrontHead, paintStraightNeck } from "./front-head.ts";
import { paintHat } from "./hats.ts";
import type { Identity } from "./identity.ts";
import { paintProfileBody } from "./profile-body.ts";
import { paintProfileHead, paintProfileNeck } from "./profile-head.ts";
import { paintStraightBody } from "./straight-body.ts";

/** The head's height and its middle, in a body that is 1000 tall. */
const HEAD = 142;
const HEAD_Y = -918;

/** Paints a whole standing person; the feet stand at the spot. */
export function paintFigure(stage: Stage, identity: Identity, view: View, spot: Spot): void {
  const tall = spot.height * (identity.child ? 0.74 : identity.slender ? 0.96 : 1);
  const k = tall / 1000;
  const mirrored = view === "left" || view === "half-left";
  const colors = { skin: identity.skin, hair: identity.hairColor, cloth: identity.garmentColor };
  const silhouette = new Float32Array(stage.canvas.width * stage.canvas.height);
  const body = brushFor(stage, { x: spot.x, y: spot.y, k, mirrored }, colors, silhouette);
  const bigHead = identity.child ? 1.3 : 1;
  const head = brushFor(
    stage,
    { x: spot.x, y: spot.y + (HEAD_Y - (bigHead - 1) * 40) * k, k: (k * HEAD * bigHead) / 300, mirrored },
    colors,
    silhouette,
  );
  paintShadow(stage, spot, tall);
  paintCompanion(stage, identity, { x: spot.x - stage.light.side * 230 * k, y: spot.y + 4, k: 0.52 * k });
  if (identity.carries === "umbrella") paintUmbrella(body, "shaft");
  const profile = view === "left" || view === "right";
  if (identity.wings) paintWings(head, profile);
  if (profile) {
    paintProfileNeck(head);
    paintProfileBody(body, identity);
    paintCarried(body, identity);
    paintProfileHead(head, identity, false);
    paintHat(head, identity, true);
  } else {
    const behind = view !== "front";
    if (!behind) paintBackHair(head, identity);
    paintStraightNeck(head);
    paintStraightBody(body, identity, behind);
    paintCarried(body, identity);
    if (view === "back") paintBackHead(head, identity);
    else if (view === "front") paintFrontHead(head, identity);
    else paintProfileHead(head, identity, true);
    if (view !== "back" || identity.hat !== "hood")
      paintHat(head, identity, view !== "back" && view !== "front");
  }
  if (identity.companion === "robot" || identity.companion === "ghost")
    paintNearCompanion(head, identity, -1);
  if (identity.carries === "umbrella") paintUmbrella(body, "canopy");
  lightSilhouette(stage, silhouette, { x: spot.x, y: spot.y - tall * 0.7, k });
}

/** The long soft shadow that lies away from the light, and the dark of the feet's own place. */
function paintShadow(stage: Stage, spot: Spot, tall: number): void {
  const { canvas, palette } = stage;
  const away = spot.x < stage.light.x ? -1 : 1;
  const reach = tall * 0.9;
  const lean = Math.min(1, Math.abs(spot.x - stage.light.x) / 300) * away;
  fill(
    canvas,
    new Path().polygon([
      [spot.x - tall * 0.08, spot.y],
      [spot.x + tall * 0.08, spot.y],
      [spot.x + lean * reach + tall * 0.1, spot.y + reach * 0.34],
      [spot.x + lean * reach - tall * 0.1, spot.y + reach * 0.34],
    ]),
    { color: palette.near, alpha: 0.34, soft: tall * 0.02 },
  );
  fill(canvas, new Path().ellipse(spot.x, spot.y + 2, tall * 0.15, tall * 0.02), {
    color: palette.near,
    alpha: 0.55,
    soft: tall * 0.015,
  });
}
