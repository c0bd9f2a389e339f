import { errorCodes, type Problem } from "@media-gen/contract/wire";
import { describe, expect, it } from "vitest";
import { failureOf, resultOf, retryAfterSeconds } from "./answer.ts";

const problem: Problem = {
  type: "urn:media-gen:problem:job_already_running",
  title: "Images are already being made here.",
  status: 409,
  detail: "이미 그리고 있는 그림이 있어요.",
  instance: "urn:request:r-1",
  code: "job_already_running",
  retryable: false,
  request_id: "r-1",
  job_id: "00000000-0000-4000-8000-000000000001",
};

function failure(status: number, text: string, headers: Record<string, string> = {}) {
  return failureOf(new Response(null, { status, headers }), text, 0);
}

describe("an answer that is not 2xx", () => {
  it("becomes an error with the server's code, sentence and whole problem", () => {
    const error = failure(409, JSON.stringify(problem));
    expect(error).toMatchObject({
      code: "job_already_running",
      message: problem.detail,
      status: 409,
      retryable: false,
      requestId: "r-1",
      retryAfter: null,
      problem,
    });
  });

  it.each(Object.keys(errorCodes))("keeps the code %s", (code) => {
    expect(
      failure(400, JSON.stringify({ ...problem, type: `urn:media-gen:problem:${code}`, code })).code,
    ).toBe(code);
  });

  it("takes the seconds to wait from the problem before the header", () => {
    const limited = JSON.stringify({
      ...problem,
      type: "urn:media-gen:problem:rate_limited",
      code: "rate_limited",
      retry_after: 7,
    });
    expect(failure(429, limited, { "retry-after": "9" }).retryAfter).toBe(7);
    expect(failure(429, "", { "retry-after": "9" }).retryAfter).toBe(9);
  });

  it("says what came when a proxy answered with a page", () => {
    const error = failure(502, "<html>Bad gateway</html>", {
      "content-type": "text/html",
      "x-request-id": "p-2",
    });
    expect(error).toMatchObject({
      code: "bad_response",
      status: 502,
      retryable: true,
      problem: null,
      requestId: "p-2",
    });
    expect(error.message).toContain("text/html");
    expect(error.message).not.toContain("<html>");
  });

  it("understands the statuses by which proxies refuse", () => {
    expect(failure(401, "").code).toBe("unauthenticated");
    expect(failure(413, "too large").code).toBe("payload_too_large");
    expect(failure(429, "slow down")).toMatchObject({ code: "rate_limited", retryable: true });
    expect(failure(404, "<html>")).toMatchObject({ code: "bad_response", retryable: false });
  });

  it("does not take a foreign object, or a name of Object.prototype, for a code", () => {
    expect(failure(400, '{"code":"E_BROKEN"}').code).toBe("bad_response");
    expect(failure(400, '{"code":"toString"}').code).toBe("bad_response");
    expect(failure(400, '{"type":"about:blank","code":"forbidden"}').code).toBe("bad_response");
    expect(failure(400, "null").code).toBe("bad_response");
  });
});

describe("Retry-After", () => {
  it("is read as seconds and as a date", () => {
    expect(retryAfterSeconds("12", 0)).toBe(12);
    expect(retryAfterSeconds("Thu, 01 Jan 1970 00:00:30 GMT", 10_000)).toBe(20);
  });

  it("is never negative, and null when absent or unreadable", () => {
    expect(retryAfterSeconds("-4", 0)).toBe(0);
    expect(retryAfterSeconds("Thu, 01 Jan 1970 00:00:30 GMT", 60_000)).toBe(0);
    expect(retryAfterSeconds(null, 0)).toBeNull();
    expect(retryAfterSeconds(" ", 0)).toBeNull();
    expect(retryAfterSeconds("soon", 0)).toBeNull();
  });
});

describe("a successful answer", () => {
  const ok = new Response(null, { status: 200, headers: { "content-type": "text/html" } });

  it.each([
    ["getJob", "<!doctype html><title>app</title>"],
    ["getJob", '{"job_id":"1"}'],
    ["getJob", ""],
    ["listImages", '{"images":[]}'],
    ["getOptions", "[]"],
    ["getOptions", "null"],
    ["getOptions", '"text"'],
  ] as const)("to %s that reads %s is a bad response", (name, text) => {
    expect(() => resultOf(name, ok, text)).toThrow(
      expect.objectContaining({ code: "bad_response", status: 200 }),
    );
  });

  it("is handed on when its outline fits", () => {
    expect(resultOf("listImages", ok, "[]")).toEqual([]);
    expect(resultOf("getJob", ok, '{"job_id":"1","version":1,"results":[]}')).toMatchObject({ job_id: "1" });
  });

  it("to a deletion has no body", () => {
    expect(resultOf("deleteImage", new Response(null, { status: 204 }), "")).toBeUndefined();
  });
});
