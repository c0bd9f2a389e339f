import {
  cloneElement,
  createElement,
  type HTMLAttributes,
  isValidElement,
  type ReactElement,
  type Ref,
} from "react";
import { joinClasses } from "./parts.ts";

/** What the host's element in place of a part's own must carry. */
export type RenderProps = HTMLAttributes<HTMLElement> & { ref?: Ref<never> };

/** Replaces a part's element: another element, or a function that spreads `props` on one. */
export type Render<State> = ReactElement | ((props: RenderProps, state: State) => ReactElement);

type Props = Record<string, unknown>;

/** The part's props with those of the host's element laid over them; classes, styles and handlers of both are kept. */
function merged(own: Props, theirs: Props): Props {
  const result: Props = { ...own, ...theirs };
  for (const [name, value] of Object.entries(own)) {
    const other = theirs[name];
    if (name === "className") result[name] = joinClasses(value as string, other as string);
    else if (name === "style") result[name] = { ...(value as object), ...(other as object) };
    // Besides handlers an element takes no functions but its ref, which is set below.
    else if (typeof value === "function" && typeof other === "function") {
      result[name] = (...args: unknown[]) => {
        other(...args);
        value(...args);
      };
    }
  }
  // The part needs its own element; the host's element may be asked for through the part's ref.
  if ("ref" in own) result.ref = own.ref;
  // What stands in the part stays unless the host's element brings its own.
  if (theirs.children === undefined) result.children = own.children;
  return result;
}

/**
 * Draws a part's element, or the host's in its place.
 * @param tag the element without `render`
 */
export function renderElement<State>(
  tag: string,
  render: Render<State> | undefined,
  props: object,
  state: State,
): ReactElement {
  if (typeof render === "function") return render(props as RenderProps, state);
  if (isValidElement<Props>(render)) return cloneElement(render, merged(props as Props, render.props));
  return createElement(tag, props);
}
