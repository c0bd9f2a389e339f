import type { Locale } from "@media-gen/contract";
import { MediaGenError } from "../errors.ts";

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/** What a program that signs in by cookie is told, for it can mend this by itself. */
const withoutOrigin: Readonly<Record<Locale, string>> = {
  ko: "어느 페이지에서 보낸 요청인지 알 수 없어요. 쿠키를 쓰는 프로그램은 Origin 헤더를 함께 보내 주세요.",
  en: "Nothing says which page sent this request. Programs that use cookies must send an Origin header.",
  ja: "どのページから送られたリクエストか分かりません。Cookie を使うプログラムは Origin ヘッダーを付けてください。",
};

/** Which pages may send requests that change something, and read answers, with the reader's cookies. */
export interface OriginPolicy {
  /**
   * Refuses a changing request that a foreign page sent with the reader's cookies.
   *
   * @throws MediaGenError `csrf_rejected`.
   */
  check(request: Request, locale: Locale): void;
  /** Headers that let a page of an allowed foreign origin read the answer. */
  sharing(request: Request): Record<string, string>;
  /** Headers of the answer to a browser's question before such a request. */
  preflight(request: Request, methods: readonly string[]): Record<string, string>;
}

/** Whom the policy lets through. */
export interface OriginRules {
  /** Origins beside the server's own. */
  allowedOrigins?: readonly string[];
  /** True lets requests with a cookie through that say nothing of where they come from. @default false */
  allowMissingOrigin?: boolean;
}

/**
 * Makes the policy. Browsers say themselves where a request comes from (`Sec-Fetch-Site`, `Origin`). Programs say neither, and
 * need not while they carry no cookie, or a bearer token, which no page can make a browser send.
 *
 * @throws TypeError for an allowed origin that is no origin.
 */
export function createOriginPolicy(rules: OriginRules): OriginPolicy {
  const { allowedOrigins = [], allowMissingOrigin = false } = rules;
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
      if (foreign) throw new MediaGenError("csrf_rejected");
      if (!allowMissingOrigin && site === null && isOfAnyPage(request))
        throw new MediaGenError("csrf_rejected", { detail: withoutOrigin[locale] });
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

/** True for a request that may be a browser's, and of any page. */
function isOfAnyPage({ headers }: Request): boolean {
  const isProgram = /^bearer /i.test(headers.get("authorization") ?? "");
  return !headers.has("origin") && headers.has("cookie") && !isProgram;
}

/** True without an `Origin`, or when it names the host that was asked. The scheme may differ behind a TLS proxy. */
function isOwnOrigin(request: Request): boolean {
  const origin = request.headers.get("origin");
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host !== "" && (host === new URL(request.url).host || host === request.headers.get("host"));
}
