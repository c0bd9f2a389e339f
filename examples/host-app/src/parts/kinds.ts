import type { Kind } from "../../shared/site-entity.ts";

export const kinds: readonly Kind[] = ["character", "story", "origchat"];

export const genres = ["판타지", "로맨스", "미스터리", "모험", "추리", "역사", "SF", "일상"] as const;

export function asKind(value: string | null | undefined): Kind | null {
  return kinds.find((kind) => kind === value) ?? null;
}
