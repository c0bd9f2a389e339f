import { QuotaMeter } from "@media-gen/react";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { findPart } from "./support/find-part.ts";
import { haru, onServer, type ServerStory } from "./support/imagined-host.ts";
import { partDocs } from "./support/part-docs.tsx";

/** What is used of the day, as a sentence and a bar, for the owner. */
const meta: Meta<typeof QuotaMeter> = {
  title: "Generation/QuotaMeter",
  component: QuotaMeter,
  args: { entity: haru },
  parameters: {
    docs: {
      ...partDocs({
        usage: `<QuotaMeter entity={entity} />`,
        components: { QuotaMeter },
        anatomy: ["QuotaMeter"],
        keys: [["none", "It only tells."]],
        recipes: [
          [
            "Louder when little is left.",
            `[data-mg-part="quota-meter"][data-state="low"] {
  color: var(--mg-warn);
}`,
          ],
        ],
      }),
    },
  },
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: 320 }}>
        <Story />
      </div>
    ),
  ],
};
export default meta;

type Story = StoryObj<typeof QuotaMeter>;

const used = (...counts: number[]): ServerStory => ({
  prepare: async ({ server, generate }) => {
    for (const count of counts) {
      await generate(count);
      server.finishAll();
    }
  },
});

/** A third of the day is used. */
export const Open: Story = {
  ...onServer(used(8)),
  play: async () => {
    await findPart("quota-meter", "open");
  },
};

/** Nothing is used yet. */
export const Untouched: Story = { play: Open.play };

/** Little is left. */
export const Low: Story = {
  ...onServer(used(8, 8, 4)),
  play: async () => {
    await findPart("quota-meter", "low");
  },
};

/** Nothing is left: when the next day begins. */
export const Spent: Story = {
  ...onServer(used(8, 8, 8)),
  play: async () => {
    await findPart("quota-meter", "spent");
  },
};

/** The server has not answered yet; the place is held. */
export const Loading: Story = {
  ...onServer({ options: { latencyMs: 1_000_000 } }),
  play: async () => {
    await findPart("quota-meter", "loading");
  },
};
