import type { ComponentType, ReactNode } from "react";
import { Prose, Table } from "./tables.tsx";

/** One prop, as react-docgen-typescript reads it from the types. */
interface Prop {
  description: string;
  required: boolean;
  defaultValue: { value: string } | null;
  type: { name: string; raw?: string; value?: readonly { value: string }[] };
}

// biome-ignore lint/suspicious/noExplicitAny: a component of whatever props
type Documented = ComponentType<any> & { __docgenInfo?: { props: Readonly<Record<string, Prop>> } };

/** The words that a prop may be, or the name of its type. */
function typeOf({ name, raw, value }: Prop["type"]): string {
  return name === "enum" && value !== undefined ? value.map((word) => word.value).join(" | ") : (raw ?? name);
}

/** Every prop of a component: those that must be given first. */
export function PropTable({ of }: { of: Documented }): ReactNode {
  const props = Object.entries(of.__docgenInfo?.props ?? {});
  const rows = props
    .toSorted(([, one], [, other]) => Number(other.required) - Number(one.required))
    .map(([name, { description, required, defaultValue, type }]) => [
      <code key="name">{required ? `${name}*` : name}</code>,
      <Prose key="about" text={description} />,
      <code key="type">{typeOf(type)}</code>,
      defaultValue?.value ?? "",
    ]);
  return <Table head={["Prop", "What it is for", "Type", "Default"]} rows={rows} />;
}
