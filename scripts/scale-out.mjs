// `npm run scale-out`: the host app as two servers behind a proxy and three workers, over PostgreSQL, Redis and S3, until Ctrl-C.
import { ensureInstalled, repository, runOnProjectNode } from "./install.mjs";
import { ensureSystemPackages } from "./packages.mjs";

ensureInstalled();
ensureSystemPackages();
const built = await runOnProjectNode([`${repository}scripts/build.mjs`, "--no-types"]);
if (built !== 0) process.exit(built);
process.exit(await runOnProjectNode([`${repository}scripts/scale-out/main.ts`]));
