import { startFleet } from "./fleet.ts";

const stopping = new AbortController();
// A terminal's Ctrl-C comes twice: to the whole group, and passed on by the script that started this.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopping.abort());

const fleet = await startFleet({
  port: Number(process.env.PORT ?? 4321),
  env: { MEDIA_GEN_DETAIL: process.env.MEDIA_GEN_DETAIL ?? "full" },
  log: (line) => console.log(line),
});
for (const { member, url } of fleet.operations) {
  console.log(`${member.name}  process ${member.pid}  ${url}/metrics /healthz /readyz`);
}
console.log(`ready ${fleet.url}`);
if (!stopping.signal.aborted) {
  await new Promise((resolve) => stopping.signal.addEventListener("abort", resolve, { once: true }));
}
await fleet.stop();
