import type { Catalogue } from "@media-gen/react";
import { en as kitEn } from "@media-gen/react/locales/en";
import { ja as kitJa } from "@media-gen/react/locales/ja";
import { ko as kitKo } from "@media-gen/react/locales/ko";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { en } from "./i18n/en.ts";
import { ja } from "./i18n/ja.ts";
import { ko } from "./i18n/ko.ts";
import type { Words } from "./i18n/words.ts";

export const locales = ["ko", "en", "ja"] as const;
export const themes = ["auto", "light", "dark"] as const;
export type SiteLocale = (typeof locales)[number];
export type SiteTheme = (typeof themes)[number];

const words: Record<SiteLocale, Words> = { ko, en, ja };
const kitWords: Record<SiteLocale, Catalogue> = { ko: kitKo, en: kitEn, ja: kitJa };

interface Preferences {
  locale: SiteLocale;
  theme: SiteTheme;
  words: Words;
  kitWords: Catalogue;
  number: (value: number) => string;
  setLocale(locale: SiteLocale): void;
  setTheme(theme: SiteTheme): void;
}

const PreferencesContext = createContext<Preferences | null>(null);

function read<T extends string>(name: string, allowed: readonly T[], otherwise: T): T {
  try {
    const kept = localStorage.getItem(`dalgeurimja.${name}`);
    return allowed.find((value) => value === kept) ?? otherwise;
  } catch {
    return otherwise;
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`dalgeurimja.${name}`, value);
  } catch {
    // Storage may be refused; the choice then lasts for this page only.
  }
}

/** Keeps the reader's language and brightness on this device. */
export function PreferencesProvider({ children }: { children: ReactNode }): ReactNode {
  const [locale, setLocale] = useState(() => read("locale", locales, "ko"));
  const [theme, setTheme] = useState(() => read("theme", themes, "auto"));
  useEffect(() => {
    document.documentElement.lang = locale;
    keep("locale", locale);
  }, [locale]);
  useEffect(() => {
    if (theme === "auto") delete document.documentElement.dataset.mgTheme;
    else document.documentElement.dataset.mgTheme = theme;
    keep("theme", theme);
  }, [theme]);
  const value = useMemo<Preferences>(() => {
    const numbers = new Intl.NumberFormat(locale);
    return {
      locale,
      theme,
      words: words[locale],
      kitWords: kitWords[locale],
      number: (figure) => numbers.format(figure),
      setLocale,
      setTheme,
    };
  }, [locale, theme]);
  return <PreferencesContext.Provider value={value}>{children}</PreferencesContext.Provider>;
}

export function usePreferences(): Preferences {
  const value = useContext(PreferencesContext);
  if (!value) throw new Error("usePreferences needs a PreferencesProvider above it.");
  return value;
}
