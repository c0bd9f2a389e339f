// Ends this process when the one that started it is gone, even by kill -9: a server that nobody can stop with Ctrl-C
// would hold its port and its data folder for ever. npm starts its scripts through a shell, so the shell's parent counts
// too where the system tells it.
import { readFileSync } from "node:fs";

const followsShell = process.env.npm_lifecycle_event === "demo";

function ancestors() {
  if (!followsShell) return String(process.ppid);
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, "utf8");
    // After the command's closing parenthesis: the state, then the parent.
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]}`;
  } catch {
    return String(process.ppid);
  }
}

const before = ancestors();
const watch = setInterval(() => {
  if (ancestors() !== before) process.exit(1);
}, 200).unref();
// Who was asked to end is ending already, and takes the time to do it well.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => clearInterval(watch));
