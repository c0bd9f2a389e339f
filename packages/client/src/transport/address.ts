import { type CallName, calls } from "@media-gen/contract/wire";

/** Values of a query string; absent ones are left out. */
export type QueryValues = Record<string, string | number | undefined>;

/** Values by the names of path parameters; what the path does not name is left out. */
export interface PathValues {
  entity_type?: string;
  entity_id?: string;
  job_id?: string;
  asset_id?: string;
  preset_id?: string;
}

/**
 * Writes the address of an operation.
 * @param baseUrl absolute or relative, without a slash at its end
 * @throws TypeError when a path parameter is empty, because the path would name something else
 */
export function addressOf(
  baseUrl: string,
  name: CallName,
  params: PathValues = {},
  query: QueryValues = {},
): string {
  const path = calls[name].path.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = params[key as keyof PathValues] ?? "";
    if (/^\.{0,2}$/.test(value)) throw new TypeError(`${name} needs a ${key}; it got "${value}".`);
    return encodeURIComponent(value);
  });
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : `${key}=${encodeURIComponent(value)}`,
  );
  return [baseUrl + path, ...(pairs.length > 0 ? [pairs.join("&")] : [])].join("?");
}

/** The base path without slashes at its end, so that paths of the table can follow it. */
export function trimBase(baseUrl: string): string {
  return baseUrl.replace(/\/+$/, "");
}
