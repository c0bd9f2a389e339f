import type { ReactNode } from "react";

const drawings = {
  search: "M9 15.2A6.2 6.2 0 1 0 9 2.8a6.2 6.2 0 0 0 0 12.4Zm4.5-1.7 4 4",
  right: "m7.5 4.5 5.5 5.5-5.5 5.5",
  left: "m12.5 4.5-5.5 5.5 5.5 5.5",
  check: "m4.5 10.5 3.7 3.7 7.3-8.4",
  lock: "M5.5 9h9a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1Zm1.5 0V6.3a3 3 0 0 1 6 0V9",
  close: "m5 5 10 10M15 5 5 15",
} as const;

/** Drawn in a 20 px box with a 1.5 px line in the text's colour; the words beside it name it. */
export function Icon({ name, size = 20 }: { name: keyof typeof drawings; size?: number }): ReactNode {
  return (
    <svg
      className="icon"
      viewBox="0 0 20 20"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={size < 20 ? 1.8 : 1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={drawings[name]} />
    </svg>
  );
}
