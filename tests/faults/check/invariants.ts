/** What must hold, in one line each. */
export const invariants = {
  I1: "an image ends once: one last state, and nothing after it",
  I2: "after the faults every image ends in time",
  I3a: "a hold is captured or voided once: captured if ready, else voided",
  I3b: "at every look: charged = price of the ready, held = price of the pending, and nothing is missing",
  I3c: "a balance is never below zero",
  I4: "engine calls of an image: one without faults, at most one more for each fault, never above the limit",
  I5a: "every ready image has all its files, whole",
  I5b: "no file is left that no row names",
  I6: "an entity without a live job takes a new one",
  I7: "at every look: a gallery with images has one primary, its own; the host was told the same",
  I8: "at every look the order has no gap; of concurrent orders one wins; a stale one changes nothing",
  I9: "the day's limit is never passed, and is reached where enough was asked for",
  I10: "at every look an entity has one live job at most",
  I11: "requests with one key are one job and one hold; another request with that key is refused",
  I12: "a message delivered again changes nothing",
  I13: "who holds no lease changes nothing: every write of a worker was its own job's",
  I14: "a worker that is told to stop takes nothing more, ends well, and loses nothing",
  I15: "of cancel and completion one wins, and the money follows it",
  I16: "a reader never sees time run back: version, progress and end",
  I17: "no prompt in any log or error",
  reason: "the owner is told the right reason of an image that was not made",
  answers: "a server that is well answers nothing but what the contract says",
} as const;

export type Invariant = keyof typeof invariants;

/** What the checker notes down. */
export interface Notes {
  /** One more case in which the invariant could have been broken. */
  count(invariant: Invariant, cases?: number): void;
  violated(invariant: Invariant, what: string): void;
}
