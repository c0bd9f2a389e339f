const removed = "[removed]";

/** Shapes of what must not be written down, each with what is kept of it. They look at no place twice. */
const secrets: readonly [RegExp, string][] = [
  // User and password of an address, then its query: presigned addresses and vendors' keys stand there.
  [/(\b[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@"'<>]{1,500}@/gi, `$1${removed}@`],
  [/(\bhttps?:\/\/[^\s?"'<>]{1,2000})\?[^\s"'<>]*/gi, `$1?${removed}`],
  [/\b(bearer|basic)\s+[\w.~+/=-]{6,}/gi, `$1 ${removed}`],
  [
    /\b((?:x-)?api[-_]?key|authorization|cookie|password|secret|token|signature)\b(["']?\s{0,3}[:=]\s{0,3}["']?)[^\s"',;&]+/gi,
    `$1$2${removed}`,
  ],
  [/\b(?:(?:sk|pk|rk|r8|hf|fal|whsec|key|ghp|xox[abp])[-_][A-Za-z0-9_-]{16,}|AKIA[A-Z0-9]{16})/g, removed],
  [/[^\s@<>"'(),:;=]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/gi, removed],
];

const longest = 4000;

/**
 * A text of somebody else's code as it may be written down: without keys, addresses' queries and e-mail addresses, and without
 * `own`, the texts that the code had been given.
 *
 * @param own Whole texts of people, such as the prompt of the job at hand.
 */
export function withoutSecrets(text: string, own: readonly (string | null)[] = []): string {
  let kept = text.slice(0, longest);
  for (const given of own) {
    if (!given) continue;
    for (const form of [
      given,
      JSON.stringify(given).slice(1, -1),
      encodeURIComponent(given.toWellFormed()),
    ]) {
      kept = kept.replaceAll(form, removed);
    }
  }
  for (const [shape, left] of secrets) kept = kept.replace(shape, left);
  return kept;
}

/**
 * What a log may say of something thrown: its name, message and stack, and those of its causes, without secrets. The other
 * fields stay out, for a database's error carries the row that it refused, and with it the prompt.
 *
 * @param own Texts of people that the code which threw had been given.
 */
export function errorFacts(error: unknown, own: readonly (string | null)[] = []): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const { name, cause } = error;
  const message = withoutSecrets(error.message, own);
  const stack = error.stack === undefined ? undefined : withoutSecrets(error.stack, own);
  return { name, message, stack, ...(cause === undefined ? {} : { cause: errorFacts(cause, own) }) };
}
