import { type CallName, calls } from "@media-gen/contract/wire";

/** Values of a query string; absent ones are left out. */
export type QueryValues = Record<string, string | number | undefined>;

/**
 * Writes the address of an operation.
 * @param baseUrl absolute or relative, without a slash at its end
 * @throws TypeError when a path parameter is empty, because the path would name something else
 */
export function addressOf(
  baseUrl: string,
  name: CallName,
  params: Record<string, string> = {},
  query: QueryValues = {},
): string {
  const path = calls[name].path.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = params[key];
    if (value === undefined || value === "" || value === "." || value === "..") {
      throw new TypeError(`${name} needs a ${key}; it got ${JSON.stringify(value)}.`);
    }
    return encodeURIComponent(value);
  });
  const pairs = Object.entries(query)
    .filter((pair): pair is [string, string | number] => pair[1] !== undefined)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return baseUrl + path + (pairs.length > 0 ? `?${pairs.join("&")}` : "");
}

/** The base path without slashes at its end, so that paths of the table can follow it. */
export function trimBase(baseUrl: string): string {
  return baseUrl.replace(/\/+$/, "");
}
