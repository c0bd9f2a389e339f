import { GenerateButton } from "@media-gen/react";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { haru, haruSource, type ServerStory } from "./support/imagined-host.tsx";

const meta: Meta<typeof GenerateButton> = {
  title: "Generation/GenerateButton",
  component: GenerateButton,
  args: { entity: haru, name: "서하루", owner: true, source: haruSource },
};
export default meta;

type Story = StoryObj<typeof GenerateButton>;

/** Nothing is being made. */
export const Idle: Story = {};

/** A job is live, started here or elsewhere: three of eight have arrived. */
export const Running: Story = {
  parameters: {
    server: {
      prepare: async (server, generate) => {
        await generate(8);
        server.finishNext(3);
      },
    } satisfies ServerStory,
  },
};

/** On a picture, as on a phone's page. */
export const Pill: Story = {
  args: { appearance: "pill" },
  decorators: [
    (Story) => (
      <div style={{ padding: 24, inlineSize: 300, background: "linear-gradient(#0b1a3f, #5b7bb8)" }}>
        <Story />
      </div>
    ),
  ],
};

/** For everyone but the owner there is no button, not even a disabled one. */
export const NotTheOwner: Story = { args: { owner: false } };
