/** What tells one series of a metric from another. Values MUST come from small sets: never ids, prompts or addresses. */
export type Labels = Readonly<Record<string, string | number>>;

/** One number at the time of a scrape. */
export interface Sample {
  labels?: Labels;
  value: number;
}

/** Counts up. */
export interface Counter {
  add(labels?: Labels, by?: number): void;
}

/** Sorts observations, in seconds, into buckets. */
export interface Histogram {
  observe(labels: Labels, seconds: number): void;
}

/** The metrics of one process, as Prometheus reads them. */
export interface Registry {
  counter(name: string, help: string): Counter;
  histogram(name: string, help: string, buckets: readonly number[]): Histogram;
  /** `read` is asked at each scrape; what it cannot know it leaves out. */
  gauge(name: string, help: string, read: () => Promise<readonly Sample[]> | readonly Sample[]): void;
  /** The text exposition format, version 0.0.4. */
  text(): Promise<string>;
}

interface Metric {
  name: string;
  help: string;
  type: "counter" | "histogram" | "gauge";
  lines(): Promise<string[]> | string[];
}

interface Buckets {
  labels: Labels;
  counts: number[];
  sum: number;
  count: number;
}

/** Makes an empty registry. */
export function createRegistry(): Registry {
  const metrics: Metric[] = [];
  return {
    counter: (name, help) => {
      const values = new Map<string, number>();
      metrics.push({
        ...{ name, help, type: "counter" },
        lines: () => [...values].map(([labels, value]) => `${name}${labels} ${value}`),
      });
      return {
        add: (labels = {}, by = 1) => {
          const key = write(labels);
          values.set(key, (values.get(key) ?? 0) + by);
        },
      };
    },
    histogram: (name, help, bounds) => {
      const series = new Map<string, Buckets>();
      metrics.push({
        ...{ name, help, type: "histogram" },
        lines: () => [...series.values()].flatMap((one) => bucketLines(name, bounds, one)),
      });
      return {
        observe: (labels, seconds) => {
          const key = write(labels);
          const one = series.get(key) ?? { labels, counts: bounds.map(() => 0), sum: 0, count: 0 };
          series.set(key, one);
          bounds.forEach((bound, at) => {
            if (seconds <= bound) one.counts[at]! += 1;
          });
          one.sum += seconds;
          one.count += 1;
        },
      };
    },
    gauge: (name, help, read) => {
      metrics.push({
        ...{ name, help, type: "gauge" },
        lines: async () =>
          (await read()).map(({ labels, value }) => `${name}${write(labels ?? {})} ${value}`),
      });
    },
    text: async () => {
      const parts = await Promise.all(
        metrics.map(async ({ name, help, type, lines }) =>
          [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...(await lines()), ""].join("\n"),
        ),
      );
      return parts.join("");
    },
  };
}

function bucketLines(name: string, bounds: readonly number[], one: Buckets): string[] {
  return [
    ...bounds.map((bound, at) => `${name}_bucket${write({ ...one.labels, le: bound })} ${one.counts[at]}`),
    `${name}_bucket${write({ ...one.labels, le: "+Inf" })} ${one.count}`,
    `${name}_sum${write(one.labels)} ${one.sum}`,
    `${name}_count${write(one.labels)} ${one.count}`,
  ];
}

function write(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(String(value))}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

function escaped(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
