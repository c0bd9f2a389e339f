import {
  type ForwardedRef,
  type ForwardRefExoticComponent,
  forwardRef,
  type ReactElement,
  type ReactNode,
  type RefAttributes,
  useContext,
  useMemo,
} from "react";
import type { Labels } from "../i18n/labels.ts";
import { MediaGenContext } from "../media-gen-context.ts";
import {
  type ClassNames,
  type Direction,
  type PartScope,
  type PortalContainer,
  partGetter,
  ScopeContext,
  useScope,
} from "./parts.ts";
import type { Render } from "./render-element.ts";

/** Props that every part of the kit takes, beside those of its own element. */
export interface PartProps<State = unknown> {
  /** On the part's own element. */
  className?: string;
  /** On the elements that the part is made of, by their `data-mg-part`; also for the parts inside it. Keep the object's identity. */
  classNames?: ClassNames;
  /** Replaces the part's own element. */
  render?: Render<State>;
  /** Words in place of the provider's, for this part and all inside it. Keep the object's identity. */
  labels?: Partial<Labels>;
  /** Which way lines run, also in the dialogs that it opens. @default what the page says */
  dir?: Direction;
  /** Where its dialogs are put, for shadow roots and iframes. @default the provider's, else the page's body */
  container?: PortalContainer;
}

/** What `PartProps` hand down. */
export type ScopeProps = Pick<PartProps, "classNames" | "labels" | "dir" | "container">;

/** Lays class names, words, direction and container over those of the parts around it. */
export function Scope({
  classNames,
  labels,
  dir,
  container,
  children,
}: ScopeProps & { children: ReactNode }): ReactNode {
  const outer = useScope();
  const media = useContext(MediaGenContext);
  const scope = useMemo<PartScope>(() => {
    const names = classNames === undefined ? outer.classNames : { ...outer.classNames, ...classNames };
    return {
      part: classNames === undefined ? outer.part : partGetter(names),
      classNames: names,
      dir: dir ?? outer.dir,
      container: container ?? outer.container,
    };
  }, [outer, classNames, dir, container]);
  const worded = useMemo(
    () => (media === null || labels === undefined ? media : { ...media, t: { ...media.t, ...labels } }),
    [media, labels],
  );
  return (
    <MediaGenContext.Provider value={worded}>
      <ScopeContext.Provider value={scope}>{children}</ScopeContext.Provider>
    </MediaGenContext.Provider>
  );
}

/** Puts a body into the scope that its part's props ask for; without any it stays as it is. */
function inScope({ classNames, labels, container, dir }: ScopeProps, body: ReactElement): ReactElement {
  return classNames || labels || container || dir ? (
    <Scope classNames={classNames} labels={labels} container={container} dir={dir}>
      {body}
    </Scope>
  ) : (
    body
  );
}

/**
 * Makes a public part: takes `classNames`, `labels`, `dir` and `container` for everything inside it and forwards the rest
 * and the ref. `dir` also goes to the part's own element.
 * @param name what the part is called in developer tools
 */
export function definePart<Props extends ScopeProps, Element>(
  name: string,
  draw: (props: Omit<Props, "classNames" | "labels" | "container">, ref: ForwardedRef<Element>) => ReactNode,
): ForwardRefExoticComponent<Props & RefAttributes<Element>> {
  const Body = forwardRef(draw as (props: object, ref: ForwardedRef<Element>) => ReactNode);
  const Part = forwardRef<Element, ScopeProps>(function Part(
    { classNames, labels, container, ...props },
    ref,
  ): ReactElement {
    return inScope({ classNames, labels, container, dir: props.dir }, <Body {...props} ref={ref} />);
  });
  Part.displayName = name;
  return Part as unknown as ForwardRefExoticComponent<Props & RefAttributes<Element>>;
}
