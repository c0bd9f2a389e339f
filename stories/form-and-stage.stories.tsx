import { GenerateForm, GenerateStage } from "@media-gen/react";
import type { Meta, StoryObj } from "@storybook/react-vite";
import type { ReactNode } from "react";
import { userEvent } from "storybook/test";
import { findPart } from "./support/find-part.ts";
import { haru, haruSource, onPhone, onServer } from "./support/imagined-host.ts";
import { jobAt } from "./support/modal-story.tsx";
import { partDocs } from "./support/part-docs.tsx";

interface Args {
  /** Which of the two a host shows. */
  show: "both" | "form" | "stage";
  prompt?: string;
}

function Studio({ show, prompt }: Args): ReactNode {
  const source = prompt === undefined ? haruSource : undefined;
  return (
    <div style={{ display: "flex", flexWrap: "wrap", gap: 24, alignItems: "start" }}>
      <h2 className="host-title">대표이미지</h2>
      {show === "stage" ? null : (
        <GenerateForm
          entity={haru}
          source={source}
          prompt={prompt}
          style={{ flex: "1 1 320px", maxInlineSize: 420 }}
        />
      )}
      {show === "form" ? null : (
        <GenerateStage entity={haru} style={{ flex: "2 1 320px", minInlineSize: 0 }} />
      )}
    </div>
  );
}

/** Form and stage of the modal in a page of the host's own, each usable alone. */
const meta: Meta<Args> = {
  title: "Generation/FormAndStage",
  render: (args) => <Studio {...args} />,
  args: { show: "both" },
  argTypes: { show: { control: "inline-radio", options: ["both", "form", "stage"] } },
  parameters: {
    docs: {
      ...partDocs({
        usage: `<GenerateForm entity={entity} source={source} />
<GenerateStage entity={entity} />`,
        components: { GenerateForm, GenerateStage },
        anatomy: ["GenerateForm", "GenerateStage"],
        keys: [
          ["Ctrl+Enter ⌘+Enter", "In the prompt: sends the form."],
          ["← →", "Among styles and ratios: chooses."],
          ["↑ ↓ Home End", "In the count: one more, one less, the least, the most."],
        ],
        recipes: [
          [
            "A quieter ground under the pictures.",
            `[data-mg-part="stage"] {
  background: none;
  border: 1px solid var(--mg-line);
}`,
          ],
        ],
      }),
    },
  },
};
export default meta;

type Story = StoryObj<Args>;

/** Before the first picture. */
export const Fresh: Story = {
  play: async () => {
    await findPart("submit");
  },
};

/** The form alone. */
export const FormAlone: Story = { args: { show: "form" }, play: Fresh.play };

/** Nothing written yet. */
export const NothingWritten: Story = { args: { show: "form", prompt: "" }, play: Fresh.play };

/** Three of eight are there; form and stage tell the same job. */
export const Running: Story = {
  ...onServer(jobAt(8, 3)),
  play: async () => {
    await findPart("stage", "running");
    await findPart("cancel");
  },
};

/** The stage alone, with its pictures. */
export const StageAlone: Story = {
  args: { show: "stage" },
  ...onServer(jobAt(6, 6)),
  play: async () => {
    await findPart("stage", "done");
  },
};

/** Sent from the host's own page. */
export const Sent: Story = {
  ...onServer({ options: { drawMs: 150 } }),
  play: async () => {
    await userEvent.click(await findPart("submit"));
    await findPart("stage", "done");
  },
};

/** One below the other where there is no room for two. */
export const PhoneRunning: Story = { ...Running, tags: ["phone"], globals: onPhone };
