import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, inject, it } from "vitest";
import { createMediaGen } from "../media-gen.ts";
import { createLocalObjectStore } from "../objects/local.ts";
import { createProceduralProvider } from "../providers/procedural/index.ts";
import { createRaceDatabase } from "../testing/race-database.ts";

const repository = fileURLToPath(new URL("../../../..", import.meta.url));
const git = (...args: string[]): Buffer =>
  execFileSync("git", args, { cwd: repository, maxBuffer: 1e9, stdio: ["ignore", "pipe", "ignore"] });

/** The last version that was tagged, other than the one that is being tested; null where there is none, or no history. */
function previousTag(): string | null {
  try {
    const here = git("tag", "--points-at", "HEAD").toString().split("\n");
    const tags = git("tag", "--merged", "HEAD", "--sort=-creatordate").toString().split("\n");
    return tags.find((tag) => tag !== "" && !here.includes(tag)) ?? null;
  } catch {
    return null;
  }
}

/** The sources of a tag beside the packages that are installed now; its own packages point to each other. */
function unpack(tag: string, folder: string): void {
  execFileSync("tar", ["-x", "-C", folder], { input: git("archive", tag, "package.json", "packages") });
  const [from, to] = [join(repository, "node_modules"), join(folder, "node_modules")];
  mkdirSync(join(to, "@media-gen"), { recursive: true });
  for (const name of readdirSync(from)) {
    if (name !== "@media-gen") symlinkSync(join(from, name), join(to, name));
  }
  for (const name of readdirSync(join(folder, "packages"))) {
    symlinkSync(join(folder, "packages", name), join(to, "@media-gen", name));
  }
}

/** What `media-gen worker` of the older version runs: it knows only what that version had. */
function oldModule(kit: string, connectionString: string, objects: string): string {
  const source = (path: string) => JSON.stringify(`file://${kit}/src/${path}`);
  return `import { createMediaGen } from ${source("index.ts")};
import { openPostgres } from ${source("database/postgres.ts")};
import { createLocalObjectStore } from ${source("objects/local.ts")};
import { createProceduralProvider } from ${source("providers/procedural/index.ts")};
const database = await openPostgres({ connectionString: ${JSON.stringify(connectionString)} });
export const mediaGen = createMediaGen({
  database,
  entities: { find: async () => ({ ownerId: "writer", visibility: "public" }) },
  authenticate: () => null,
  providers: [createProceduralProvider({ detail: "draft" })],
  objects: createLocalObjectStore({ folder: ${JSON.stringify(objects)} }),
});
export const close = () => database.close();
`;
}

const tag = previousTag();

if (tag === null) {
  it("has no tagged version before it, whose worker could run beside this one's servers", () => {
    expect(previousTag()).toBeNull();
  });
} else {
  it(`lets a worker of ${tag} draw for servers of this version, on this version's tables`, async () => {
    const folder = mkdtempSync(join(tmpdir(), "media-gen-previous-"));
    const server = await createRaceDatabase(inject("postgresUrl"));
    const objects = join(folder, "objects");
    unpack(tag, folder);
    const kit = join(folder, "packages/server-kit");
    const module = join(folder, "media.mjs");
    writeFileSync(module, oldModule(kit, server.connectionString, objects));
    const mediaGen = createMediaGen({
      database: server.database,
      entities: { find: async () => ({ ownerId: "writer", visibility: "public" }) },
      authenticate: () => null,
      providers: [createProceduralProvider({ detail: "draft" })],
      objects: createLocalObjectStore({ folder: objects }),
    });
    const program = ["--conditions=@media-gen/source", join(kit, "src/cli/main.ts"), "worker", module];
    const worker = spawn(process.execPath, program, { stdio: ["ignore", "pipe", "inherit"] });
    const ended = once(worker, "exit");
    try {
      const entity = { entity_type: "story", entity_id: "moonlit-library" } as const;
      await mediaGen.ready();
      for await (const line of createInterface(worker.stdout)) {
        if (line !== "The worker takes jobs.") continue;
        const options = { ownerId: "writer", unlimited: true } as const;
        let job = await mediaGen.generate({ ...entity, prompt: "sea", count: 2 }, options);
        while (job.finished_at === null) {
          const wait = { locale: "en", wait: 25, since: job.version } as const;
          job = await mediaGen.services.generation.read({ userId: "writer" }, job.job_id, wait);
        }
        expect(job.counts).toMatchObject({ ready: 2, failed: 0 });
        worker.kill("SIGTERM");
      }
      expect(await ended).toEqual([0, null]);
      expect(await mediaGen.sweep()).toEqual({ removed: 0, missing: [] });
    } finally {
      worker.kill("SIGKILL");
      await mediaGen.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}
