import type { ReactNode } from "react";
import { Link, useLocation } from "react-router";
import { Icon } from "../parts/icon.tsx";
import { kinds } from "../parts/kinds.ts";
import { usePreferences } from "../preferences.tsx";
import { AccountMenu } from "./account-menu.tsx";

export function SiteHeader(): ReactNode {
  const { words } = usePreferences();
  const { pathname, search } = useLocation();
  const here =
    pathname === "/browse"
      ? (new URLSearchParams(search).get("kind") ?? "")
      : pathname === "/"
        ? "home"
        : pathname.split("/")[1];
  return (
    <header className="site-header">
      <Link className="brand" to="/">
        {words.siteName}
      </Link>
      <nav aria-label={words.mainMenu}>
        <Link to="/" aria-current={here === "home" ? "page" : undefined}>
          {words.home}
        </Link>
        {kinds.map((kind) => (
          <Link
            key={kind}
            to={`/browse?kind=${kind}`}
            aria-current={here === kind ? (pathname === "/browse" ? "page" : "true") : undefined}
          >
            {words.kinds[kind]}
          </Link>
        ))}
      </nav>
      <Link className="round-button" to="/browse" state={{ focusSearch: true }} aria-label={words.search}>
        <Icon name="search" />
      </Link>
      <AccountMenu />
    </header>
  );
}
