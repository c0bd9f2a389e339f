import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createMediaGen, type Database } from "@media-gen/server-kit";
import { createLocalObjectStore } from "@media-gen/server-kit/objects/local";
import { createProceduralProvider } from "@media-gen/server-kit/providers/procedural";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { freePort } from "../../scripts/servers/free-port.ts";
import { openFreshDatabase } from "./fresh-database.ts";

const host = fileURLToPath(new URL("../../examples/host-app/server/main.ts", import.meta.url));
let database: Database;
let url: string;
let folder: string;

beforeAll(async () => {
  ({ database, url } = await openFreshDatabase(inject("postgresUrl")));
  folder = mkdtempSync(join(tmpdir(), "media-gen-host-drain-"));
  // The site's own table of how its engine behaves: it never answers.
  await database.query(
    "CREATE TABLE demo_weather (here boolean PRIMARY KEY CHECK (here), weather text NOT NULL)",
  );
  await database.query("INSERT INTO demo_weather VALUES (true, 'hang')");
});

afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

it("the host app, told to end in mid-job, says so to its probes and gives the job back at the second signal", async () => {
  const port = await freePort();
  const child = spawn(process.execPath, ["--conditions=@media-gen/source", host], {
    env: {
      ...process.env,
      MEDIA_GEN_ROLE: "worker",
      MEDIA_GEN_DATABASE_URL: url,
      MEDIA_GEN_DATA: folder,
      MEDIA_GEN_DETAIL: "draft",
      MEDIA_GEN_OPERATIONS_PORT: String(port),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exit = once(child, "exit");
  await once(createInterface({ input: child.stdout }), "line");
  const probe = async (): Promise<number> => (await fetch(`http://127.0.0.1:${port}/readyz`)).status;
  expect(await probe()).toBe(200);
  const asking = createMediaGen({
    database,
    entities: { find: async () => ({ ownerId: "rin", visibility: "public" }) },
    authenticate: () => null,
    providers: [createProceduralProvider({ detail: "draft" })],
    objects: createLocalObjectStore({ folder }),
  });
  const job = await asking.generate(
    { entity_type: "story", entity_id: randomUUID(), prompt: "sea", count: 1 },
    { ownerId: "rin", unlimited: true },
  );
  const drawing = "SELECT 1 FROM media_assets WHERE job_id = $1 AND drawing";
  while ((await database.query(drawing, [job.job_id])).length === 0);
  child.kill("SIGTERM");
  while ((await probe()) === 200);
  expect(await probe()).toBe(503);
  // A signal on the heels of the first one is the same one; it hears a later one in time.
  const again = setInterval(() => child.kill("SIGTERM"), 300);
  expect(await exit).toEqual([0, null]);
  clearInterval(again);
  const row = "SELECT status, attempt, lease_token FROM media_jobs WHERE id = $1";
  expect(await database.query(row, [job.job_id])).toEqual([
    { status: "running", attempt: 1, lease_token: null },
  ]);
  await asking.close();
});
