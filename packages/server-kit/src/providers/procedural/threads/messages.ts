import type { PaintedPicture, Painting } from "../paint-scene.ts";

/** What the pool sends to a painting thread. */
export interface PaintingOrder {
  id: number;
  painting: Painting;
}

/** What a painting thread answers. */
export type PaintingAnswer = { id: number; picture: PaintedPicture } | { id: number; error: string };
