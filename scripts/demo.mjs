// `npm run demo`: installs and builds what is out of date, then runs the host app until Ctrl-C.
import { ensureInstalled, repository, runOnProjectNode } from "./install.mjs";

ensureInstalled();
const built = await runOnProjectNode([`${repository}scripts/build.mjs`, "--no-types"]);
process.exit(built === 0 ? await runOnProjectNode([`${repository}examples/host-app/server/main.ts`]) : built);
