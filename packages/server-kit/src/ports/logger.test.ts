import { pino } from "pino";
import { expect, it } from "vitest";
import type { Logger } from "./logger.ts";

it("is what a pino instance is, as it stands", () => {
  const lines: string[] = [];
  const logger: Logger = pino({ level: "debug" }, { write: (line: string) => lines.push(line) });
  logger.debug({ job_id: "a" }, "first");
  logger.info({ job_id: "b" }, "second");
  logger.warn({ job_id: "c" }, "third");
  logger.error({ job_id: "d", error: { name: "TypeError" } }, "fourth");
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ level: 20, job_id: "a", msg: "first" }),
    expect.objectContaining({ level: 30, job_id: "b", msg: "second" }),
    expect.objectContaining({ level: 40, job_id: "c", msg: "third" }),
    expect.objectContaining({ level: 50, job_id: "d", error: { name: "TypeError" }, msg: "fourth" }),
  ]);
});
