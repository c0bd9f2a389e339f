// `npm run bench [name…]`: measures on this machine, with each figure's reference in the same run. `--save` commits to what
// was measured, `--check` fails when a ratio has become worse by more than a fifth.
import { measureBytes } from "./bytes.ts";
import { measureCards } from "./cards.ts";
import { type Measured, regressions, save } from "./committed.ts";
import { measureDelivery } from "./delivery.ts";
import { measureEngine } from "./engine.ts";
import { measureClaim } from "./fleet/claim.ts";
import { measureCreateJob } from "./fleet/create-job.ts";
import { measureFullTables } from "./fleet/full-tables.ts";
import { measureGalleryRead } from "./fleet/gallery-read.ts";
import { measureQueue } from "./fleet/queue.ts";
import { measureVariants } from "./fleet/variants.ts";
import { measureWaiting } from "./fleet/waiting.ts";
import { measureGrid } from "./grid.ts";
import { measureOwnTime } from "./own-time.ts";
import { print, type Row } from "./report.ts";

const suites: Record<string, { title: string; measure: () => Promise<Row[]> }> = {
  bytes: { title: "Bytes, minified and gzip -9; React and React Query apart", measure: measureBytes },
  cards: { title: "A page of 100 cards", measure: measureCards },
  delivery: { title: "From a slot's commit to its painted cell", measure: measureDelivery },
  "own-time": { title: "The kit's own time for an image", measure: measureOwnTime },
  grid: {
    title: "Sorting under a processor slowed four times, medians of five; the reference at one look",
    measure: measureGrid,
  },
  "gallery-read": { title: "Reading a gallery on PostgreSQL", measure: measureGalleryRead },
  "create-job": { title: "Creating a job of eight on PostgreSQL", measure: measureCreateJob },
  "full-tables": { title: "Full tables beside nearly empty ones", measure: measureFullTables },
  claim: { title: "How soon a job begins", measure: measureClaim },
  waiting: { title: "Clients that wait by long poll", measure: measureWaiting },
  queue: { title: "Messages of a queue on Redis", measure: measureQueue },
  variants: { title: "From an engine's bytes to stored files", measure: measureVariants },
  engine: { title: "The offline engine", measure: measureEngine },
};

const words = process.argv.slice(2);
const wanted = words.filter((word) => !word.startsWith("--"));
const measured: Measured[] = [];
for (const [name, { title, measure }] of Object.entries(suites)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const rows = await measure();
  print(title, rows);
  measured.push({ title, rows });
}
if (words.includes("--save")) save(measured, new Date().toISOString().slice(0, 10));
const worse = words.includes("--check") ? regressions(measured) : [];
for (const line of worse) console.error(`worse than committed: ${line}`);
process.exit(worse.length > 0 ? 1 : 0);
