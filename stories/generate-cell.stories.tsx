import { GenerateCell, useGeneration } from "@media-gen/react";
import type { Meta, StoryObj } from "@storybook/react-vite";
import type { ReactNode } from "react";
import { findPart } from "./support/find-part.ts";
import { haru, onServer } from "./support/imagined-host.ts";
import { partDocs } from "./support/part-docs.tsx";

function Batch({ ratio }: { ratio: string }): ReactNode {
  const { batch, retry } = useGeneration(haru);
  return (
    <div style={{ display: "grid", gap: 16, gridTemplateColumns: "repeat(auto-fill, minmax(150px, 1fr))" }}>
      {batch.slots.map(({ slot, result }) => (
        <GenerateCell key={slot} slot={result} ratio={ratio} onRetry={() => void retry([slot])} />
      ))}
    </div>
  );
}

/** One place of a batch in a layout of the host's own. It keeps its size from waiting to ready. */
const meta: Meta<{ ratio: string }> = {
  title: "Generation/GenerateCell",
  render: (args) => <Batch {...args} />,
  args: { ratio: "3:4" },
  argTypes: { ratio: { control: "inline-radio", options: ["1:1", "3:4", "16:9"] } },
  parameters: {
    ...onServer({
      options: { outcome: (slot) => (slot === 1 ? "timeout" : slot === 2 ? "blocked" : "ready") },
      prepare: async ({ server, generate }) => {
        await generate(6);
        server.finishNext(3);
      },
    }).parameters,
    docs: {
      ...partDocs({
        usage: `const { batch, retry } = useGeneration(entity);

{batch.slots.map(({ slot, result }) => (
  <GenerateCell key={slot} slot={result} onRetry={() => void retry([slot])} />
))}`,
        components: { GenerateCell },
        anatomy: ["ThumbnailGrid"],
        keys: [["Enter Space", "On its button: draws a failed place again."]],
        recipes: [
          [
            "A place that failed, less loud.",
            `[data-mg-part="cell"][data-state="failed"] {
  opacity: 0.7;
}`,
          ],
        ],
      }),
    },
  },
  play: async () => {
    await findPart("cell", "drawing");
  },
};
export default meta;

type Story = StoryObj<{ ratio: string }>;

/** Ready, failed, refused, being drawn and waiting. */
export const EveryState: Story = {};

/** Square places. */
export const Square: Story = { args: { ratio: "1:1" } };
