/** Waits for an end, but not for ever: a peer that vanished never says goodbye. */
export async function endWithin(ms: number, end: Promise<unknown>): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, ms);
  timer.unref();
  try {
    await Promise.race([end, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
