import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import { weathers } from "../../shared/weather.ts";
import { locales, themes, usePreferences } from "../preferences.tsx";
import { changeWeather, weatherQuery } from "../site-queries.ts";

const localeNames = { ko: "한국어", en: "English", ja: "日本語" };

function Choice<T extends string>(props: {
  label: string;
  value: T;
  options: readonly T[];
  name: (option: T) => string;
  lang?: (option: T) => string;
  onChange: (option: T) => void;
}): ReactNode {
  const id = useId();
  return (
    <div className="foot-choice">
      <label htmlFor={id}>{props.label}</label>
      <select id={id} value={props.value} onChange={(event) => props.onChange(event.target.value as T)}>
        {props.options.map((option) => (
          <option key={option} value={option} lang={props.lang?.(option)}>
            {props.name(option)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The bar at the foot: how the engine behaves, and how the site speaks and looks. */
export function FootBar(): ReactNode {
  const { words, locale, theme, setLocale, setTheme } = usePreferences();
  const queryClient = useQueryClient();
  const { data } = useQuery(weatherQuery);
  return (
    <footer className="foot-bar">
      <p>{words.footNote}</p>
      <Choice
        label={words.weather}
        value={data?.weather ?? "calm"}
        options={weathers}
        name={(weather) => words.weathers[weather]}
        onChange={(weather) => void changeWeather(queryClient, weather)}
      />
      <Choice
        label={words.language}
        value={locale}
        options={locales}
        name={(option) => localeNames[option]}
        lang={(option) => option}
        onChange={setLocale}
      />
      <Choice
        label={words.theme}
        value={theme}
        options={themes}
        name={(option) => words.themes[option]}
        onChange={setTheme}
      />
    </footer>
  );
}
