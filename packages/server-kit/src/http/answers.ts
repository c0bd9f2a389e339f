/** An answer for its reader alone, never stored on the way. */
export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/json", "Cache-Control": "private, no-store", ...headers },
  });
}

/** The answer of an operation that has nothing to say. */
export function emptyAnswer(): Response {
  return new Response(null, { status: 204, headers: { "Cache-Control": "private, no-store" } });
}
