import { type ReactNode, useId } from "react";
import { useParts } from "../surface/parts.ts";

/** One way of painting the same night: a figure before a moon. */
interface Paint {
  sky: readonly [string, string];
  moon: string;
  glow: string;
  hill: string;
  figure: string;
  rim: string;
}

const paints: Readonly<Record<string, Paint>> = {
  realistic: {
    sky: ["#0b1226", "#2d3f6b"],
    moon: "#efe8d8",
    glow: "#8fa3cf",
    hill: "#141b33",
    figure: "#0d111d",
    rim: "#d9b48a",
  },
  anime: {
    sky: ["#123f9c", "#4f9de8"],
    moon: "#fff6dc",
    glow: "#bfe1ff",
    hill: "#1b3f86",
    figure: "#12224f",
    rim: "#ffc46b",
  },
  painterly: {
    sky: ["#1c2f5a", "#5b6f94"],
    moon: "#e9ddbf",
    glow: "#a6b3c4",
    hill: "#27375c",
    figure: "#1a2138",
    rim: "#d99a62",
  },
};

/** Props of `StyleSwatch`. */
export interface StyleSwatchProps {
  style: string;
}

/** A small picture of what a style looks like; a host can give real ones instead. */
export function StyleSwatch({ style }: StyleSwatchProps): ReactNode {
  const part = useParts();
  const id = useId();
  const paint = paints[style];
  if (paint === undefined) return null;
  const soft = style === "realistic";
  const rough = style === "painterly";
  return (
    <svg
      {...part("style-swatch")}
      viewBox="0 0 108 80"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      <defs>
        <linearGradient id={`${id}s`} x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor={paint.sky[0]} />
          <stop offset="1" stopColor={paint.sky[1]} />
        </linearGradient>
        <radialGradient id={`${id}g`}>
          <stop offset="0.5" stopColor={paint.glow} stopOpacity={soft ? 0.7 : 0.5} />
          <stop offset="1" stopColor={paint.glow} stopOpacity="0" />
        </radialGradient>
        {rough ? (
          <filter id={`${id}r`} x="-5%" y="-5%" width="110%" height="110%">
            <feTurbulence type="fractalNoise" baseFrequency="0.12 0.2" numOctaves="2" seed="7" />
            <feDisplacementMap in="SourceGraphic" scale="3.5" />
          </filter>
        ) : null}
      </defs>
      <g filter={rough ? `url(#${id}r)` : undefined}>
        <rect x="-6" y="-6" width="120" height="92" fill={`url(#${id}s)`} />
        {[14, 27, 88, 97, 79, 40].map((x, index) => (
          <circle
            key={x}
            cx={x}
            cy={8 + ((index * 17) % 30)}
            r={soft ? 0.5 : 0.9}
            fill={paint.moon}
            opacity="0.8"
          />
        ))}
        <circle cx="56" cy="36" r="40" fill={`url(#${id}g)`} />
        <circle cx="56" cy="36" r="22" fill={paint.moon} />
        <path
          d="M-6 62c14-8 26-6 40-2s30-6 44-2 26 0 36-4v40H-6z"
          fill={paint.hill}
          opacity={soft ? 0.8 : 1}
        />
        <path
          d="M46 84c0-14 3-20 9-22-5-4-7-9-6.5-15 .6-8 7-13 14-12 8 1 12 7 11 15-.6 5-3 8-5 10 8 3 12 10 13 24z"
          fill={paint.figure}
        />
        <circle cx="67" cy="33" r="5.5" fill={paint.figure} />
        <path
          d="M73.5 40c2 8-1 14-5 18 8 3 12 10 13 22"
          fill="none"
          stroke={paint.rim}
          strokeWidth={soft ? 0.9 : 1.5}
          strokeLinecap="round"
        />
      </g>
    </svg>
  );
}
