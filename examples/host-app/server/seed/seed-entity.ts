import type { CharacterTexts, Kind, OrigchatTexts, Stats, StoryTexts } from "../../shared/site-entity.ts";

/** One picture that the offline engine paints for the shop window. */
export interface SeedPainting {
  prompt: string;
  style: "realistic" | "anime" | "painterly";
}

interface SeedBase {
  id: string;
  owner_id: string;
  visibility?: "private";
  title: string;
  tagline: string;
  genres: string[];
  stats: Stats;
  /** Place in today's Top, from 1. */
  rank?: number;
  paintings?: SeedPainting[];
}

export type SeedCharacter = SeedBase & { entity_type: "character"; texts: CharacterTexts };
export type SeedStory = SeedBase & { entity_type: "story"; texts: StoryTexts };
export type SeedOrigchat = SeedBase & { entity_type: "origchat"; texts: OrigchatTexts };
export type SeedEntity = (SeedCharacter | SeedStory | SeedOrigchat) & { entity_type: Kind };
