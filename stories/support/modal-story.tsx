import { ImageGenerateModal } from "@media-gen/react";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { useArgs } from "storybook/preview-api";
import { findPart } from "./find-part.ts";
import { haru, haruSource, type ServerStory } from "./imagined-host.ts";
import { partDocs } from "./part-docs.tsx";

/** What every file of stories of the modal starts from. */
export const modalMeta = {
  component: ImageGenerateModal,
  args: { entity: haru, name: "서하루", source: haruSource, open: true },
  parameters: {
    docs: {
      ...partDocs({
        framed: true,
        usage: `<ImageGenerateModal
  entity={entity}
  name={character.name}
  source={source}
  open={open}
  onOpenChange={setOpen}
/>`,
        components: { ImageGenerateModal },
        anatomy: ["ImageGenerateModal", "GenerateForm", "GenerateStage"],
        keys: [
          ["Tab", "Goes round inside the dialog: form, footer, pictures."],
          ["Ctrl+Enter ⌘+Enter", "In the prompt: sends the form."],
          ["← →", "Among styles, ratios and tabs: chooses."],
          ["↑ ↓ Home End", "In the count: one more, one less, the least, the most."],
          ["Esc", "Closes it; drawing goes on, and the focus goes back to what opened it."],
        ],
        recipes: [
          [
            "Your own main colour on its one loud button, in this dialog alone.",
            `[data-mg-part="generate-modal"] {
  --mg-ink: var(--our-brand);
  --mg-ink-hover: var(--our-brand-dark);
}`,
          ],
        ],
      }),
    },
  },
  render: function Modal(args) {
    const [, updateArgs] = useArgs<typeof args>();
    return <ImageGenerateModal {...args} onOpenChange={(open) => updateArgs({ open })} />;
  },
} satisfies Meta<typeof ImageGenerateModal>;

/** A story of the modal. */
export type ModalStory = StoryObj<typeof ImageGenerateModal>;

/** The form can be sent or says why it cannot. */
export const showsForm: ModalStory["play"] = async () => {
  await findPart("submit");
};

/** The footer says why nothing can be sent. */
export const showsObstacle: ModalStory["play"] = async () => {
  await findPart("obstacle");
};

/** A job is at work. */
export const showsRunning: ModalStory["play"] = async () => {
  await findPart("stage", "running");
};

/** A job has ended. */
export const showsDone: ModalStory["play"] = async () => {
  await findPart("stage", "done");
};

/** A job of `total` of which so many have ended. Nothing is drawn yet with `null`. */
export function jobAt(total: number, ended: number | null): ServerStory {
  return {
    prepare: async ({ server, generate }) => {
      await generate(total);
      if (ended !== null) server.startDrawing();
      server.finishNext(ended ?? 0);
    },
  };
}
