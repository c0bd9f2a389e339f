// SQLSTATE classes: 08 no connection, 53 out of room or connections, 57014 took too long, 57P a server that goes or comes,
// 58 the machine below it, 25P03 a transaction that idled.
const states = /^(?:08...|53...|57014|57P0[1-5]|58...|25P03)$/;

const socketCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENOENT",
]);

// What the driver says without a code.
const sentences =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error)/;

/** True for errors of the PostgreSQL driver that say nothing of the statement, only that the server cannot be had now. */
export function meansUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(meansUnavailable);
  if (!(error instanceof Error)) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return states.test(code) || socketCodes.has(code) || sentences.test(error.message);
}
