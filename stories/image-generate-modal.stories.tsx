import { ImageGenerateModal } from "@media-gen/react";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { expect, screen, userEvent, waitFor } from "storybook/test";
import { haru, haruSource, type ServerStory } from "./support/imagined-host.tsx";

const meta: Meta<typeof ImageGenerateModal> = {
  title: "Generation/ImageGenerateModal",
  component: ImageGenerateModal,
  args: { entity: haru, name: "서하루", source: haruSource, open: true, onOpenChange: () => undefined },
};
export default meta;

type Story = StoryObj<typeof ImageGenerateModal>;

const onServer = (server: ServerStory): Pick<Story, "parameters"> => ({ parameters: { server } });

/** The first visit: the text is filled in, nothing has been spent. */
export const Form: Story = {};

/** A host without fields gives no text: the button says what is missing. */
export const EmptyPrompt: Story = { args: { source: undefined, prompt: "" } };

/** The whole synopsis of a novel. */
export const LongKoreanText: Story = {
  args: {
    source: undefined,
    prompt: "달빛이 드는 오래된 도서관, 남색 제복의 사서가 책을 펼친다. ".repeat(60),
  },
};

/** The guard stopped the text: where, why, what it cost (nothing), and a safer wording. */
export const Blocked: Story = {
  args: { source: undefined, prompt: "유명 배우의 얼굴로 도서관 창가에 서 있는 장면" },
  ...onServer({
    options: {
      guard: () => ({
        categories: ["likeness"],
        spans: [{ field: "prompt", start: 0, end: 9 }],
        suggestion: "차분하고 또렷한 얼굴로 도서관 창가에 서 있는 장면",
      }),
    },
  }),
  play: async () => {
    await userEvent.click(await screen.findByRole("button", { name: /^4/ }));
    await expect(
      await screen.findByText(/크레딧과 오늘 장수|No credits or daily|クレジットと本日/),
    ).toBeVisible();
  },
};

/** Fewer credits than the pictures cost. */
export const NoCredits: Story = onServer({ options: { credits: 2 } });

/** The day's pictures are used up. */
export const DaySpent: Story = onServer({
  prepare: async (server, generate) => {
    for (let round = 0; round < 3; round += 1) {
      await generate(8);
      server.finishAll();
    }
  },
});

/** Four states at once: ready, failed, drawing and waiting. */
export const Running: Story = onServer({
  options: { outcome: (slot) => (slot === 2 ? "timeout" : "ready") },
  prepare: async (server, generate) => {
    await generate(8);
    server.finishNext(4);
  },
});

/** All arrived: choose, order, crop, delete. */
export const Done: Story = onServer({
  prepare: async (server, generate) => {
    await generate(6);
    server.finishAll();
  },
});

/** Some arrived, the others say why and can be drawn again. */
export const Partial: Story = onServer({
  options: { outcome: (slot) => (slot === 3 ? "blocked" : slot % 3 === 2 ? "provider_error" : "ready") },
  prepare: async (server, generate) => {
    await generate(8);
    server.finishAll();
  },
});

/** Nothing arrived, everything came back. */
export const AllFailed: Story = onServer({
  options: { outcome: () => "provider_error" },
  prepare: async (server, generate) => {
    await generate(4);
    server.finishAll();
  },
});

/** An engine without seeds, negative prompts or 16:9: the form follows. */
export const LesserEngine: Story = onServer({
  options: {
    capabilities: { seed: false, negative_prompt: false, variation_strength: false, ratios: ["1:1", "3:4"] },
  },
});

/** A picture arrives while the dialog is open. */
export const Arriving: Story = {
  ...onServer({ options: { drawMs: 900 } }),
  play: async () => {
    await userEvent.click(await screen.findByRole("button", { name: /^4/ }));
    await waitFor(() => expect(screen.getByRole("progressbar")).toBeVisible());
  },
};
