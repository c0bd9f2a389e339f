/**
 * What a log may say of something thrown: its name, message and stack, and those of its causes. The other fields stay
 * out, for a database's error carries the row that it refused, and with it the prompt.
 */
export function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { name, message, stack, cause } = error;
  return { name, message, stack, ...(cause === undefined ? {} : { cause: errorFacts(cause) }) };
}
