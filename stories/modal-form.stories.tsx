import type { Meta } from "@storybook/react-vite";
import { expect, userEvent } from "storybook/test";
import { findFirst, findPart } from "./support/find-part.ts";
import { haru, onPhone, onServer } from "./support/imagined-host.ts";
import { modalMeta, type ModalStory as Story, showsForm } from "./support/modal-story.tsx";

/** The form of the modal in the states that a writer brings about. */
const meta: Meta<typeof modalMeta.component> = {
  ...modalMeta,
  title: "Generation/ModalForm",
  // The modal has one page; these are more of its states.
  tags: ["!autodocs"],
};
export default meta;

/** Changed by the writer: the way back to the first text is offered. */
export const Rewritten: Story = {
  play: async () => {
    await userEvent.type(await findFirst("textarea"), " 손에는 낡은 등불을 들고 있다.");
    await findPart("prompt-reset");
  },
};

/** Emoji count as people count them, and are no mistake. */
export const Emoji: Story = {
  args: { source: undefined, prompt: "🌙 달빛 아래 🐈‍⬛ 검은 고양이와 👩🏻‍🦰 빨간 머리의 마법사 ✨📚🕯️" },
  play: showsForm,
};

/** One long word that no language breaks. */
export const UnbrokenWord: Story = {
  args: { source: undefined, prompt: "달빛도서관".repeat(40) },
  play: showsForm,
};

/** The name of a novel may be long; the header gives up its end first. */
export const LongName: Story = {
  args: { name: "회귀한 황실 도서관의 마지막 사서는 오늘도 조용히 달빛을 대출해 드립니다: 외전 포함 완전판" },
  play: showsForm,
};

/** On a phone they are folded away at first. */
async function openAdvanced(): Promise<HTMLElement> {
  await findPart("submit");
  if (document.querySelector('[data-mg-part="advanced"][data-state="closed"]')) {
    await userEvent.click(await findPart("advanced-toggle"));
  }
  const advanced = await findPart("advanced", "open");
  advanced.scrollIntoView({ block: "end" });
  return advanced;
}

/** Settings that most people leave alone. */
export const Advanced: Story = {
  play: async () => {
    await openAdvanced();
  },
};

/** A seed opens the variation; the dice draw one. */
export const WithSeed: Story = {
  args: { randomInteger: () => 20_240_601 },
  play: async () => {
    await openAdvanced();
    const dice = '[data-mg-part="seed-box"] [data-mg-part="icon-button"]';
    await userEvent.click(await findFirst(dice));
  },
};

/** Letters where digits belong: told beside the field, and nothing is sent. */
export const SeedWithLetters: Story = {
  play: async () => {
    await openAdvanced();
    await userEvent.type(await findPart("seed-input"), "달밤 7호");
    (await findPart("field-error")).scrollIntoView({ block: "nearest" });
  },
};

/** A press on the button with an empty text leads to the field. */
export const SentEmpty: Story = {
  args: { source: undefined, prompt: "" },
  play: async () => {
    await userEvent.click(await findPart("submit"));
    await findPart("field-error");
  },
};

/** A sentence to start from was chosen: it fills the form, and nothing is asked of anybody. */
export const FromAnExample: Story = {
  args: { source: undefined, prompt: "" },
  play: async () => {
    const chip = await findPart("example");
    const text = chip.textContent;
    await userEvent.click(chip);
    await expect(await findFirst("textarea")).toHaveValue(text);
  },
};

/** More pictures than are left of the day: how many are, and what to do. */
export const FewLeft: Story = {
  ...onServer({
    prepare: async ({ server, generate }) => {
      for (const count of [8, 8, 6]) {
        await generate(count);
        server.finishAll();
      }
    },
  }),
  play: async () => {
    await findPart("obstacle");
  },
};

/** The presets that the writer kept. */
export const Presets: Story = {
  ...onServer({
    prepare: async ({ client }) => {
      const kept = { style: "painterly", ratio: "3:4", count: 4 } as const;
      await client.createPreset({ ...kept, name: "달밤의 도서관" });
      await client.createPreset({ ...kept, name: "표지용 세로 그림", style: "anime" });
      await client.createPreset({ ...kept, name: "외전 삽화, 흐린 날과 비 오는 골목", ratio: "16:9" });
    },
  }),
  play: async () => {
    await userEvent.click(await findPart("preset-open"));
    await findPart("menu-list");
  },
};

/** No preset was kept yet. */
export const NoPresets: Story = {
  play: async () => {
    await userEvent.click(await findPart("preset-open"));
    await findPart("menu-empty");
  },
};

/** A name for the settings. */
export const NamingAPreset: Story = {
  play: async () => {
    await userEvent.click(await findPart("preset-save"));
    await userEvent.type(await findPart("preset-name"), "달밤의 도서관");
  },
};

/** Too many requests: said over the price, and the button stays. */
export const RefusedForNow: Story = {
  ...onServer({
    prepare: ({ server }) => server.failRequests({ operation: "generate", problem: "rate_limited" }),
  }),
  play: async () => {
    await userEvent.click(await findPart("submit"));
    await findPart("form-failure");
  },
};

/** Sent, and not answered yet. */
export const Sending: Story = {
  ...onServer({ options: { latencyMs: 400 } }),
  play: async () => {
    await userEvent.click(await findPart("submit"));
    await findPart("stage", "running");
  },
};

/** The settings have not arrived yet. */
export const Loading: Story = {
  ...onServer({ options: { latencyMs: 1_000_000 } }),
  play: async () => {
    await findPart("modal-loading");
  },
};

/** 375 px wide: the blocked words, the reason and the safer wording, one below the other. */
export const PhoneBlocked: Story = {
  tags: ["phone"],
  globals: onPhone,
  args: { entity: haru, source: undefined, prompt: "주민등록번호 900101-1234567이 적힌 신분증을 든 사서" },
  ...onServer({
    options: {
      guard: () => ({
        categories: ["private_data"],
        spans: [{ field: "prompt", start: 0, end: 21 }],
        suggestion: "이름표를 단 사서",
      }),
    },
  }),
  play: async () => {
    await userEvent.click(await findPart("submit"));
    await findPart("blocked");
  },
};

/** 375 px wide, with the settings that most people leave alone. */
export const PhoneAdvanced: Story = { ...Advanced, tags: ["phone"], globals: onPhone };
