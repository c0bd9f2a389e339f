import type { PromptSource } from "@media-gen/client";
import type { SiteEntity } from "../../shared/site-entity.ts";

/** What the kit fills the writer's first prompt with: the fields that this page already shows. */
export function promptSource(entity: SiteEntity): PromptSource {
  switch (entity.entity_type) {
    case "character": {
      const { description, personality, speech_style, world } = entity.texts;
      return { entity_type: "character", name: entity.title, description, personality, speech_style, world };
    }
    case "story": {
      const { introduction, summary, excerpt } = entity.texts;
      return { entity_type: "story", title: entity.title, introduction, summary, excerpt: excerpt.join(" ") };
    }
    case "origchat": {
      const { description, personality, speech_style, original_title, original_world } = entity.texts;
      return {
        entity_type: "origchat",
        name: entity.title,
        description,
        personality,
        speech_style,
        original_title,
        original_world,
      };
    }
  }
}
