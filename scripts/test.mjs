// `npm test`: installs what is missing, then runs types, lint, the house's rules and every test. The last line is `N passed, N failed`.
import { ensureInstalled, repository, runOnProjectNode } from "./install.mjs";
import { ensureSystemPackages } from "./packages.mjs";

ensureInstalled();
ensureSystemPackages();
process.exit(await runOnProjectNode([`${repository}scripts/run-tests.mjs`, ...process.argv.slice(2)]));
