import type { ImageErrorCode } from "./job.ts";
import type { ErrorCode } from "./problem.ts";

/** Languages that people are spoken to in; Korean is the first. */
export const locales = ["ko", "en", "ja"] as const;

/** A language of the sentences: `ko`, `en` or `ja`. */
export type Locale = (typeof locales)[number];

type Sentence = Readonly<Record<Locale, string>>;

/** One sentence for people per error code. Programs branch on the code, people read this. */
export const errorSentences: Readonly<Record<ErrorCode, Sentence>> = {
  malformed_request: {
    ko: "요청을 읽을 수 없었어요. 새로고침한 뒤 다시 시도해 주세요.",
    en: "The request could not be read. Reload the page and try again.",
    ja: "リクエストを読み取れませんでした。再読み込みしてからもう一度お試しください。",
  },
  unauthenticated: {
    ko: "로그인이 필요해요.",
    en: "Please sign in first.",
    ja: "ログインが必要です。",
  },
  insufficient_credits: {
    ko: "크레딧이 모자라요. 장수를 줄이거나 크레딧을 채운 뒤 다시 시도해 주세요.",
    en: "You do not have enough credits. Ask for fewer images or add credits.",
    ja: "クレジットが足りません。枚数を減らすか、クレジットを追加してください。",
  },
  forbidden: {
    ko: "이 작품의 주인만 할 수 있어요.",
    en: "Only the owner can do this.",
    ja: "作成者だけが操作できます。",
  },
  not_found: {
    ko: "찾을 수 없어요. 지워졌거나 볼 수 없는 페이지예요.",
    en: "Not found. It may have been deleted, or you may not see it.",
    ja: "見つかりません。削除されたか、閲覧できないページです。",
  },
  method_not_allowed: {
    ko: "할 수 없는 요청이에요.",
    en: "This request is not possible here.",
    ja: "この操作はできません。",
  },
  job_already_running: {
    ko: "이미 그리고 있는 그림이 있어요. 끝난 뒤에 다시 만들 수 있어요.",
    en: "Images are already being made here. Try again when they are done.",
    ja: "すでに描画中です。終わってからもう一度お試しください。",
  },
  job_not_retryable: {
    ko: "다시 그릴 그림이 없어요.",
    en: "There is no failed image to draw again.",
    ja: "描き直す画像がありません。",
  },
  order_conflict: {
    ko: "다른 곳에서 순서가 바뀌었어요. 최신 순서로 맞췄어요.",
    en: "The order changed elsewhere. Showing the latest.",
    ja: "他の場所で順序が変わりました。最新の順序にしました。",
  },
  preset_conflict: {
    ko: "같은 이름의 프리셋이 있거나 더 저장할 수 없어요.",
    en: "A preset of this name exists, or no more can be saved.",
    ja: "同じ名前のプリセットがあるか、これ以上保存できません。",
  },
  idempotency_conflict: {
    ko: "같은 요청 번호로 다른 내용을 보냈어요. 새로고침한 뒤 다시 시도해 주세요.",
    en: "This request number was used for another request. Reload the page and try again.",
    ja: "同じリクエスト番号で別の内容が送られました。再読み込みしてからお試しください。",
  },
  payload_too_large: {
    ko: "보낸 내용이 너무 커요. 글을 줄여 주세요.",
    en: "The request is too large. Please shorten the text.",
    ja: "内容が大きすぎます。文章を短くしてください。",
  },
  unsupported_media_type: {
    ko: "받을 수 없는 형식이에요.",
    en: "This format is not accepted.",
    ja: "この形式は受け付けていません。",
  },
  validation_failed: {
    ko: "입력한 내용을 다시 확인해 주세요.",
    en: "Please check what you entered.",
    ja: "入力内容をご確認ください。",
  },
  content_blocked: {
    ko: "이 내용은 그릴 수 없어요. 크레딧과 오늘 장수는 쓰지 않았어요.",
    en: "This cannot be drawn. No credits or daily count were used.",
    ja: "この内容は描けません。クレジットと本日の枚数は使っていません。",
  },
  daily_limit_reached: {
    ko: "오늘 만들 수 있는 장수를 넘었어요. 내일 다시 만들 수 있어요.",
    en: "This is more than you can make today. You can make more tomorrow.",
    ja: "本日作成できる枚数を超えています。明日また作成できます。",
  },
  rate_limited: {
    ko: "요청이 너무 잦아요. 잠시 뒤에 다시 시도해 주세요.",
    en: "Too many requests. Please try again in a moment.",
    ja: "リクエストが多すぎます。しばらくしてからお試しください。",
  },
  internal_error: {
    ko: "문제가 생겼어요. 잠시 뒤에 다시 시도해 주세요.",
    en: "Something went wrong. Please try again in a moment.",
    ja: "問題が発生しました。しばらくしてからお試しください。",
  },
  provider_unavailable: {
    ko: "지금은 그림 엔진을 쓸 수 없어요. 잠시 뒤에 다시 시도해 주세요.",
    en: "The image engine is not available now. Please try again in a moment.",
    ja: "現在、画像エンジンを利用できません。しばらくしてからお試しください。",
  },
};

/** One sentence for people per reason that an image was not made. */
export const imageErrorSentences: Readonly<Record<ImageErrorCode, Sentence>> = {
  provider_error: {
    ko: "그림 엔진이 그리지 못했어요.",
    en: "The engine could not draw it.",
    ja: "エンジンが描けませんでした。",
  },
  timeout: {
    ko: "그림 엔진이 답하지 않았어요.",
    en: "The engine did not answer.",
    ja: "エンジンの応答がありません。",
  },
  corrupt: {
    ko: "그림 파일이 깨져서 왔어요.",
    en: "The picture arrived damaged.",
    ja: "画像ファイルが壊れていました。",
  },
  blocked: {
    ko: "안전 기준에 맞지 않는 그림이에요.",
    en: "The picture does not meet the safety rules.",
    ja: "安全基準に合わない画像です。",
  },
  cancelled: {
    ko: "그리기를 취소했어요.",
    en: "Drawing was cancelled.",
    ja: "描画を取り消しました。",
  },
  storage_error: {
    ko: "그림을 저장하지 못했어요.",
    en: "The picture could not be stored.",
    ja: "画像を保存できませんでした。",
  },
  internal: {
    ko: "그리는 중에 문제가 생겼어요.",
    en: "Something went wrong while drawing.",
    ja: "描画中に問題が発生しました。",
  },
  expired: {
    ko: "정해진 시간 안에 그리지 못했어요.",
    en: "It could not be drawn in time.",
    ja: "時間内に描けませんでした。",
  },
};
