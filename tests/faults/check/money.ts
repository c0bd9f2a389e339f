import { times } from "../names.ts";
import type { TrialRecord } from "../record.ts";
import type { Notes } from "./invariants.ts";

/** I3 and I9: credits and the share of the day. */
export function checkMoney(record: TrialRecord, notes: Notes): void {
  const { assets, entries, used } = record.final;
  for (const asset of assets) {
    notes.count("I3a");
    const own = entries.filter((entry) => entry.hold_id === asset.id);
    const kinds = own
      .map((entry) => entry.kind)
      .toSorted()
      .join("+");
    const wanted =
      asset.status === "ready" ? "capture+hold" : asset.status === "failed" ? "hold+void" : "hold";
    if (kinds !== wanted)
      notes.violated("I3a", `a ${asset.status} image has the entries ${kinds}, not ${wanted}`);
    if (own.some((entry) => entry.amount !== asset.price))
      notes.violated("I3a", "an entry is not the image's price");
  }
  const stray = entries.filter(
    (entry) => entry.hold_id && !assets.some((asset) => asset.id === entry.hold_id),
  );
  if (stray.length > 0) notes.violated("I3a", `${stray.length} entries have no image`);

  for (const look of [...record.snapshots, record.final.snapshot]) {
    if (look.balance === null) continue;
    notes.count("I3b");
    notes.count("I3c");
    if (look.balance < 0) notes.violated("I3c", `the balance is ${look.balance}`);
    if (look.captured !== look.ready_price) {
      notes.violated("I3b", `charged ${look.captured} for ready images of ${look.ready_price}`);
    }
    if (look.open !== look.pending_price) {
      notes.violated("I3b", `held ${look.open} for pending images of ${look.pending_price}`);
    }
    if (look.balance + look.captured + look.open !== times.openingBalance) {
      notes.violated(
        "I3b",
        `${look.balance} + ${look.captured} + ${look.open} is not ${times.openingBalance}`,
      );
    }
  }

  notes.count("I9");
  const taken = assets.filter((asset) => !asset.share_returned).length;
  if (taken > times.dailyLimit) notes.violated("I9", `${taken} images of a day of ${times.dailyLimit}`);
  if (used !== taken) notes.violated("I9", `the day counts ${used} images, there are ${taken}`);
  if (record.plan.work === "cap" && record.plan.fault.kind === "none" && !record.databaseAway) {
    const asked = assets.filter((asset) => asset.status === "ready").length;
    const failed = assets.some((asset) => asset.status === "failed" && asset.error_code !== "cancelled");
    if (!failed && asked !== times.dailyLimit)
      notes.violated("I9", `${asked} images were made where 40 were asked for`);
  }
}
