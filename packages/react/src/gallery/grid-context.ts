import type { Image, JobResult } from "@media-gen/client";
import { createContext, useContext } from "react";

/** What the controls of a cell can ask of the grid around them. */
export interface GridActions {
  open(image: Image): void;
  crop(image: Image): void;
  choose(image: Image): void;
  /** To a place among the shown ones, from 0. */
  move(image: Image, to: number): void;
  /** Asks where a picture should go. */
  askPlace(image: Image): void;
  /** Asks first when it is the primary. */
  remove(image: Image): void;
  removeNow(image: Image): void;
  restore(image: Image): void;
  retry: ((slot: JobResult) => void) | undefined;
}

const GridContext = createContext<GridActions | null>(null);

/** Gives the cells their grid. */
export const GridProvider: React.Provider<GridActions | null> = GridContext.Provider;

/** The grid around a cell. */
export function useGridActions(): GridActions {
  const grid = useContext(GridContext);
  if (grid === null)
    throw new Error("A cell was drawn outside ThumbnailGrid, so nothing would hear its controls.");
  return grid;
}
