import { fileURLToPath } from "node:url";
import { bundleBytes } from "../scripts/house/bundle-bytes.ts";
import { byteBudgets } from "../scripts/house/byte-budgets.ts";
import type { Row } from "./report.ts";

const home = fileURLToPath(new URL("..", import.meta.url));
const host = fileURLToPath(new URL("../examples/host-app", import.meta.url));

/** What stands beside the kit, imported as its own documentation does. */
const peers = [
  { name: "peer: yet-another-react-lightbox", code: `export { default } from "yet-another-react-lightbox";` },
  { name: "peer: sonner", code: `export { toast, Toaster } from "sonner";` },
  { name: "peer: @uploadthing/react", code: `export * from "@uploadthing/react";` },
  { name: "peer: @uppy/core", code: `export { default } from "@uppy/core";` },
  { name: "peer: filepond", code: `export { create } from "filepond";` },
  {
    name: "peer: @dnd-kit/core + sortable",
    code: `export * from "@dnd-kit/core"; export * from "@dnd-kit/sortable";`,
  },
  { name: "peer: @radix-ui/react-dialog", code: `export * from "@radix-ui/react-dialog";` },
];

/** Bytes of the kit's parts and of its peers, minified and compressed alike. */
export async function measureBytes(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { name, goal, whole = false, ...bundle } of byteBudgets) {
    const { first, all } = await bundleBytes(host, bundle);
    const bytes = whole ? all : first;
    rows.push({
      name,
      value: bytes / 1000,
      unit: "kB",
      ...(goal === undefined ? {} : { goal: `≤ ${(goal / 1000).toFixed(1)}`, met: bytes <= goal }),
    });
  }
  for (const { name, code } of peers) {
    const { all } = await bundleBytes(home, { code });
    rows.push({ name, value: all / 1000, unit: "kB" });
  }
  return rows;
}
