import type { EntityRef, MediaGenClient, PromptSource } from "@media-gen/client";
import type { MemoryServer, MemoryServerOptions } from "@media-gen/client/testing";

/** The character that the imagined host's writer owns. */
export const haru: EntityRef = { entity_type: "character", entity_id: "haru" };

/** What the character's page says, for the first prompt. */
export const haruSource: PromptSource = {
  entity_type: "character",
  name: "서하루",
  description: "달빛 도서관의 마지막 사서. 짙은 남색 제복과 호박 브로치, 올려 묶은 검은 머리.",
  personality: "차분하고 조금 슬픈 눈빛.",
  world: "보름달이 뜨는 밤에만 문을 여는 도서관.",
};

/** The server of a story, and the owner's hands before the page was opened. */
export interface Past {
  server: MemoryServer;
  client: MediaGenClient;
  /** Starts a job of so many pictures; none is drawn yet. */
  generate(count: number): Promise<void>;
}

/** What a story says of its server: how it behaves, and what happened before the page was opened. */
export interface ServerStory {
  options?: MemoryServerOptions;
  prepare?: (past: Past) => void | Promise<void>;
}

/** Parameters of a story that runs on such a server. */
export function onServer(server: ServerStory): { parameters: { server: ServerStory } } {
  return { parameters: { server } };
}

/** Parameters of a story whose gallery already holds pictures. */
export function withImages(count: number): { parameters: { server: ServerStory } } {
  return onServer({ prepare: ({ server }) => void server.seedImages(haru, count) });
}

/**
 * Globals that frame a story as a phone of 375 px. Such a story is tagged `phone` as well, word for word: Storybook's
 * index, which tells the width to those who open it without the frame, is made from the text.
 */
export const onPhone: Record<string, unknown> = { viewport: { value: "phone", isRotated: false } };

/** Parameters of a story whose pictures cannot be shown: their file is gone, or is no picture. */
export function withLostFiles(
  count: number,
  file: "missing" | "broken",
): { parameters: { server: ServerStory } } {
  const url = file === "missing" ? "./no-such-file.webp" : "data:image/webp;base64,bm90IGEgcGljdHVyZQ==";
  return onServer({
    options: { pictures: () => url },
    prepare: ({ server }) => void server.seedImages(haru, count),
  });
}
