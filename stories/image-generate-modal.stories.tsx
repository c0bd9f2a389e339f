import type { Meta } from "@storybook/react-vite";
import { userEvent } from "storybook/test";
import { findFirst, findPart } from "./support/find-part.ts";
import { onPhone, onServer, type ServerStory } from "./support/imagined-host.ts";
import {
  modalMeta,
  type ModalStory as Story,
  showsDone,
  showsForm,
  showsObstacle,
  showsRunning,
} from "./support/modal-story.tsx";

/** From the first text to the chosen picture. It keeps one size through form, running and done. */
const meta: Meta<typeof modalMeta.component> = {
  ...modalMeta,
  title: "Generation/ImageGenerateModal",
  parameters: { docs: { ...modalMeta.parameters.docs } },
};
export default meta;

const threeOfEight: ServerStory = {
  options: { outcome: (slot) => (slot === 2 ? "timeout" : "ready") },
  prepare: async ({ server, generate }) => {
    await generate(8);
    server.finishNext(4);
  },
};

const doneWith = (...counts: number[]): ServerStory => ({
  prepare: async ({ server, generate }) => {
    for (const count of counts) {
      await generate(count);
      server.finishAll();
    }
  },
});

/** The first visit: the text is filled in from the character's page, and nothing has been spent. */
export const Prefilled: Story = { play: showsForm };

/** A host without fields gives no text: what is missing stands where the price was, and a press sends nothing. */
export const EmptyPrompt: Story = { args: { source: undefined, prompt: "" }, play: showsObstacle };

const night = "달빛이 드는 오래된 도서관, 남색 제복의 사서가 책을 펼친다. ";

/** The synopsis of a novel, as long as it may be. */
export const LongKoreanText: Story = {
  args: { source: undefined, prompt: night.repeat(Math.floor(2000 / night.length)) },
  play: showsForm,
};

/** Longer than it may be: nothing is cut away, and the counter and the footer say by how much. */
export const TooLongText: Story = {
  args: { source: undefined, prompt: night.repeat(70) },
  play: async () => {
    await findPart("counter", "over");
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
    await userEvent.click(await findPart("submit"));
    await findPart("blocked");
  },
};

/** Fewer credits than the pictures cost: the reason stands where the price was. */
export const NoCredits: Story = { ...onServer({ options: { credits: 2 } }), play: showsObstacle };

/** The day's pictures are used up. */
export const DaySpent: Story = { ...onServer(doneWith(8, 8, 8)), play: showsObstacle };

/** Three of eight are there, one failed, one is being drawn, three wait: each in its own place. */
export const Running: Story = { ...onServer(threeOfEight), play: showsRunning };

/** Pictures land one after another while the dialog is being watched. */
export const Arriving: Story = {
  ...onServer({ options: { drawMs: 900 } }),
  play: async () => {
    await userEvent.click(await findPart("submit"));
    await findPart("stage", "running");
  },
};

/** All arrived: choose, order, crop, delete. */
export const Done: Story = { ...onServer(doneWith(6)), play: showsDone };

/** Some arrived; the others say why and what came back, and can be drawn again. A blocked one cannot. */
export const Partial: Story = {
  ...onServer({
    ...doneWith(8),
    options: { outcome: (slot) => (slot === 3 ? "blocked" : slot % 3 === 2 ? "provider_error" : "ready") },
  }),
  play: showsDone,
};

/** Nothing arrived, everything came back. */
export const AllFailed: Story = {
  ...onServer({ ...doneWith(4), options: { outcome: () => "provider_error" } }),
  play: showsDone,
};

/** Cancelled after three of eight: what was not drawn was not paid. */
export const Cancelled: Story = {
  ...onServer({
    prepare: async ({ server, generate }) => {
      await generate(8);
      server.finishNext(3);
    },
  }),
  play: async () => {
    await findPart("stage", "running");
    await userEvent.click(await findPart("cancel"));
    await findPart("stage", "done");
  },
};

/** The writer's connection is gone; the story takes it away for as long as it is shown. */
export const Offline: Story = {
  beforeEach: () => {
    Object.defineProperty(navigator, "onLine", { configurable: true, get: () => false });
    return () => {
      Reflect.deleteProperty(navigator, "onLine");
    };
  },
  play: async () => {
    await findPart("offline-note");
    await findPart("obstacle");
  },
};

/** The server does not answer at all: one sentence, one button. */
export const ServerUnreachable: Story = {
  ...onServer({ prepare: ({ server }) => server.failRequests({ network: true, times: 1000 }) }),
  play: async () => {
    await findPart("modal-problem");
  },
};

/** Every answer takes its time: the places of the form are held until then. */
export const Slow: Story = { globals: { weather: "slow" }, play: showsForm };

/** A language that does not exist, 40 % longer: nothing is cut off, and what is plain was never translated. */
export const PseudoLanguage: Story = {
  parameters: { ...onServer(threeOfEight).parameters, locale: "pseudo" },
  play: showsRunning,
};

/** An engine without seeds, negative prompts or 16:9: the form follows. */
export const LesserEngine: Story = {
  ...onServer({
    options: {
      capabilities: {
        seed: false,
        negative_prompt: false,
        variation_strength: false,
        ratios: ["1:1", "3:4"],
      },
    },
  }),
  play: showsForm,
};

/** 375 px wide: the form is a page of its own, with its footer always in reach. */
export const PhoneForm: Story = { tags: ["phone"], globals: onPhone, play: showsForm };

/** 375 px wide, while drawing. */
export const PhoneRunning: Story = {
  tags: ["phone"],
  globals: onPhone,
  ...onServer(threeOfEight),
  play: showsRunning,
};

/** 375 px wide, done: a row for each picture, every control 44 px. */
export const PhoneDone: Story = {
  tags: ["phone"],
  globals: onPhone,
  ...onServer(doneWith(4)),
  play: async () => {
    await userEvent.click(await findFirst('[data-mg-part="modal-tabs-option"][data-value="results"]'));
    await findPart("stage", "done");
  },
};
