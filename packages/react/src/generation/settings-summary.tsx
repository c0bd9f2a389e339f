import type { Job, Options } from "@media-gen/client";
import type { ReactNode } from "react";
import { styleName } from "../gallery/style-name.ts";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Icon } from "../ui/icon.tsx";
import * as icons from "../ui/icons.ts";

/** Props of `SettingsSummary`. */
export interface SettingsSummaryProps {
  job: Job;
  total: number;
  options: Options | undefined;
}

/** What a running job was asked for, in place of the form; it can be read and not changed. */
export function SettingsSummary({ job, total, options }: SettingsSummaryProps): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  const { settings } = job;
  const px = options?.limits.output_long_side;
  const rows: [string, string][] = [
    [t.style, styleName(settings.style, t)],
    [t.ratio, px === undefined ? settings.ratio : t["settings.size"]({ ratio: settings.ratio, px })],
    [t.count, t["count.value"]({ n: total })],
  ];
  if (settings.negative_prompt !== null) rows.push([t.negative, settings.negative_prompt]);
  rows.push([t.seed, String(settings.seed)]);
  if (settings.variation_strength !== null) rows.push([t.variation, settings.variation_strength.toFixed(2)]);
  return (
    <div {...part("summary")}>
      <p {...part("summary-prompt")}>{settings.prompt}</p>
      <dl {...part("summary-list")}>
        {rows.map(([name, value]) => (
          <div key={name} {...part("summary-row")}>
            <dt {...part("summary-name")}>{name}</dt>
            <dd {...part("summary-value")}>{value}</dd>
          </div>
        ))}
      </dl>
      <p {...part("leave-hint")}>
        <Icon path={icons.info} size={16} />
        {t["leave.hint"]}
      </p>
    </div>
  );
}
