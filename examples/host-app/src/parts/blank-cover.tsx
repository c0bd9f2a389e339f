import { type ReactNode, useId } from "react";

const cloths = ["#1f2d4a", "#453523", "#4c2833", "#3d2a4d", "#1b3f42"] as const;

/** A stable number from a name, so that the same story always wears the same cloth. */
function numberOf(name: string): number {
  let value = 2166136261;
  for (const letter of name) value = Math.imul(value ^ letter.charCodeAt(0), 16777619) >>> 0;
  return value;
}

/** The binding of a story whose first picture has not been hung: cloth, a moon and the title from top to bottom. */
export function BlankCover({ seed, title }: { seed: string; title: string }): ReactNode {
  const number = numberOf(seed);
  const cloth = cloths[number % cloths.length];
  const x = 96 + ((number >>> 4) % 60);
  // Without a title the words of the card lie on the lower half.
  const y = title ? 196 + ((number >>> 11) % 50) : 152;
  const shade = 18 + ((number >>> 17) % 44);
  const turn = (number >>> 23) % 2 === 0 ? 1 : -1;
  const moon = useId();
  return (
    <div className="blank-cover" aria-hidden="true" style={{ backgroundColor: cloth }}>
      <svg viewBox="0 0 300 400" preserveAspectRatio="xMidYMid slice" role="presentation">
        <defs>
          <mask id={moon}>
            <circle cx={x} cy={y} r="62" fill="#fff" />
            <circle cx={x + shade * turn} cy={y - shade * 0.35} r="58" fill="#000" />
          </mask>
        </defs>
        <circle cx={x} cy={y} r="62" fill="none" stroke="#f3ecd9" strokeOpacity=".22" />
        <circle cx={x} cy={y} r="86" fill="none" stroke="#f3ecd9" strokeOpacity=".1" />
        <rect width="300" height="400" fill="#f3ecd9" mask={`url(#${moon})`} />
        <path
          d="M-300 330h900M-300 346h900M-300 366h900M-300 390h900"
          stroke="#f3ecd9"
          strokeOpacity=".16"
          fill="none"
        />
      </svg>
      {title && <span lang="ko">{title}</span>}
    </div>
  );
}
