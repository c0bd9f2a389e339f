/**
 * What needs no browser and no React: types, prompt composition, and the data of parts, states, attributes and variables.
 * Server components and build scripts may import it.
 * @module
 */
export {
  type ComposedPrompt,
  type ComposePromptOptions,
  composePrompt,
  type PromptPart,
  type PromptSource,
} from "@media-gen/client";
export { type MediaGenAttribute, mediaGenAttributes } from "./anatomy/attributes.ts";
export {
  type MediaGenComponent,
  type MediaGenPart,
  mediaGenParts,
  type PartRow,
  partTable,
} from "./anatomy/parts.ts";
export { type MediaGenState, mediaGenStates } from "./anatomy/states.ts";
export { type MediaGenVariable, mediaGenOwnVariables, mediaGenVariables } from "./anatomy/variables.ts";
export type { Catalogue } from "./i18n/catalogue.ts";
export type { Labels } from "./i18n/labels.ts";
export { withParticle } from "./i18n/particles.ts";
