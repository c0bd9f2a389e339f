/**
 * Why a call to the outside did not give an answer.
 * - Refused before anything was sent: `malformed_url`, `scheme_not_allowed`, `credentials_in_url`, `port_not_allowed`,
 *   `host_not_allowed`, `address_not_allowed`.
 * - Refused on the way: `redirect_refused`, `too_large`.
 * - Failed: `timed_out`, `connection_failed`.
 */
export type OutgoingErrorCode =
  | "malformed_url"
  | "scheme_not_allowed"
  | "credentials_in_url"
  | "port_not_allowed"
  | "host_not_allowed"
  | "address_not_allowed"
  | "redirect_refused"
  | "too_large"
  | "timed_out"
  | "connection_failed";

const sentences: Readonly<Record<OutgoingErrorCode, string>> = {
  malformed_url: "The address is not a URL.",
  scheme_not_allowed: "Only https addresses are called.",
  credentials_in_url: "Addresses with a user name or password are not called.",
  port_not_allowed: "The port is not one of the allowed ports.",
  host_not_allowed: "The host is not one of the allowed hosts.",
  address_not_allowed: "The host's IP address is not a public one and in no trusted network.",
  redirect_refused: "The other side answered with a redirect, which is never followed.",
  too_large: "The answer is larger than allowed.",
  timed_out: "The other side did not answer in time.",
  connection_failed: "The connection failed.",
};

/** A call to the outside gave no answer. The message never holds the URL, which may be a secret by itself. */
export class OutgoingError extends Error {
  readonly code: OutgoingErrorCode;

  constructor(code: OutgoingErrorCode, options?: ErrorOptions) {
    super(sentences[code], options);
    this.name = "OutgoingError";
    this.code = code;
  }
}
