import type { Database } from "../database/database.ts";
import { readEventState } from "../database/media-events.ts";
import type { Finding } from "../ports/finding.ts";

const longWaitSeconds = 600;

/** Whether the host's server is told of changes; asked of the database, for a probe would be an event that never happened. */
export async function checkEvents(database: Database): Promise<Finding[]> {
  const { waiting, oldestSeconds, dead, lastFailure } = await readEventState(database.kysely);
  const found: Finding[] = [];
  const last = lastFailure === null ? "" : ` The last failure: ${lastFailure}.`;
  if (dead > 0) {
    const message = `${dead} event(s) never reached the host's server and are not sent any more.${last} Mend the server at webhooks.url, then send them again: UPDATE media_events SET dead_at = NULL, failures = 0, next_try_at = now() WHERE dead_at IS NOT NULL`;
    found.push({ level: "warning", code: "webhooks_dead", message });
  }
  if (oldestSeconds > longWaitSeconds) {
    const message = `${waiting} event(s) wait for the host's server, the oldest for ${Math.round(oldestSeconds / 60)} minutes.${last} Check that a worker runs, and that the server at webhooks.url answers 2xx within its time.`;
    found.push({ level: "warning", code: "webhooks_waiting", message });
  }
  return found;
}
