import { readFileSync } from "node:fs";
import { createMediaGen, migrate } from "@media-gen/server-kit";
import { openPglite } from "@media-gen/server-kit/database/pglite";
import { createLocalObjectStore } from "@media-gen/server-kit/objects/local";
import { createProceduralProvider } from "@media-gen/server-kit/providers/procedural";
import { expect, it } from "vitest";

interface Panel {
  targets?: { expr: string }[];
}

const read = (name: string): string =>
  readFileSync(new URL(`../../docs/operations/${name}`, import.meta.url), "utf8");
const namesIn = (text: string): Set<string> =>
  new Set(
    [...text.matchAll(/\bmedia_gen_[a-z_]+/g)].map(([name]) => name.replace(/_(?:bucket|sum|count)$/, "")),
  );

/** The names that `/metrics` of a kit really says. */
async function existing(): Promise<Set<string>> {
  const database = await openPglite();
  await migrate(database);
  const mediaGen = createMediaGen({
    database,
    entities: { find: async () => null },
    authenticate: () => null,
    providers: [createProceduralProvider()],
    objects: createLocalObjectStore({ folder: ".data/none" }),
  });
  const answer = await mediaGen.operations.fetch(new Request("http://localhost/metrics"));
  const text = await answer.text();
  await mediaGen.close();
  await database.close();
  return new Set([...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name!));
}

it("the dashboard and the page of operations name every metric that exists, and no other", async () => {
  const names = await existing();
  expect(names.size).toBeGreaterThan(10);
  const { panels } = JSON.parse(read("grafana-dashboard.json")) as { panels: Panel[] };
  const shown = panels.flatMap((panel) => panel.targets ?? []).map((target) => target.expr);
  expect(namesIn(shown.join("\n"))).toEqual(names);
  expect(namesIn(read("README.md"))).toEqual(names);
});
