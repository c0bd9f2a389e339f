import type { Locale } from "@media-gen/contract";
import { MediaGenError } from "../errors.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

const sentences: Readonly<Record<Locale, string>> = {
  ko: "다른 사이트에서 보낸 요청은 받지 않아요.",
  en: "Requests from other sites are not accepted.",
  ja: "他のサイトからのリクエストは受け付けていません。",
};

/** Which pages may send requests that change something, and read answers, with the reader's cookies. */
export interface OriginPolicy {
  /**
   * Refuses a changing request that a foreign page sent with the reader's cookies.
   *
   * @throws MediaGenError `forbidden`.
   */
  check(request: Request, locale: Locale): void;
  /** Headers that let a page of an allowed foreign origin read the answer. */
  sharing(request: Request): Record<string, string>;
  /** Headers of the answer to a browser's question before such a request. */
  preflight(request: Request, methods: readonly string[]): Record<string, string>;
}

/**
 * Makes the policy. Browsers say themselves where a request comes from (`Sec-Fetch-Site`, `Origin`); programs send neither
 * header and carry no cookie that they were tricked into sending.
 *
 * @throws TypeError for an allowed origin that is no origin.
 */
export function createOriginPolicy(allowedOrigins: readonly string[]): OriginPolicy {
  const allowed = new Set(allowedOrigins.map((origin) => new URL(origin).origin));
  const allowedOf = (request: Request): string | null => {
    const origin = request.headers.get("origin");
    return origin !== null && allowed.has(origin) ? origin : null;
  };
  const sharing = (request: Request): Record<string, string> => {
    if (allowed.size === 0) return {};
    const origin = allowedOf(request);
    if (!origin) return { Vary: "Origin" };
    return {
      Vary: "Origin",
      "Access-Control-Allow-Origin": origin,
      "Access-Control-Allow-Credentials": "true",
      "Access-Control-Expose-Headers": "ETag, Link, Retry-After, X-Request-Id, Idempotency-Replayed",
    };
  };
  return {
    check(request, locale) {
      if (safeMethods.has(request.method) || allowedOf(request)) return;
      const site = request.headers.get("sec-fetch-site");
      if (site === "same-origin") return;
      const foreign = site === "cross-site" || site === "same-site" || !isOwnOrigin(request);
      if (foreign) throw new MediaGenError("forbidden", { detail: sentences[locale] });
    },
    sharing,
    preflight(request, methods): Record<string, string> {
      if (!allowedOf(request)) return {};
      return {
        "Access-Control-Allow-Methods": methods.join(", "),
        "Access-Control-Allow-Headers":
          "Content-Type, Accept-Language, Idempotency-Key, If-None-Match, Authorization",
        "Access-Control-Max-Age": "600",
      };
    },
  };
}

/** True without an `Origin`, or when it names the host that was asked. The scheme may differ behind a TLS proxy. */
function isOwnOrigin(request: Request): boolean {
  const origin = request.headers.get("origin");
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host !== "" && (host === new URL(request.url).host || host === request.headers.get("host"));
}
