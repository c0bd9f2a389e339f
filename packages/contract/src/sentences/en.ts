import type { Sentences } from "./sentences.ts";

/** The English sentences. */
export const enSentences: Sentences = {
  errors: {
    malformed_request: "The request could not be read. Reload the page and try again.",
    unauthenticated: "Please sign in first.",
    insufficient_credits: "You do not have enough credits. Ask for fewer images or add credits.",
    forbidden: "Only the owner can do this.",
    csrf_rejected: "Requests from other sites are not accepted.",
    not_found: "Not found. It may have been deleted, or you may not see it.",
    method_not_allowed: "This request is not possible here.",
    job_already_running: "Images are already being made here. Try again when they are done.",
    job_not_retryable: "There is no failed image to draw again.",
    order_conflict: "The order changed elsewhere. Showing the latest.",
    preset_conflict: "A preset of this name exists, or no more can be saved.",
    idempotency_conflict: "This request number was used for another request. Reload the page and try again.",
    payload_too_large: "The request is too large. Please shorten the text.",
    unsupported_media_type: "This format is not accepted.",
    validation_failed: "Please check what you entered.",
    content_blocked: "This cannot be drawn. No credits or daily count were used.",
    daily_limit_reached: "This is more than you can make today. You can make more tomorrow.",
    rate_limited: "Too many requests. Please try again in a moment.",
    internal_error: "Something went wrong. Please try again in a moment.",
    provider_unavailable: "The image engine is not available now. Please try again in a moment.",
    service_unavailable: "The service is not available for a moment. Please try again shortly.",
  },
  images: {
    provider_error: "The engine could not draw it.",
    timeout: "The engine did not answer.",
    corrupt: "The picture arrived damaged.",
    blocked: "The picture does not meet the safety rules.",
    cancelled: "Drawing was cancelled.",
    storage_error: "The picture could not be stored.",
    internal: "Something went wrong while drawing.",
    expired: "It could not be drawn in time.",
  },
};
