import type { ComponentProps, ReactNode } from "react";

/** Drawn in a 20 px box with a 1.5 px stroke. */
const paths = {
  star: "M10 2.8l2.2 4.6 5 .7-3.6 3.5.9 5-4.5-2.4-4.5 2.4.9-5L2.8 8.100l5-.7z",
  crop: "M5.5 1.800v11.700a1 1 0 0 0 1 1h11.700M1.8 5.500h11.700a1 1 0 0 1 1 1v11.7",
  trash:
    "M3 5.200h14M7.5 5V3.300a.8.8 0 0 1 .8-.8h3.400a.8.8 0 0 1 .8.8V5M4.7 5.200l.7 10.900a1.3 1.3 0 0 0 1.3 1.200h6.600a1.3 1.3 0 0 0 1.3-1.200l.7-10.900M8 8.500v5.500M12 8.500v5.5",
  grip: "M7.2 4.500h.01M12.8 4.500h.01M7.2 10h.01M12.8 10h.01M7.2 15.500h.01M12.8 15.500h.01",
  close: "M4.5 4.500l11 11M15.5 4.500l-11 11",
  up: "M10 16.500v-13M4.7 8.700L10 3.500l5.3 5.2",
  down: "M10 3.500v13M4.7 11.300L10 16.500l5.3-5.2",
  left: "M12.5 4.500L7 10l5.5 5.5",
  right: "M7.5 4.500L13 10l-5.5 5.5",
  chevron: "M4.5 7.500L10 13l5.5-5.5",
  plus: "M10 3.500v13M3.5 10h13",
  minus: "M3.5 10h13",
  dice: "M5.5 3h9A2.5 2.5 0 0 1 17 5.500v9a2.5 2.5 0 0 1-2.5 2.500h-9A2.5 2.5 0 0 1 3 14.500v-9A2.5 2.5 0 0 1 5.5 3zM7 7h.01M13 7h.01M10 10h.01M7 13h.01M13 13h.01",
  image:
    "M5 3h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM3.2 14.500l4-4 3.3 3.3 2.2-2.2 4 3.700M12.7 7.200h.01",
  frames:
    "M7.5 2.800h8a1.7 1.7 0 0 1 1.7 1.700v8a1.7 1.7 0 0 1-1.7 1.700h-8a1.7 1.7 0 0 1-1.7-1.700v-8a1.7 1.7 0 0 1 1.7-1.700zM2.8 6.500v9a1.7 1.7 0 0 0 1.7 1.700h9M11.5 6v5M9 8.500h5",
  retry: "M16.5 9.200a6.6 6.6 0 1 0-1.6 5.200M16.7 4.500v4.700H12",
  alert: "M10 3.200l7.5 13.300h-15zM10 8.300v3.700M10 14.300h.01",
  block: "M10 2.800a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.400zM5 5l10 10",
  check: "M4 10.500l4 4 8-9",
  info: "M10 2.800a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.400zM10 9.300v4.200M10 6.500h.01",
  offline:
    "M2.5 2.500l15 15M2.5 8a11 11 0 0 1 4-2.400M9.5 4.800A11 11 0 0 1 17.5 8M5.2 11a7 7 0 0 1 3.3-1.900M12.2 9.400a7 7 0 0 1 2.6 1.600M8 13.800a3.2 3.2 0 0 1 4 0M10 16.500h.01",
  clock: "M10 2.800a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.400zM10 6v4.200l2.8 1.7",
  bookmark: "M5.5 2.800h9a.8.8 0 0 1 .8.8v13.600L10 13.500l-5.3 3.700V3.600a.8.8 0 0 1 .8-.8z",
  folder:
    "M2.5 5.500A1.5 1.5 0 0 1 4 4h3.600l2 2.300H16a1.5 1.5 0 0 1 1.5 1.500v6.700A1.5 1.5 0 0 1 16 16H4a1.5 1.5 0 0 1-1.5-1.500z",
  download: "M10 3v9.500M5.5 8.500L10 13l4.5-4.500M3.5 16.500h13",
  search: "M9 3a6 6 0 1 1 0 12A6 6 0 0 1 9 3zM13.5 13.500L17 17",
  undo: "M7 4L3 8l4 4M3.3 8H12a4.5 4.5 0 0 1 0 9H8",
  reset: "M3.5 9.200a6.6 6.6 0 1 1 1.6 5.200M3.3 4.500v4.700H8",
  wand: "M3 17L12 8M13.5 2.500v3M13.5 9v2M10 6h2M15 6h2.500M16 3.500l-1 1",
  book: "M10 5c-1.5-1.2-3.7-1.5-7-1.500v12c3.3 0 5.5.3 7 1.5 1.5-1.2 3.7-1.5 7-1.500v-12c-3.3 0-5.5.3-7 1.500zM10 5v12",
  gem: "M10 2.500l6 7.5-6 7.500L4 10zM10 6.500l2.8 3.500L10 13.5 7.2 10z",
} as const;

/** The icons of the kit. */
export type IconName = keyof typeof paths;

/** The dots of these icons are points of a round stroke and need a wider one. */
const dotted: ReadonlySet<IconName> = new Set<IconName>(["grip"]);

/** Props of `Icon`. */
export interface IconProps extends Omit<ComponentProps<"svg">, "name"> {
  name: IconName;
  /** Side in pixels. @default 20 */
  size?: number;
  /** Only the star is ever filled. @default false */
  filled?: boolean;
}

/** One drawing of the set, in the colour of the text around it; hidden from screen readers. */
export function Icon({ name, size = 20, filled = false, ...props }: IconProps): ReactNode {
  const stroke = dotted.has(name) ? 2.2 : size < 20 ? 1.8 : 1.5;
  return (
    <svg
      data-mg-part="icon"
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill={filled ? "currentColor" : "none"}
      stroke="currentColor"
      strokeWidth={stroke}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      {...props}
    >
      <path d={paths[name]} />
    </svg>
  );
}
