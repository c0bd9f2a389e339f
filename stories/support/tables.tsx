import {
  type MediaGenAttribute,
  type MediaGenComponent,
  type MediaGenState,
  type MediaGenVariable,
  mediaGenAttributes,
  mediaGenOwnVariables,
  mediaGenStates,
  mediaGenVariables,
  partTable,
} from "@media-gen/react/pure";
import type { ReactNode } from "react";

/** A text with `code` in backticks. */
export function Prose({ text }: { text: string }): ReactNode {
  return text.split("`").map((piece, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no identity but their place
    index % 2 === 1 ? <code key={index}>{piece}</code> : piece,
  );
}

/** Rows under a head. */
export function Table({ head, rows }: { head: string[]; rows: ReactNode[][] }): ReactNode {
  return (
    <table>
      <thead>
        <tr>
          {head.map((name) => (
            <th key={name}>{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows never change
          <tr key={row}>
            {cells.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the cells never change
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function chosen<Name extends string>(
  texts: Readonly<Record<Name, string>>,
  only: readonly Name[] | undefined,
): Readonly<Record<string, string>> {
  return only === undefined ? texts : Object.fromEntries(only.map((name) => [name, texts[name]]));
}

const named = (texts: Readonly<Record<string, string>>): ReactNode[][] =>
  Object.entries(texts).map(([name, about]) => [
    <code key={name}>{name}</code>,
    <Prose key="about" text={about} />,
  ]);

/** Every `data-mg-part` of a component and the words of its `data-state`. */
export function PartTable({ of }: { of: MediaGenComponent }): ReactNode {
  const rows = partTable(of).map(({ part, about, states }) => [
    <code key="part">{part}</code>,
    <Prose key="about" text={about} />,
    states.map((state) => (
      <span key={state} title={mediaGenStates[state as MediaGenState]}>
        <code>{state}</code>{" "}
      </span>
    )),
  ]);
  return <Table head={["data-mg-part", "What it is", "data-state"]} rows={rows} />;
}

/** Every word that `data-state` can be. */
export function StateTable(): ReactNode {
  return <Table head={["data-state", "What it means"]} rows={named(mediaGenStates)} />;
}

/** Every other attribute that styles may rest on, or `only` some. */
export function AttributeTable({ only }: { only?: readonly MediaGenAttribute[] }): ReactNode {
  if (only?.length === 0) return <p>The stylesheet asks for none here but the part and its state.</p>;
  return <Table head={["Attribute", "What it says"]} rows={named(chosen(mediaGenAttributes, only))} />;
}

/** Every CSS variable that a host may set, with its value on this page, or `only` some; `own` for those that parts set themselves. */
export function VariableTable(props: { own?: boolean; only?: readonly MediaGenVariable[] }): ReactNode {
  const { own = false, only } = props;
  if (only?.length === 0) return <p>The stylesheet uses none of its own here.</p>;
  if (own) return <Table head={["Variable", "What it tells"]} rows={named(mediaGenOwnVariables)} />;
  const now = getComputedStyle(document.documentElement);
  const rows = Object.entries(chosen(mediaGenVariables, only)).map(([name, about]) => {
    const value = now.getPropertyValue(name).trim();
    const isColour = CSS.supports("color", value);
    return [
      <code key="name">{name}</code>,
      <Prose key="about" text={about} />,
      <span key="value">
        {isColour ? (
          <span
            aria-hidden="true"
            style={{
              display: "inline-block",
              inlineSize: 14,
              blockSize: 14,
              marginInlineEnd: 6,
              verticalAlign: -2,
              borderRadius: 4,
              border: "1px solid #8886",
              background: value,
            }}
          />
        ) : null}
        <code>{value}</code>
      </span>,
    ];
  });
  return <Table head={["Variable", "What it is for", "Here"]} rows={rows} />;
}

/** What keys do, as pairs of keys and deed. */
export function KeyTable({ keys }: { keys: readonly (readonly [string, string])[] }): ReactNode {
  return (
    <Table
      head={["Key", "What it does"]}
      rows={keys.map(([key, deed]) => [<kbd key={key}>{key}</kbd>, deed])}
    />
  );
}
