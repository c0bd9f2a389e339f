import { createContext, useContext } from "react";
import type { MediaGenPart } from "../anatomy/parts.ts";

/** Class names of a host for the elements of a part, by the name of the element. */
export type ClassNames = Readonly<Partial<Record<MediaGenPart, string>>>;

/** Which way lines run. */
export type Direction = "ltr" | "rtl";

/** Where dialogs are put: an element, or a shadow root. */
export type PortalContainer = Element | DocumentFragment;

/** What an element of a part carries. */
export interface PartAttributes {
  "data-mg-part": MediaGenPart;
  className?: string;
}

/** Gives an element its name and the host's class names; spread the answer on it. */
export type PartGetter = (name: MediaGenPart, className?: string) => PartAttributes;

/** What a part hands down to everything that it is made of. */
export interface PartScope {
  part: PartGetter;
  classNames: ClassNames;
  dir: Direction | undefined;
  container: PortalContainer | undefined;
}

/** Puts two class names side by side; undefined when there are none. */
export function joinClasses(first: string | undefined, second: string | undefined): string | undefined {
  return first && second ? `${first} ${second}` : first || second || undefined;
}

/** Makes the getter of some class names. */
export function partGetter(classNames: ClassNames): PartGetter {
  return (name, own) => {
    const className = joinClasses(classNames[name], own);
    return className ? { "data-mg-part": name, className } : { "data-mg-part": name };
  };
}

/** Holds what the parts around an element hand down. */
export const ScopeContext: React.Context<PartScope> = createContext<PartScope>({
  part: partGetter({}),
  classNames: {},
  dir: undefined,
  container: undefined,
});

/** What the parts around the caller hand down. */
export function useScope(): PartScope {
  return useContext(ScopeContext);
}

/** Names elements and gives them the host's classes: `<li {...part("mini-gallery-item")}>`. */
export function useParts(): PartGetter {
  return useContext(ScopeContext).part;
}
