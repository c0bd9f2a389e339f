import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { createRaceDatabase, type RaceDatabase } from "../testing/race-database.ts";
import { createTestKit } from "../testing/test-kit.ts";

const program = ["--conditions=@media-gen/source", fileURLToPath(new URL("./main.ts", import.meta.url))];
const en = { locale: "en" as const };
let server: RaceDatabase;
let folder: string;
let module: string;

beforeAll(async () => {
  server = await createRaceDatabase(inject("postgresUrl"));
  folder = mkdtempSync(join(tmpdir(), "media-gen-cli-"));
  module = join(folder, "media.mjs");
  const source = (path: string) => JSON.stringify(new URL(`../${path}`, import.meta.url).href);
  writeFileSync(
    module,
    `import { createMediaGen } from ${source("index.ts")};
import { openPostgres } from ${source("database/postgres.ts")};
import { createLocalObjectStore } from ${source("objects/local.ts")};
import { createScriptedEngine } from ${source("testing/scripted-engine.ts")};
const database = await openPostgres({ connectionString: ${JSON.stringify(server.connectionString)} });
const engine = createScriptedEngine();
engine.script = () => "fail";
export const mediaGen = createMediaGen({
  database,
  entities: { find: async () => null },
  authenticate: () => null,
  providers: [engine],
  objects: createLocalObjectStore({ folder: ${JSON.stringify(join(folder, "objects"))} }),
});
export const close = () => database.close();
`,
  );
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server.close();
});

it("brings the tables up to date", () => {
  const printed = execFileSync(process.execPath, [...program, "migrate", module], { encoding: "utf8" });
  expect(printed.trim()).toBe("The tables are up to date.");
});

it("finds nothing wrong with a set-up that is well but for the fonts of its machine", () => {
  const { status, stdout } = spawnSync(process.execPath, [...program, "doctor", module], {
    encoding: "utf8",
  });
  for (const part of ["database", "queue", "object store", "engine scripted"]) {
    expect(stdout).toContain(`ok       ${part}`);
  }
  const findings = stdout.split("\n").filter((line) => /^(?:error|warning)/.test(line));
  expect(findings.filter((line) => !line.includes("(font"))).toEqual([]);
  // Without fonts there is a warning, and a set-up that only warns is no failed one.
  expect(status).toBe(0);
});

it("says in words what keeps a set-up from working, and ends with 1", () => {
  const broken = join(folder, "broken.mjs");
  const source = new URL("../database/postgres.ts", import.meta.url).href;
  writeFileSync(
    broken,
    `import { openPostgres } from ${JSON.stringify(source)};
export const mediaGen = await openPostgres({ connectionString: "postgres://a@127.0.0.1:1/b" });`,
  );
  const { status, stdout } = spawnSync(process.execPath, [...program, "doctor", broken], {
    encoding: "utf8",
  });
  expect(stdout).toMatch(
    /error {4}module \(module_failed\): PostgreSQL cannot be used: .*Check that the server runs/,
  );
  expect(status).toBe(1);
});

it("sweeps once", () => {
  const printed = execFileSync(process.execPath, [...program, "sweep", module], { encoding: "utf8" });
  expect(printed.trim()).toBe("0 file(s) were removed.");
});

it("takes the jobs of another process until it is told to end, and ends cleanly", async () => {
  // This process only takes requests: it starts no worker.
  const kit = createTestKit(server.database);
  const { caller, entity } = kit.newOwner();
  const child = spawn(process.execPath, [...program, "worker", module], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exit = once(child, "exit");
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    if (line !== "The worker takes jobs.") continue;
    const request = { ...entity, prompt: "sea", count: 2 };
    const { job } = await kit.services.generation.submit(caller, request, en);
    const done = await kit.finished(caller, job.job_id);
    expect(done).toMatchObject({ status: "failed", credits: { held: 0 } });
    child.kill("SIGTERM");
  }
  expect(await exit).toEqual([0, null]);
  expect(lines.at(-1)).toBe("The worker has stopped.");
  await kit.context.changes.close();
});
