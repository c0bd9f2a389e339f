import { createMediaGen, type MediaGen } from "@media-gen/server-kit";
import { openPostgres } from "@media-gen/server-kit/database/postgres";
import { createLocalObjectStore } from "@media-gen/server-kit/objects/local";
import { createQuickEngine } from "./quick-engine.ts";

// What `media-gen worker` loads in the tests: an engine that asks the test before each picture.
const { DATABASE_URL = "", OBJECTS = "", GATE = "" } = process.env;
const database = await openPostgres({ connectionString: DATABASE_URL, maxConnections: 4 });

export const mediaGen: MediaGen = createMediaGen({
  database,
  entities: { find: async () => ({ ownerId: "rin", visibility: "public" }) },
  authenticate: () => null,
  providers: [createQuickEngine((signal) => fetch(GATE, { signal }).then((answer) => answer.text()))],
  objects: createLocalObjectStore({ folder: OBJECTS }),
  worker: { leaseMs: 60_000, heartbeatMs: 500, scanMs: 100 },
});

export const close = (): Promise<void> => database.close();
