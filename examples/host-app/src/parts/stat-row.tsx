import type { ReactNode } from "react";
import type { Stats } from "../../shared/site-entity.ts";
import { usePreferences } from "../preferences.tsx";

export function StatRow({ stats }: { stats: Stats }): ReactNode {
  const { words, number } = usePreferences();
  const rows: [name: string, value: string][] = [];
  if (stats.talks !== undefined) rows.push([words.stats.talks, number(stats.talks)]);
  if (stats.chapters !== undefined)
    rows.push([words.stats.chapters, words.chaptersValue(number(stats.chapters))]);
  if (stats.reads !== undefined) rows.push([words.stats.reads, number(stats.reads)]);
  rows.push([words.stats.likes, number(stats.likes)]);
  if (stats.days !== undefined) rows.push([words.stats.days, words.daysValue(number(stats.days))]);
  return (
    <dl className="stat-row">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
