import { ThumbnailGrid, type ThumbnailGridProps, useGeneration, useImages } from "@media-gen/react";
import type { Meta, StoryObj } from "@storybook/react-vite";
import type { ReactNode } from "react";
import { userEvent } from "storybook/test";
import { findFirst, findPart } from "./support/find-part.ts";
import { haru, onPhone, onServer, withImages, withLostFiles } from "./support/imagined-host.ts";
import { partDocs } from "./support/part-docs.tsx";

type Args = Pick<ThumbnailGridProps, "layout" | "ratio"> & {
  /** Marks the pictures in these places, from 1, as chosen for something. */
  selectedPlaces?: number[];
};

function Gallery({ layout, ratio, selectedPlaces = [] }: Args): ReactNode {
  const { data: images = [] } = useImages(haru);
  const { job } = useGeneration(haru);
  const selected = selectedPlaces.flatMap((place) => images[place - 1]?.id ?? []);
  return (
    <ThumbnailGrid
      entity={haru}
      images={images}
      slots={job?.results}
      onRetrySlot={() => undefined}
      layout={layout}
      ratio={ratio}
      selected={selected}
    />
  );
}

/** The owner's pictures: choose the primary, order by drag, keys or a menu, crop, delete with undo. */
const meta: Meta<Args> = {
  title: "Gallery/ThumbnailGrid",
  parameters: {
    docs: {
      ...partDocs({
        usage: `const { data: images = [] } = useImages(entity);

<ThumbnailGrid entity={entity} images={images} />`,
        components: { ThumbnailGrid },
        anatomy: ["ThumbnailGrid"],
        keys: [
          ["Tab", "Into the grid and on to the buttons of the cell in focus; the grid is one stop."],
          ["← ↑ → ↓", "To the next cell; in right-to-left pages left and right change places."],
          ["Home End", "To the first and last cell of the row; with Ctrl of the grid."],
          ["Enter", "Opens the picture."],
          ["Space", "Lifts the picture, and drops it."],
          ["← ↑ → ↓", "With a picture lifted: moves it."],
          ["Esc", "With a picture lifted: puts it back, and sends nothing."],
        ],
        recipes: [
          [
            "The primary stands out by an edge of your own.",
            `[data-mg-part="cell"][data-state="primary"] {
  outline: 2px solid var(--our-brand);
  outline-offset: 3px;
}`,
          ],
        ],
      }),
    },
  },
  render: (args) => <Gallery {...args} />,
  play: async () => {
    await findPart("cell");
  },
  args: { layout: "tiles", ratio: "3:4" },
  argTypes: {
    layout: { control: "inline-radio", options: ["auto", "tiles", "rows"] },
    ratio: { control: "inline-radio", options: ["1:1", "3:4", "16:9"] },
  },
};
export default meta;

type Story = StoryObj<Args>;

const cellAt = (place: number): Promise<HTMLElement> =>
  findFirst(`[data-mg-part="cell"]:nth-child(${place}) [data-mg-part="cell-body"][data-kind="image"]`);
const controlAt = (place: number, part: string): Promise<HTMLElement> =>
  findFirst(`[data-mg-part="cell"]:nth-child(${place}) [data-mg-part="${part}"]`);

/** Six pictures on a desktop: four columns, the primary first. */
export const Tiles: Story = withImages(6);

/** A row for each picture with every control in sight, as on a phone. */
export const Rows: Story = {
  args: { layout: "rows" },
  tags: ["phone"],
  globals: onPhone,
  ...withImages(4),
};

/** Ready, failed, blocked, being drawn and waiting at once. None changes its size or place when it changes its state. */
export const EverySlot: Story = {
  ...onServer({
    options: {
      outcome: (slot) => (slot === 2 ? "timeout" : slot === 3 ? "blocked" : "ready"),
    },
    prepare: async ({ server, generate }) => {
      await generate(8);
      server.finishNext(4);
    },
  }),
  play: async () => {
    await findPart("cell", "drawing");
  },
};

/** Primary, selected and focused never look alike: a badge, an inset well with a check, a ring. */
export const PrimarySelectedFocused: Story = {
  args: { selectedPlaces: [2] },
  ...withImages(4),
  play: async () => {
    (await cellAt(1)).focus();
    await userEvent.keyboard("{ArrowRight}{ArrowRight}");
  },
};

/** Lifted by Space: the dashed place stays, arrows move, Enter drops, Escape takes back. */
export const Lifted: Story = {
  ...withImages(6),
  play: async () => {
    (await cellAt(3)).focus();
    await userEvent.keyboard(" ");
    await findPart("cell", "dragging");
  },
};

/** Dragged by the pointer: its place stays dashed, a copy follows, and a line says where it would land. */
export const Dragged: Story = {
  ...withImages(6),
  play: async () => {
    // What drags comes after the cells.
    await findPart("drag-layer");
    const grip = await controlAt(3, "cell-grip");
    const { x, y } = grip.getBoundingClientRect();
    const at = (dx: number, dy: number) => ({ target: grip, coords: { clientX: x + dx, clientY: y + dy } });
    await userEvent.pointer([{ keys: "[MouseLeft>]", ...at(8, 8) }, at(20, 10), at(120, 40), at(-220, 60)]);
    await findPart("drag-copy");
  },
};

/** A press on the grip opens the same moves as a menu. */
export const MoveMenu: Story = {
  ...withImages(6),
  play: async () => {
    await userEvent.click(await controlAt(3, "cell-grip"));
    await findPart("menu-list");
  },
};

/** Deleted at once, with an undo in its place and in the toast. */
export const Deleted: Story = {
  ...withImages(6),
  play: async () => {
    await userEvent.click(await controlAt(2, "cell-trash"));
    await findPart("cell", "deleted");
  },
};

/** The primary is asked about first, and the question names its successor. */
export const DeletingThePrimary: Story = {
  ...withImages(3),
  play: async () => {
    await userEvent.click(await controlAt(1, "cell-trash"));
    await findPart("confirm");
  },
};

/** One picture is the primary and cannot move. */
export const One: Story = withImages(1);

/** A large gallery: one tab stop, and only the pictures in sight are loaded. */
export const Fifty: Story = withImages(50);

/** Two full rows. */
export const Eight: Story = withImages(8);

/** A hundred. */
export const Hundred: Story = withImages(100);

/** A thousand: what is out of sight is not on the page. */
export const Thousand: Story = withImages(1000);

/** Square pictures. */
export const Square: Story = { args: { ratio: "1:1" }, ...withImages(6) };

/** Wide pictures. */
export const Wide: Story = { args: { ratio: "16:9" }, ...withImages(6) };

/** The files are gone: each cell keeps its place and can still be moved and deleted. */
export const MissingFiles: Story = withLostFiles(4, "missing");

/** The files are no pictures. */
export const BrokenFiles: Story = withLostFiles(4, "broken");

/** Nothing to show. */
export const Empty: Story = {
  play: async () => {
    await findPart("thumbnail-grid");
  },
};

/** A row for each place of a running job, as on a phone. */
export const RowsOfAJob: Story = {
  ...EverySlot,
  args: { layout: "rows" },
  tags: ["phone"],
  globals: onPhone,
};
