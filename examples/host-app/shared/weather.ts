/** How the offline engine behaves, for people who try the demo. */
export const weathers = ["calm", "slow", "three-of-eight-fail", "all-fail", "hang", "garbage"] as const;

export type Weather = (typeof weathers)[number];

export function isWeather(value: unknown): value is Weather {
  return weathers.some((weather) => weather === value);
}
