/** One image that was asked for. */
export interface ModelSlot {
  id: string;
  status: "pending" | "drawing" | "ready" | "failed";
  attempts: number;
  code: string | null;
}

/** What an owner with one entity must see: the whole behaviour of jobs, credits, the day and the gallery in one page. */
export interface Model {
  balance: number;
  used: number;
  job: { id: string; slots: ModelSlot[]; live: boolean; status: string } | null;
  /** Ids in order; the first is the primary. */
  gallery: string[];
  deleted: Map<string, { place: number; asPrimary: boolean; choices: number }>;
  /** How often the owner has named a primary. */
  choices: number;
  /** Which job and slot an image came from. */
  origin: Map<string, { job: string; slot: number }>;
  versions: Map<string, number>;
  cuts: Map<string, number>;
}

export const modelLimits = { perDay: 24, balance: 14, lanes: 2, attempts: 3 } as const;

export function newModel(): Model {
  return {
    balance: modelLimits.balance,
    used: 0,
    job: null,
    gallery: [],
    deleted: new Map(),
    choices: 0,
    origin: new Map(),
    versions: new Map(),
    cuts: new Map(),
  };
}

/** The code of the refusal, or null when a job of so many images would start. */
export function refusalOf(model: Model, count: number): string | null {
  if (model.job?.live) return "job_already_running";
  if (model.used + count > modelLimits.perDay) return "daily_limit_reached";
  return model.balance < count ? "insufficient_credits" : null;
}

export function begin(model: Model, jobId: string, ids: readonly string[]): void {
  model.balance -= ids.length;
  model.used += ids.length;
  const slots = ids.map((id): ModelSlot => ({ id, status: "pending", attempts: 0, code: null }));
  model.job = { id: jobId, slots, live: true, status: "running" };
  for (const [slot, id] of ids.entries()) model.origin.set(id, { job: jobId, slot });
  goOn(model);
}

export function drawing(model: Model): number[] {
  return (model.job?.slots ?? []).flatMap((slot, at) => (slot.status === "drawing" ? [at] : []));
}

/** Fills the lanes from the front, and ends a job that has nothing left. */
function goOn(model: Model): void {
  const { slots } = model.job!;
  for (const slot of slots) {
    if (slot.status !== "pending" || drawing(model).length >= modelLimits.lanes) continue;
    slot.status = "drawing";
    slot.attempts += 1;
  }
  if (slots.some((slot) => slot.status === "drawing")) return;
  const ready = slots.filter((slot) => slot.status === "ready").length;
  model.job!.live = false;
  if (slots.some((slot) => slot.code === "cancelled")) model.job!.status = "cancelled";
  else model.job!.status = ready === slots.length ? "succeeded" : ready > 0 ? "partial" : "failed";
}

export function complete(model: Model, at: number): void {
  const job = model.job!;
  const slot = job.slots[at]!;
  slot.status = "ready";
  const later = model.gallery.findIndex((id, place) => {
    const origin = model.origin.get(id)!;
    return place > 0 && origin.job === job.id && origin.slot > at;
  });
  model.gallery.splice(later === -1 ? model.gallery.length : later, 0, slot.id);
  model.versions.set(slot.id, 1);
  goOn(model);
}

function lose(model: Model, slot: ModelSlot, code: string, returnsShare: boolean): void {
  slot.status = "failed";
  slot.code = code;
  model.balance += 1;
  if (returnsShare) model.used -= 1;
}

export function fail(model: Model, at: number, code: "provider_error" | "blocked" | "corrupt"): void {
  lose(model, model.job!.slots[at]!, code, code !== "blocked");
  goOn(model);
}

export function cancel(model: Model): void {
  for (const slot of model.job!.slots) {
    if (slot.status === "pending") lose(model, slot, "cancelled", true);
    else if (slot.status === "drawing") lose(model, slot, "cancelled", false);
  }
  goOn(model);
}

/** The worker dies; the next one begins again what was being drawn, but not for ever. */
export function crash(model: Model): void {
  for (const slot of model.job!.slots) {
    if (slot.status !== "drawing") continue;
    if (slot.attempts >= modelLimits.attempts) lose(model, slot, "internal", true);
    else slot.status = "pending";
  }
  goOn(model);
}

export function choose(model: Model, id: string): void {
  model.gallery = [id, ...model.gallery.filter((other) => other !== id)];
  model.choices += 1;
}

export function reorder(model: Model, order: readonly string[]): void {
  const primary = model.gallery[0]!;
  model.gallery = [primary, ...order.filter((id) => id !== primary)];
}

export function remove(model: Model, id: string): void {
  const place = model.gallery.indexOf(id);
  model.deleted.set(id, { place, asPrimary: place === 0, choices: model.choices });
  model.gallery.splice(place, 1);
}

export function restore(model: Model, id: string): void {
  const { place, asPrimary, choices } = model.deleted.get(id)!;
  model.deleted.delete(id);
  const first = model.gallery.length === 0 || (asPrimary && choices === model.choices);
  model.gallery.splice(first ? 0 : Math.max(1, Math.min(place, model.gallery.length)), 0, id);
}

/** The same cut again changes nothing. */
export function crop(model: Model, id: string, width: number): void {
  if (model.cuts.get(id) === width) return;
  model.cuts.set(id, width);
  model.versions.set(id, (model.versions.get(id) ?? 1) + 1);
}
