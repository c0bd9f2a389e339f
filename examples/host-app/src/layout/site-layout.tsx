import { type ReactNode, useEffect, useRef } from "react";
import { Outlet, ScrollRestoration, useLocation } from "react-router";
import { usePreferences } from "../preferences.tsx";
import { FootBar } from "./foot-bar.tsx";
import { SiteHeader } from "./site-header.tsx";

/** Header, page and foot. A new page takes the focus, so that a screen reader starts at its beginning. */
export function SiteLayout(): ReactNode {
  const { words } = usePreferences();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the page changes, not when its search does
  useEffect(() => {
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
  }, [pathname]);
  const onDetail = pathname.split("/").filter(Boolean).length === 2;
  return (
    <div className="site" data-page={onDetail ? "detail" : "list"}>
      <a className="skip" href="#page">
        {words.skip}
      </a>
      <SiteHeader />
      <main id="page" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <FootBar />
      <ScrollRestoration />
    </div>
  );
}
