/** What the site's own server sends to its pages, beside the kit's wire. */

export type Kind = "character" | "story" | "origchat";

export interface TalkLine {
  /** `self` is the character, `reader` the person on the other side. */
  who: "self" | "reader";
  text: string;
}

export interface CharacterTexts {
  description: string;
  personality: string;
  speech_style: string;
  world: string;
  quote: string;
  talk: TalkLine[];
}

export interface StoryTexts {
  introduction: string;
  summary: string;
  quote: string;
  /** Paragraphs of the first chapter. */
  excerpt: string[];
  /** Titles of the newest chapters, last one first. */
  chapters: { no: number; title: string }[];
}

export interface OrigchatTexts {
  description: string;
  personality: string;
  speech_style: string;
  quote: string;
  original_title: string;
  original_author: string;
  original_world: string;
  talk: TalkLine[];
}

interface Texts {
  character: CharacterTexts;
  story: StoryTexts;
  origchat: OrigchatTexts;
}

/** `talks` and `days` are for those who talk, `chapters` and `reads` for stories. */
export interface Stats {
  likes: number;
  talks?: number;
  days?: number;
  chapters?: number;
  reads?: number;
  completed?: boolean;
}

/** A card's worth of an entity. */
export interface SiteCard {
  entity_type: Kind;
  entity_id: string;
  visibility: "public" | "private";
  title: string;
  tagline: string;
  genres: string[];
  stats: Stats;
  /** Mirrors of the kit's gallery, kept by the site in its own tables. */
  avatar_url: string | null;
  gallery_count: number;
  representative_image_version: number;
  focal_x: number | null;
  focal_y: number | null;
}

/** A whole entity of one kind. */
export type SiteEntity = {
  [K in Kind]: SiteCard & { entity_type: K; owner_id: string; is_owner: boolean; texts: Texts[K] };
}[Kind];

export interface SiteList {
  entities: SiteCard[];
  /** True while the shop window is still being painted. */
  painting: boolean;
}

export interface SiteUser {
  id: string;
  name: string;
}
