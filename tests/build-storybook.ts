import { buildStorybook } from "./browser/storybook.ts";

/** Once for all files: two that build at the same time would empty the folder under each other. */
export async function setup(): Promise<void> {
  await buildStorybook();
}
