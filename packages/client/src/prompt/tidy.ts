/** Half of an emoji or of a rare letter, left by a careless cut elsewhere. */
const loneSurrogate = /\p{Surrogate}/gu;
/** Control characters that are no white space. */
const control = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;

/** Trims, drops broken and control characters, and makes each run of white space one space or, where it had one, one line break. */
export function tidy(text: string | null | undefined): string {
  if (text === null || text === undefined) return "";
  return text
    .replace(loneSurrogate, "")
    .replace(control, "")
    .replace(/\s+/g, (run) => (/[\n\r\u2028\u2029\u0085]/.test(run) ? "\n" : " "))
    .trim();
}

/** Length in code points, as the server counts. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
