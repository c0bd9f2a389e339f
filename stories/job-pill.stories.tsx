import { GenerateButton, JobPill } from "@media-gen/react";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { userEvent } from "storybook/test";
import { findPart } from "./support/find-part.ts";
import { haru, haruSource, onServer } from "./support/imagined-host.ts";
import { jobAt } from "./support/modal-story.tsx";
import { partDocs } from "./support/part-docs.tsx";

/** How far a live job is, wherever it was started; nothing while none is at work. */
const meta: Meta<typeof JobPill> = {
  title: "Generation/JobPill",
  component: JobPill,
  args: { entity: haru },
  parameters: {
    ...onServer(jobAt(8, 3)).parameters,
    docs: {
      ...partDocs({
        usage: `<JobPill entity={entity} />`,
        components: { JobPill },
        anatomy: ["JobPill"],
        keys: [["Enter Space", "Leads to the candidates, where a `GenerateButton` stands in the page."]],
        recipes: [
          [
            "In the corner of the page, wherever it is written.",
            `[data-mg-part="job-pill"] {
  position: fixed;
  inset-block-end: 16px;
  inset-inline-end: 16px;
}`,
          ],
        ],
      }),
    },
  },
};
export default meta;

type Story = StoryObj<typeof JobPill>;

/** Three of eight are there. */
export const Running: Story = {
  play: async () => {
    await findPart("job-pill", "running");
  },
};

/** Pressed: the modal opens at the candidates. */
export const Pressed: Story = {
  decorators: [
    (Story) => (
      <div style={{ display: "flex", flexWrap: "wrap", gap: 12, alignItems: "center" }}>
        <Story />
        <GenerateButton entity={haru} name="서하루" owner source={haruSource} />
      </div>
    ),
  ],
  play: async () => {
    await userEvent.click(await findPart("job-pill", "running"));
    await findPart("stage", "running");
  },
};

/** No job is at work. */
export const Nothing: Story = onServer({});
