// Prints the figures of the house; ends with 1 when a rule is broken.
import { fileURLToPath } from "node:url";
import { readPublicExports } from "./house/documented-exports.ts";
import { forbiddenImports, importCircles, readImports, roomCircles } from "./house/import-graph.ts";
import { longFilesWithoutReason, median, readSourceFiles } from "./house/source-files.ts";

const repository = fileURLToPath(new URL("..", import.meta.url));
const files = readSourceFiles(repository);
const edges = readImports(files);
const sources = files.filter((file) => !file.isTest);
const packages = ["contract", "client", "server-kit", "react"].map((name) => `packages/${name}`);
const exported = readPublicExports(repository, packages);

const faults: Record<string, string[]> = {
  "forbidden imports": forbiddenImports(edges),
  "import circles": importCircles(edges).map((circle) => circle.join(" -> ")),
  "room circles": packages.flatMap((folder) =>
    roomCircles(files, `${folder}/src`).map((circle) => `${folder}: ${circle.join(" <-> ")}`),
  ),
  "files over 400 lines without a reason": longFilesWithoutReason(files),
  "undocumented exports": exported.undocumented,
};

for (const folder of [...packages, "examples", "stories", "scripts"]) {
  const own = sources.filter((file) => file.path.startsWith(`${folder}/`));
  const lengths = own.map((file) => file.lines);
  console.log(
    `${folder.padEnd(22)} ${String(own.length).padStart(4)} files, median ${median(lengths)}, longest ${Math.max(0, ...lengths)}`,
  );
}
console.log(
  `all source files       ${sources.length} files, median ${median(sources.map((file) => file.lines))} lines`,
);
console.log(`tests                  ${files.length - sources.length} files`);
console.log(`public exports         ${exported.total}`);
for (const [rule, found] of Object.entries(faults)) {
  console.log(`${rule}: ${found.length}`);
  for (const line of found) console.log(`  ${line}`);
}
process.exitCode = Object.values(faults).some((found) => found.length > 0) ? 1 : 0;
