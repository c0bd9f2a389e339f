import type { Bundle } from "./bundle-bytes.ts";

/** A part of the kit, what it may weigh, and what it should. */
export interface ByteBudget extends Bundle {
  name: string;
  /** Goal for what comes first, in bytes. */
  goal?: number;
  /** More than this fails the tests; above the goal where the goal is not reached yet. */
  most: number;
  /** Counts what comes later too. */
  whole?: boolean;
}

const page = `export { MediaGenProvider } from "@media-gen/react/provider";`;

/** The budgets of the kit. */
export const byteBudgets: readonly ByteBudget[] = [
  {
    name: "client: createMediaGenClient",
    code: `export { createMediaGenClient } from "@media-gen/client";`,
    goal: 3_000,
    most: 3_560,
  },
  {
    name: "PrimaryImage",
    code: `export { PrimaryImage } from "@media-gen/react/primary-image";`,
    goal: 2_000,
    most: 2_310,
  },
  {
    name: "PrimaryImage with its provider",
    code: `${page} export { PrimaryImage } from "@media-gen/react/primary-image";`,
    most: 5_660,
  },
  {
    name: "a whole page of covers: client, provider, PrimaryImage, ko",
    code: `${page} export { PrimaryImage } from "@media-gen/react/primary-image";
      export { createMediaGenClient } from "@media-gen/client"; export { ko } from "@media-gen/react/locales/ko";`,
    most: 14_740,
  },
  {
    name: "MiniGallery",
    code: `export { MiniGallery } from "@media-gen/react/mini-gallery";`,
    goal: 3_500,
    most: 3_570,
  },
  {
    name: "ImageGenerateModal before it is opened",
    code: `export { ImageGenerateModal } from "@media-gen/react/image-generate-modal";`,
    most: 2_810,
  },
  {
    name: "ImageGenerateModal as first opened",
    code: `export { ImageGenerateModal } from "@media-gen/react/image-generate-modal";`,
    opened: ["generation/generate-modal.tsx"],
    goal: 24_000,
    most: 27_230,
  },
  {
    name: "a catalogue: ko",
    code: `export { ko } from "@media-gen/react/locales/ko";`,
    most: 6_260,
  },
  {
    name: "everything together",
    code: `export * from "@media-gen/react";`,
    whole: true,
    goal: 60_000,
    most: 89_150,
  },
];
