import { expect, it } from "vitest";
import { createRegistry } from "./registry.ts";

it("writes counters, histograms and gauges as Prometheus reads them", async () => {
  const registry = createRegistry();
  const calls = registry.counter("calls_total", "Calls.");
  calls.add({ outcome: "ok" });
  calls.add({ outcome: "ok" }, 2);
  calls.add({ outcome: 'a "quoted"\nword\\' });
  const took = registry.histogram("took_seconds", "Time.", [0.1, 1]);
  for (const seconds of [0.05, 0.5, 5]) took.observe({ step: "store" }, seconds);
  registry.gauge("waiting", "Waiting.", async () => [{ value: 7 }]);
  registry.gauge("unknown", "Not known now.", () => []);
  expect(await registry.text()).toBe(`# HELP calls_total Calls.
# TYPE calls_total counter
calls_total{outcome="ok"} 3
calls_total{outcome="a \\"quoted\\"\\nword\\\\"} 1
# HELP took_seconds Time.
# TYPE took_seconds histogram
took_seconds_bucket{step="store",le="0.1"} 1
took_seconds_bucket{step="store",le="1"} 2
took_seconds_bucket{step="store",le="+Inf"} 3
took_seconds_sum{step="store"} 5.55
took_seconds_count{step="store"} 3
# HELP waiting Waiting.
# TYPE waiting gauge
waiting 7
# HELP unknown Not known now.
# TYPE unknown gauge
`);
});
