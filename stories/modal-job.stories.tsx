import type { Meta } from "@storybook/react-vite";
import { expect, userEvent, within } from "storybook/test";
import { eventually, findFirst, findPart } from "./support/find-part.ts";
import { haru, onPhone, onServer } from "./support/imagined-host.ts";
import {
  jobAt,
  modalMeta,
  type ModalStory as Story,
  showsDone,
  showsRunning,
} from "./support/modal-story.tsx";

/** The modal while pictures are being made, picture by picture, and what comes after. */
const meta: Meta<typeof modalMeta.component> = {
  ...modalMeta,
  title: "Generation/ModalJob",
  // The modal has one page; these are more of its states.
  tags: ["!autodocs"],
};
export default meta;

/** Accepted, and not begun: everything waits. */
export const Queued: Story = { ...onServer(jobAt(8, null)), play: showsRunning };

/** None of eight is there; the first is being drawn. */
export const NoneOfEight: Story = { ...onServer(jobAt(8, 0)), play: showsRunning };

/** The first of eight. */
export const OneOfEight: Story = { ...onServer(jobAt(8, 1)), play: showsRunning };

/** Half of them. */
export const FourOfEight: Story = { ...onServer(jobAt(8, 4)), play: showsRunning };

/** All but the last. */
export const SevenOfEight: Story = { ...onServer(jobAt(8, 7)), play: showsRunning };

/** All eight. */
export const EightOfEight: Story = { ...onServer(jobAt(8, 8)), play: showsDone };

/** A single picture is asked for, too. */
export const OneOfOne: Story = { ...onServer(jobAt(1, 1)), play: showsDone };

/** The first two failed while the others go on. */
export const FailingStart: Story = {
  ...onServer({
    ...jobAt(6, 3),
    options: { outcome: (slot) => (slot < 2 ? "provider_error" : "ready") },
  }),
  play: showsRunning,
};

/** Wide pictures: the cells have their shape before they arrive. */
export const Wide: Story = {
  ...onServer({
    prepare: async ({ server, client }) => {
      await client.generate({ ...haru, prompt: "안개 낀 항구 도시의 새벽", ratio: "16:9", count: 6 });
      server.finishNext(3);
    },
  }),
  play: showsRunning,
};

/** The gallery as it was before, beside this batch. */
export const WholeGallery: Story = {
  ...onServer({
    prepare: async ({ server, generate }) => {
      server.seedImages(haru, 9);
      await generate(4);
      server.finishAll();
    },
  }),
  play: async () => {
    await findPart("stage", "done");
    await userEvent.click(await findFirst('[data-mg-part="stage-view-option"][data-value="all"]'));
  },
};

/** Another tab changed the order meanwhile: the latest one is shown, and one sentence says so. */
export const OrderConflict: Story = {
  ...onServer({
    prepare: async ({ server, generate }) => {
      await generate(6);
      server.finishAll();
      server.failRequests({ operation: "reorderImages", problem: "order_conflict" });
    },
  }),
  play: async () => {
    await findPart("stage", "done");
    const cells = (await findPart("thumbnail-grid")).querySelectorAll<HTMLElement>(
      '[data-mg-part="cell-body"][data-kind="image"]',
    );
    cells[2]?.focus();
    await userEvent.keyboard(" {ArrowRight}{Enter}");
    await findPart("toast");
  },
};

/** The whole way: write, send, watch, choose another cover, delete one and bring it back. */
export const WholeJourney: Story = {
  ...onServer({ options: { drawMs: 120 } }),
  play: async () => {
    await userEvent.type(await findFirst("textarea"), " 창밖에는 보름달이 떠 있다.");
    await userEvent.click(await findPart("submit"));
    const stage = await findPart("stage", "done");
    await eventually(() =>
      expect(stage.querySelectorAll('[data-mg-part="cell-body"][data-kind="image"]')).toHaveLength(4),
    );
    const stars = stage.querySelectorAll<HTMLElement>('[data-mg-part="cell-star"]');
    await userEvent.click(stars[2]!);
    await eventually(() => expect(stage.querySelectorAll('[data-mg-part="badge"]')).toHaveLength(1));
    const trash = stage.querySelectorAll<HTMLElement>('[data-mg-part="cell-trash"]');
    await userEvent.click(trash[3]!);
    const undo = await within(await findPart("cell", "deleted")).findByRole("button");
    await userEvent.click(undo);
    await eventually(() =>
      expect(document.querySelector('[data-mg-part="cell"][data-state="deleted"]')).toBeNull(),
    );
  },
};

/** 375 px wide: some arrived, some did not, one under the other. */
export const PhonePartial: Story = {
  tags: ["phone"],
  globals: onPhone,
  ...onServer({ ...jobAt(4, 4), options: { outcome: (slot) => (slot === 1 ? "timeout" : "ready") } }),
  play: async () => {
    await userEvent.click(await findFirst('[data-mg-part="modal-tabs-option"][data-value="results"]'));
    await findPart("stage", "done");
  },
};

/** 375 px wide: before the first picture. */
export const PhoneEmpty: Story = {
  tags: ["phone"],
  globals: onPhone,
  play: async () => {
    await userEvent.click(await findFirst('[data-mg-part="modal-tabs-option"][data-value="results"]'));
    await findPart("stage-empty");
  },
};
