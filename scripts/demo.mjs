// `npm run demo`: installs and builds what is out of date, then runs the host app until Ctrl-C.
import { ensureInstalled, repository, runOnProjectNode } from "./install.mjs";

const followParent = `${repository}scripts/follow-parent.mjs`;
// Started by hand, this process may outlive its shell; under npm it must not outlive npm.
if (process.env.npm_lifecycle_event === "demo") await import("./follow-parent.mjs");

ensureInstalled();
const built = await runOnProjectNode([`${repository}scripts/build.mjs`, "--no-types"]);
if (built !== 0) process.exit(built);
const server = ["--import", followParent, `${repository}examples/host-app/server/main.ts`];
process.exit(await runOnProjectNode(server));
