import "@testing-library/jest-dom/vitest";
import { createMemoryServer, type MemoryServer } from "@media-gen/client/testing";
import { waitFor } from "@testing-library/react";
import { createRef, type ReactNode } from "react";
import { describe, expect, test, vi } from "vitest";
import { type MediaGenComponent, type MediaGenPart, mediaGenParts, partTable } from "../anatomy/parts.ts";
import type { Labels } from "../i18n/labels.ts";
import type { PartProps } from "../surface/define-part.tsx";
import { renderInProvider } from "./render-in-provider.tsx";

/** The outer props that every part of the kit must take. */
export type OuterProps = PartProps<unknown> & {
  id?: string;
  "data-of-host"?: string;
  ref?: React.Ref<never>;
};

/** A public part under test. */
export interface PartUnderTest {
  component: MediaGenComponent;
  /** @default the component's */
  name?: string;
  /** The name of its own element. */
  root: MediaGenPart;
  /** The name of an element inside it. */
  inner: MediaGenPart;
  /** A word of the catalogue that it shows or speaks, and the host's word for it. */
  label: keyof Labels;
  /** The part in a state in which all of that is there. */
  draw: (props: OuterProps) => ReactNode;
  /** Gets the server ready. */
  prepare?: (server: MemoryServer) => void | Promise<void>;
}

/** Holds one part to what every part promises. */
export function describePart({
  component,
  name = component,
  root,
  inner,
  label,
  draw,
  prepare,
}: PartUnderTest): void {
  const open = async (props: OuterProps) => {
    const server = createMemoryServer();
    await prepare?.(server);
    const page = renderInProvider(draw(props), { server });
    const of = (part: string) => document.querySelector<HTMLElement>(`[data-mg-part=${part}]`);
    await waitFor(() => {
      expect(of(root)).not.toBeNull();
      expect(of(inner)).not.toBeNull();
    });
    return { ...page, element: of(root) as HTMLElement, inside: of(inner) as HTMLElement };
  };

  describe(name, () => {
    test("forwards its ref and the rest of its props to its own element", async () => {
      const ref = createRef<never>();
      const { element } = await open({ ref, id: "own", "data-of-host": "yes" });
      expect(element).toHaveAttribute("id", "own");
      expect(element).toHaveAttribute("data-of-host", "yes");
      expect(ref.current).toBe(element);
    });

    test("takes class names for its own element and for those inside it", async () => {
      const { element, inside } = await open({
        className: "mine",
        classNames: { [root]: "root-of-host", [inner]: "inner-of-host" },
      });
      expect(element).toHaveClass("mine", "root-of-host");
      expect(inside).toHaveClass("inner-of-host");
    });

    test("gives its own element's place to an element of the host", async () => {
      const { element } = await open({
        render: <section data-of-host="element" className="theirs" />,
        className: "mine",
      });
      expect(element.tagName).toBe("SECTION");
      expect(element).toHaveAttribute("data-of-host", "element");
      expect(element).toHaveClass("theirs", "mine");
      expect(element.childElementCount).toBeGreaterThan(0);
    });

    test("gives it to a function of the host, which is told the state", async () => {
      const render = vi.fn((props: object) => <article {...props} data-of-host="function" />);
      const { element } = await open({ render: render as NonNullable<OuterProps["render"]> });
      expect(element.tagName).toBe("ARTICLE");
      expect(element).toHaveAttribute("data-of-host", "function");
      expect((render.mock.calls as unknown[][]).at(-1)?.[1]).toEqual(expect.any(Object));
    });

    test("says the host's words in place of the catalogue's", async () => {
      const { baseElement } = await open({ labels: { [label]: "말을 바꿨어요" } as Partial<Labels> });
      await waitFor(() => expect(baseElement.innerHTML).toContain("말을 바꿨어요"));
    });

    test("carries the direction that the host gives", async () => {
      const { element } = await open({ dir: "rtl" });
      expect(element).toHaveAttribute("dir", "rtl");
    });

    test("emits only names and states of its table", async () => {
      const { element } = await open({});
      const known = new Map(
        (Object.keys(mediaGenParts) as MediaGenComponent[])
          .flatMap(partTable)
          .map((row) => [row.part, row.states]),
      );
      for (const part of [element, ...element.querySelectorAll<HTMLElement>("[data-mg-part]")]) {
        const name = part.dataset.mgPart as MediaGenPart;
        expect([...known.keys()], name).toContain(name);
        const { state } = part.dataset;
        const states = [...(known.get(name) ?? []), ...("mgButton" in part.dataset ? ["idle", "busy"] : [])];
        if (state !== undefined) expect(states, `${name} in "${state}"`).toContain(state);
      }
    });
  });
}
