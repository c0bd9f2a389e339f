import type { Database } from "@media-gen/server-kit";
import { isWeather, type Weather } from "../shared/weather.ts";

/** How the demo's engine behaves, the same in every process of the site. */
export interface SiteWeather {
  readonly now: Weather;
  change(to: Weather): Promise<void>;
  close(): void;
}

const lookEveryMs = 500;

/** The weather as the database has it; calm at the start of a process that serves pages. */
export async function openWeather(database: Database): Promise<SiteWeather> {
  let now: Weather = "calm";
  const look = async (): Promise<void> => {
    const [row] = await database.query<{ weather: string }>("select weather from demo_weather");
    if (isWeather(row?.weather)) now = row.weather;
  };
  await look();
  // One process alone changes it itself and need not look.
  const timer =
    database.kind === "postgres" && setInterval(() => look().catch(() => undefined), lookEveryMs).unref();
  return {
    get now() {
      return now;
    },
    change: async (to) => {
      await database.query(
        `insert into demo_weather (here, weather) values (true, $1)
         on conflict (here) do update set weather = excluded.weather`,
        [to],
      );
      now = to;
    },
    close: () => {
      if (timer) clearInterval(timer);
    },
  };
}
