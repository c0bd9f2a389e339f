import type { Locale } from "@media-gen/contract/wire";
import { cutAtSentence } from "./cut-at-sentence.ts";
import { shareBudget } from "./share-budget.ts";
import { codePoints, tidy } from "./tidy.ts";

type Text = string | null | undefined;

/** What a character's page knows of the character. */
export interface CharacterSource {
  entity_type: "character";
  name: Text;
  description?: Text;
  personality?: Text;
  speech_style?: Text;
  world?: Text;
}

/** What a web novel's page knows of the novel. `excerpt` is used where there is no `summary`. */
export interface StorySource {
  entity_type: "story";
  title: Text;
  introduction?: Text;
  summary?: Text;
  excerpt?: Text;
}

/** What the page of an existing work's character knows of the character and the work. */
export interface OrigchatSource {
  entity_type: "origchat";
  name: Text;
  description?: Text;
  personality?: Text;
  speech_style?: Text;
  original_title?: Text;
  original_world?: Text;
}

/** The texts that a prompt is composed of, told apart by `entity_type`. */
export type PromptSource = CharacterSource | StorySource | OrigchatSource;

/** A field of a source. */
export type PromptPart = Exclude<
  keyof CharacterSource | keyof StorySource | keyof OrigchatSource,
  "entity_type"
>;

/** Settings of `composePrompt`. */
export interface ComposePromptOptions {
  /** Longest prompt, in code points. @default 600 */
  budget?: number;
  /** Language of the few words put before a part, such as 「성격」. @default "ko" */
  locale?: Locale;
}

/** A prompt and the fields that really went into it, in the order of their first word. */
export interface ComposedPrompt {
  prompt: string;
  parts: PromptPart[];
}

/** One part on its way into the prompt. */
interface Piece {
  part: PromptPart;
  text: string;
  /** Set before the text; not shortened. */
  lead: string;
  tail: string;
  /** Share of the budget beside the other pieces' weights. */
  weight: number;
}

type Labels = Record<"personality" | "speech_style" | "world" | "summary" | "excerpt" | "original", string>;

const labels: Readonly<Record<Locale, Labels>> = {
  ko: {
    personality: "성격: ",
    speech_style: "말투: ",
    world: "세계관: ",
    summary: "줄거리: ",
    excerpt: "장면: ",
    original: "원작: ",
  },
  en: {
    personality: "Personality: ",
    speech_style: "Way of speaking: ",
    world: "World: ",
    summary: "Plot: ",
    excerpt: "Scene: ",
    original: "From: ",
  },
  ja: {
    personality: "性格：",
    speech_style: "話し方：",
    world: "世界観：",
    summary: "あらすじ：",
    excerpt: "場面：",
    original: "原作：",
  },
};

/**
 * Joins what an entity's page already says into a first prompt: no engine, no network, the same words every time.
 * Each part keeps whole sentences where it has to be shortened; empty parts are left out.
 * @returns the prompt, at most `budget` code points, and the fields it came from; both empty when the source says nothing
 * @example
 * composePrompt({ entity_type: "character", name: "하루", personality: "다정하다." })
 * // { prompt: "하루\n성격: 다정하다.", parts: ["name", "personality"] }
 */
export function composePrompt(source: PromptSource, options: ComposePromptOptions = {}): ComposedPrompt {
  const budget = Math.max(0, Math.floor(options.budget ?? 600));
  const pieces = piecesOf(source, labels[options.locale ?? "ko"]).filter((piece) => piece.text !== "");
  // Each piece stands on its own line; the line break counts too.
  const frames = pieces.map((piece) => codePoints(piece.lead) + codePoints(piece.tail) + 1);
  const lengths = pieces.map((piece, index) => codePoints(piece.text) + frames[index]!);
  const shares = shareBudget(
    lengths,
    pieces.map((piece) => piece.weight),
    budget + 1,
  );

  const lines: string[] = [];
  const parts: PromptPart[] = [];
  let left = budget + 1;
  let spare = 0;
  for (const [index, piece] of pieces.entries()) {
    const frame = frames[index]!;
    const room = Math.min(left, shares[index]! + spare) - frame;
    const text = room > 0 ? cutAtSentence(piece.text, room) : "";
    const used = text === "" ? 0 : codePoints(text) + frame;
    spare = Math.max(0, shares[index]! + spare - used);
    if (text === "") continue;
    left -= used;
    lines.push(piece.lead + text + piece.tail);
    parts.push(piece.part);
  }
  return { prompt: lines.join("\n"), parts };
}

function piecesOf(source: PromptSource, words: Labels): Piece[] {
  const piece = (part: PromptPart, text: Text, weight: number, lead = "", tail = ""): Piece => ({
    part,
    text: tidy(text),
    lead,
    tail,
    weight,
  });
  switch (source.entity_type) {
    case "character":
      return [
        piece("name", source.name, 4),
        piece("description", source.description, 4),
        piece("personality", source.personality, 2, words.personality),
        piece("speech_style", source.speech_style, 1, words.speech_style),
        piece("world", source.world, 3, words.world),
      ];
    case "story": {
      const summary = piece("summary", source.summary, 3, words.summary);
      return [
        piece("title", source.title, 4, "『", "』"),
        piece("introduction", source.introduction, 3),
        summary.text === "" ? piece("excerpt", source.excerpt, 3, words.excerpt) : summary,
      ];
    }
    case "origchat":
      return [
        piece("name", source.name, 4),
        piece("description", source.description, 4),
        piece("personality", source.personality, 2, words.personality),
        piece("speech_style", source.speech_style, 1, words.speech_style),
        piece("original_title", source.original_title, 2, `${words.original}『`, "』"),
        piece("original_world", source.original_world, 3, words.world),
      ];
  }
}
