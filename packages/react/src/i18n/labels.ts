import type { EntityType } from "@media-gen/client";

type Values<Names extends string> = Readonly<Record<Names, number>>;

/**
 * Every text that a part shows or speaks, under one flat key. Values are strings, or functions where the text holds
 * values. `**…**` marks the words that are set in bold; they are plain where the text is only spoken.
 */
export interface Labels {
  // The button and the modal
  open: string;
  "open.running": (v: Values<"n" | "m">) => string;
  title: string;
  "title.running": string;
  "entity.character": string;
  "entity.story": string;
  "entity.origchat": string;
  subtitle: (v: { name: string; type: EntityType }) => string;
  close: string;
  done: string;
  "tab.list": string;
  "tab.form": string;
  "tab.results": (v: Values<"n">) => string;
  loading: string;
  "load.failed": string;
  reload: string;

  // The prompt
  "prompt.label": string;
  "prompt.source": (parts: readonly string[]) => string;
  "prompt.source.own": string;
  "prompt.reset": string;
  "prompt.empty": string;
  "prompt.nothing": string;
  "prompt.long": (v: Values<"over">) => string;
  counter: (v: { n: string; max: string }) => string;
  "counter.long": (v: Values<"n" | "max">) => string;
  "field.name": string;
  "field.title": string;
  "field.description": string;
  "field.personality": string;
  "field.speech_style": string;
  "field.world": string;
  "field.introduction": string;
  "field.summary": string;
  "field.excerpt": string;
  "field.original_title": string;
  "field.original_world": string;

  // The options
  style: string;
  "style.realistic": string;
  "style.anime": string;
  "style.painterly": string;
  ratio: string;
  "ratio.wide": string;
  "ratio.tall": string;
  "ratio.square": string;
  count: string;
  "count.shown": (v: Values<"n">) => string;
  "count.more": string;
  "count.fewer": string;
  "count.value": (v: Values<"n">) => string;
  engine: string;
  advanced: string;
  negative: string;
  "negative.unsupported": string;
  seed: string;
  "seed.roll": string;
  "seed.digits": string;
  "seed.range": string;
  "seed.random": string;
  "seed.unsupported": string;
  variation: string;
  "variation.unsupported": string;
  "variation.seed": string;

  // Presets
  presets: string;
  "preset.save": string;
  "preset.name": string;
  "preset.save.confirm": string;
  "preset.none": string;
  "preset.failed": string;
  "preset.name.empty": string;
  "preset.saved": (v: { name: string }) => string;
  "preset.loaded": (v: { name: string }) => string;
  "preset.delete": (v: { name: string }) => string;
  "preset.deleted": (v: { name: string }) => string;
  "preset.conflict": string;

  examples: string;

  // What it costs
  quota: (v: Values<"n" | "max">) => string;
  "quota.left": (v: Values<"n">) => string;
  price: (v: Values<"n" | "c">) => string;
  "price.balance": (v: { balance: string }) => string;
  "quota.balance": (v: { balance: string }) => string;
  "price.running": (v: Values<"held" | "charged">) => string;
  "quota.spent": (v: { max: number; tz: string }) => string;
  "quota.resets": (v: { at: string }) => string;
  "quota.few": (v: Values<"n">) => string;
  "credits.few": (v: { need: number; balance: string }) => string;
  offline: string;
  "offline.short": string;
  submit: (v: Values<"n">) => string;
  "submit.more": (v: Values<"n">) => string;
  submitting: string;

  // Refused words
  "blocked.prompt": string;
  "blocked.sexual": string;
  "blocked.sexual_minor": string;
  "blocked.gore": string;
  "blocked.hate": string;
  "blocked.self_harm": string;
  "blocked.likeness": string;
  "blocked.private_data": string;
  "blocked.other": string;
  "blocked.free": string;
  "blocked.try": string;
  "blocked.words": string;
  "blocked.replace": string;
  "blocked.replaced": string;
  attached: string;

  // The stage
  candidates: string;
  "candidates.count": (v: Values<"n">) => string;
  "view.choose": string;
  "view.batch": (v: Values<"n">) => string;
  "view.all": (v: Values<"n">) => string;
  "empty.title": string;
  "empty.body": string;
  "empty.more": string;
  "cell.waiting": string;
  "cell.drawing": string;
  "cell.ready": (v: Values<"i">) => string;
  "cell.failed": string;
  "cell.failed.engine": (v: Values<"c">) => string;
  "cell.failed.reason": (v: { reason: string; c: number }) => string;
  "cell.blocked": string;
  "cell.blocked.reason": (v: Values<"c">) => string;
  "cell.cancelled": string;
  "cell.cancelled.reason": (v: Values<"c">) => string;
  "cell.position": (v: { i: number; state: string }) => string;
  retry: string;
  "retry.n": (v: Values<"n">) => string;
  "retry.slot": (v: Values<"i">) => string;
  progress: (v: Values<"n" | "m">) => string;
  "progress.failed": (v: Values<"n">) => string;
  "progress.label": string;
  cancel: string;
  "cancel.hint": (v: Values<"n" | "c" | "d">) => string;
  cancelling: string;
  "leave.hint": string;
  "settings.prompt": string;
  "settings.size": (v: { ratio: string; px: number }) => string;

  // The end of a job
  "done.all": (v: Values<"n">) => string;
  "done.partial": (v: Values<"n" | "m" | "f" | "c">) => string;
  "done.none": (v: Values<"c">) => string;
  "done.cancelled": (v: Values<"n" | "c">) => string;
  "toast.view": string;
  "toast.close": string;
  "toast.region": string;

  // One picture
  "primary.set": string;
  "primary.now": string;
  "badge.primary": string;
  crop: string;
  delete: string;
  deleted: (v: Values<"i">) => string;
  undo: string;
  "delete.primary": string;
  "delete.primary.next": (v: Values<"i">) => string;
  "delete.confirm": string;
  "confirm.cancel": string;
  "move.up": string;
  "move.down": string;
  "order.conflict": string;
  "ai.label": string;

  // Errors that have no sentence on the wire
  "error.network": string;
  "error.timeout": string;
  "error.unknown": string;
  /** The server named the pause. */
  "error.wait": (values: { amount: number; unit: "second" | "minute" }) => string;

  // The grid of pictures
  "grid.label": string;
  "grid.hint": string;
  "grid.keys": string;
  "cell.name": (v: { i: number; m: number; primary: boolean; alt: string | null }) => string;
  "cell.action": (v: { i: number; action: string }) => string;
  "cell.place": (v: Values<"i" | "m">) => string;
  "cell.deleted": string;
  move: string;
  "move.first": string;
  "move.to": string;
  "move.to.title": (v: Values<"i">) => string;
  "move.to.field": string;
  "move.to.range": (v: Values<"min" | "max">) => string;
  "drag.caption": (v: Values<"from" | "to">) => string;
  "delete.primary.last": string;
  "delete.days": string;
  "image.default": (v: Values<"i" | "m">) => string;
  "image.cover": string;
  "gallery.empty": string;
  "gallery.empty.body": string;
  "gallery.failed": string;
  "picture.failed": string;

  // The viewer
  "viewer.title": string;
  "viewer.place": (v: Values<"i" | "m">) => string;
  "viewer.prev": string;
  "viewer.next": string;
  "viewer.strip": string;
  "viewer.download": string;
  "viewer.info": string;
  "viewer.zoom.in": string;
  "viewer.zoom.out": string;
  "viewer.zoom": (v: Values<"percent">) => string;
  "details.alt": string;
  "details.alt.hint": string;
  "details.alt.none": string;
  "details.edit": string;
  "details.save": string;
  "details.prompt": string;
  "details.size": string;
  "details.pixels": (v: Values<"w" | "h">) => string;
  "details.engine": string;
  "details.date": string;
  "details.ai": string;

  // The cropper
  "crop.original": string;
  "crop.zoom": string;
  "crop.x": string;
  "crop.y": string;
  "crop.focus": string;
  "crop.focus.x": string;
  "crop.focus.y": string;
  "crop.across": string;
  "crop.down": string;
  "crop.canvas": string;
  "crop.gestures": string;
  "crop.keys": string;
  "crop.preview": string;
  "crop.preview.hint": string;
  "crop.preview.profile": string;
  "crop.preview.card": string;
  "crop.preview.top": string;
  "crop.reset": string;
  "crop.apply": string;
  "crop.done": string;
  "crop.undone": string;
  "crop.missing": string;

  // Small parts
  menu: string;
  increase: string;
  decrease: string;

  // For screen readers
  "sr.start": (v: Values<"m">) => string;
  "sr.ready": (v: Values<"i" | "m">) => string;
  "sr.progress": (v: Values<"n" | "m">) => string;
  "sr.failed": (v: Values<"i" | "c">) => string;
  "sr.blocked": (v: Values<"i" | "c">) => string;
  "sr.cancelled": (v: Values<"n" | "c">) => string;
  "sr.lift": (v: Values<"i">) => string;
  "sr.move": (v: Values<"i" | "m">) => string;
  "sr.drop": (v: Values<"i">) => string;
  "sr.drop.cancel": string;
  "sr.primary": (v: Values<"i">) => string;
  "sr.moved": (v: Values<"i" | "m">) => string;
  "sr.restored": string;
  "sr.crop": (v: { zoom: string; x: string; y: string }) => string;
}
