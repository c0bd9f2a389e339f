import { seedCharacters } from "./characters.ts";
import { seedOrigchats } from "./origchats.ts";
import type { SeedEntity } from "./seed-entity.ts";
import { seedStories } from "./stories.ts";

/** Everything on the shelves when the site opens for the first time. */
export const seedEntities: SeedEntity[] = [...seedCharacters, ...seedStories, ...seedOrigchats];
