import { GenerateButton } from "@media-gen/react";
import type { Decorator, Meta, StoryObj } from "@storybook/react-vite";
import { userEvent } from "storybook/test";
import { findPart } from "./support/find-part.ts";
import { haru, haruSource, onServer, type ServerStory } from "./support/imagined-host.ts";
import { partDocs } from "./support/part-docs.tsx";

/** Opens the modal, and shows how far a job is while one is live. */
const meta: Meta<typeof GenerateButton> = {
  title: "Generation/GenerateButton",
  component: GenerateButton,
  parameters: {
    docs: {
      ...partDocs({
        usage: `<GenerateButton entity={entity} name={character.name} owner={isOwner} source={source} />`,
        components: { GenerateButton },
        anatomy: ["GenerateButton"],
        keys: [["Enter Space", "Opens the modal."]],
        recipes: [
          [
            "In the colour of your own main buttons.",
            `[data-mg-part="generate-button"] {
  background: var(--our-brand);
  color: white;
}
[data-mg-part="generate-button"][data-state="running"] {
  background: none;
  color: inherit;
}`,
          ],
        ],
      }),
    },
  },
  args: { entity: haru, name: "서하루", owner: true, source: haruSource, appearance: "outline" },
  argTypes: { appearance: { control: "inline-radio", options: ["outline", "pill"] } },
};
export default meta;

type Story = StoryObj<typeof GenerateButton>;

const threeOfEight: ServerStory = {
  prepare: async ({ server, generate }) => {
    await generate(8);
    server.finishNext(3);
  },
};

const onPicture: Decorator = (Story) => (
  <div style={{ padding: 24, maxInlineSize: 252, background: "linear-gradient(#0b1a3f, #5b7bb8)" }}>
    <Story />
  </div>
);

/** Nothing is being made. */
export const Idle: Story = {};

/** A job is live, started here or elsewhere: three of eight have arrived. */
export const Running: Story = {
  ...onServer(threeOfEight),
  play: async () => {
    await findPart("generate-button", "running");
  },
};

/** On a picture, as on a phone's page. */
export const Pill: Story = { args: { appearance: "pill" }, decorators: [onPicture] };

/** On a picture while a job is live. */
export const PillRunning: Story = {
  args: { appearance: "pill" },
  decorators: [onPicture],
  ...onServer(threeOfEight),
  play: Running.play,
};

/** For everyone but the owner there is no button, not even a disabled one. */
export const NotTheOwner: Story = { args: { owner: false } };

/** Pressed: the modal lies over the page, and the text is filled in. */
export const Pressed: Story = {
  play: async () => {
    await userEvent.click(await findPart("generate-button"));
    await findPart("submit");
  },
};
