import type { ReactNode } from "react";
import { usePreferences } from "../preferences.tsx";

function Waiting({ className, children }: { className: string; children: ReactNode }): ReactNode {
  const { words } = usePreferences();
  return (
    <div className={className} role="status" aria-label={words.loading}>
      {children}
    </div>
  );
}

export function TopSkeleton(): ReactNode {
  return (
    <Waiting className="top-row">
      {[0, 1, 2, 3].map((place) => (
        <span key={place} className="top-card skeleton" />
      ))}
    </Waiting>
  );
}

export function GridSkeleton(): ReactNode {
  return (
    <Waiting className="card-grid">
      {Array.from({ length: 12 }, (_, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: still places, never reordered
        <span key={place} className="card">
          <span className="cover skeleton" />
          <span className="skeleton line" />
          <span className="skeleton line short" />
        </span>
      ))}
    </Waiting>
  );
}

export function DetailSkeleton(): ReactNode {
  const { words } = usePreferences();
  return (
    <Waiting className="detail-head">
      <h1 className="visually-hidden">{words.loading}</h1>
      <span className="detail-picture skeleton" />
      <span className="detail-words">
        <span className="skeleton line title" />
        <span className="skeleton line" />
        <span className="skeleton line" />
        <span className="skeleton line short" />
      </span>
    </Waiting>
  );
}
