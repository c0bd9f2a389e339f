import type { Sentences } from "./sentences.ts";

/** The Korean sentences, the first of the three languages. */
export const koSentences: Sentences = {
  errors: {
    malformed_request: "요청을 읽을 수 없었어요. 새로고침한 뒤 다시 시도해 주세요.",
    unauthenticated: "로그인이 필요해요.",
    insufficient_credits: "크레딧이 모자라요. 장수를 줄이거나 크레딧을 채운 뒤 다시 시도해 주세요.",
    forbidden: "이 작품의 주인만 할 수 있어요.",
    csrf_rejected: "다른 사이트에서 보낸 요청은 받지 않아요.",
    not_found: "찾을 수 없어요. 지워졌거나 볼 수 없는 페이지예요.",
    method_not_allowed: "할 수 없는 요청이에요.",
    job_already_running: "이미 그리고 있는 그림이 있어요. 끝난 뒤에 다시 만들 수 있어요.",
    job_not_retryable: "다시 그릴 그림이 없어요.",
    order_conflict: "다른 곳에서 순서가 바뀌었어요. 최신 순서로 맞췄어요.",
    preset_conflict: "같은 이름의 프리셋이 있거나 더 저장할 수 없어요.",
    idempotency_conflict: "같은 요청 번호로 다른 내용을 보냈어요. 새로고침한 뒤 다시 시도해 주세요.",
    payload_too_large: "보낸 내용이 너무 커요. 글을 줄여 주세요.",
    unsupported_media_type: "받을 수 없는 형식이에요.",
    validation_failed: "입력한 내용을 다시 확인해 주세요.",
    content_blocked: "이 내용은 그릴 수 없어요. 크레딧과 오늘 장수는 쓰지 않았어요.",
    daily_limit_reached: "오늘 만들 수 있는 장수를 넘었어요. 내일 다시 만들 수 있어요.",
    rate_limited: "요청이 너무 잦아요. 잠시 뒤에 다시 시도해 주세요.",
    internal_error: "문제가 생겼어요. 잠시 뒤에 다시 시도해 주세요.",
    provider_unavailable: "지금은 그림 엔진을 쓸 수 없어요. 잠시 뒤에 다시 시도해 주세요.",
    service_unavailable: "지금은 잠시 연결할 수 없어요. 곧 다시 시도해 주세요.",
  },
  images: {
    provider_error: "그림 엔진이 그리지 못했어요.",
    timeout: "그림 엔진이 답하지 않았어요.",
    corrupt: "그림 파일이 깨져서 왔어요.",
    blocked: "안전 기준에 맞지 않는 그림이에요.",
    cancelled: "그리기를 취소했어요.",
    storage_error: "그림을 저장하지 못했어요.",
    internal: "그리는 중에 문제가 생겼어요.",
    expired: "정해진 시간 안에 그리지 못했어요.",
  },
};
