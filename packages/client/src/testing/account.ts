import { defaultLimits, type Quota } from "@media-gen/contract/wire";
import { Refusal } from "./refusal.ts";
import type { MemoryState } from "./state.ts";

const dayMs = 86_400_000;
/** Seoul keeps the same distance to UTC all year. */
const seoulMs = 9 * 3_600_000;

/** The number of today in Seoul. */
export function today(state: MemoryState): number {
  return Math.floor((state.now() + seoulMs) / dayMs);
}

/** When today ends, in epoch milliseconds. */
function midnight(state: MemoryState): number {
  return (today(state) + 1) * dayMs - seoulMs;
}

export function balanceOf(state: MemoryState, owner: string): number {
  return state.balances.get(owner) ?? state.options.credits ?? 100;
}

function usedOn(state: MemoryState, owner: string, day: number): number {
  return state.usage.get(`${owner}/${day}`) ?? 0;
}

/**
 * Takes a job's share of the day and its credits.
 * @throws Refusal `daily_limit_reached`, `insufficient_credits`
 */
export function hold(state: MemoryState, owner: string, images: number): void {
  const day = today(state);
  const remaining = defaultLimits.imagesPerDay - usedOn(state, owner, day);
  if (images > remaining) {
    const seconds = Math.ceil((midnight(state) - state.now()) / 1000);
    throw new Refusal("daily_limit_reached", { remaining, retry_after: seconds });
  }
  const balance = balanceOf(state, owner);
  const cost = images * defaultLimits.pricePerImage;
  if (cost > balance) throw new Refusal("insufficient_credits", { remaining: balance });
  state.usage.set(`${owner}/${day}`, usedOn(state, owner, day) + images);
  state.balances.set(owner, balance - cost);
}

/** Gives one image's credit back and, unless it keeps it, its share of the day. */
export function refund(
  state: MemoryState,
  owner: string,
  held: { price: number; day: number; keepsShare: boolean },
): void {
  state.balances.set(owner, balanceOf(state, owner) + held.price);
  if (held.keepsShare || held.price === 0) return;
  state.usage.set(`${owner}/${held.day}`, Math.max(0, usedOn(state, owner, held.day) - 1));
}

/** What a caller may still spend. */
export function quotaOf(
  state: MemoryState,
  caller: string,
  jobs: Pick<Quota, "active_job_id" | "latest_job_id">,
): Quota {
  const limit = defaultLimits.imagesPerDay;
  const used = usedOn(state, caller, today(state));
  return {
    limit,
    used,
    remaining: Math.max(0, limit - used),
    resets_at: new Date(midnight(state)).toISOString(),
    time_zone: defaultLimits.timeZone,
    balance: balanceOf(state, caller),
    price_per_image: defaultLimits.pricePerImage,
    ...jobs,
  };
}
