#!/usr/bin/env node
import { runCommand } from "./run-command.ts";

process.exitCode = await runCommand(process.argv.slice(2), {
  print: (line) => console.log(line),
  complain: (line) => console.error(line),
});
// Everything has been closed. A socket whose other end vanished must not keep the process for ever all the same.
setTimeout(() => process.exit(), 1000).unref();
