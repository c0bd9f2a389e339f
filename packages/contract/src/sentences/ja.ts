import type { Sentences } from "./sentences.ts";

/** The Japanese sentences. */
export const jaSentences: Sentences = {
  errors: {
    malformed_request: "リクエストを読み取れませんでした。再読み込みしてからもう一度お試しください。",
    unauthenticated: "ログインが必要です。",
    insufficient_credits: "クレジットが足りません。枚数を減らすか、クレジットを追加してください。",
    forbidden: "作成者だけが操作できます。",
    csrf_rejected: "他のサイトからのリクエストは受け付けていません。",
    not_found: "見つかりません。削除されたか、閲覧できないページです。",
    method_not_allowed: "この操作はできません。",
    job_already_running: "すでに描画中です。終わってからもう一度お試しください。",
    job_not_retryable: "描き直す画像がありません。",
    order_conflict: "他の場所で順序が変わりました。最新の順序にしました。",
    preset_conflict: "同じ名前のプリセットがあるか、これ以上保存できません。",
    idempotency_conflict: "同じリクエスト番号で別の内容が送られました。再読み込みしてからお試しください。",
    payload_too_large: "内容が大きすぎます。文章を短くしてください。",
    unsupported_media_type: "この形式は受け付けていません。",
    validation_failed: "入力内容をご確認ください。",
    content_blocked: "この内容は描けません。クレジットと本日の枚数は使っていません。",
    daily_limit_reached: "本日作成できる枚数を超えています。明日また作成できます。",
    rate_limited: "リクエストが多すぎます。しばらくしてからお試しください。",
    internal_error: "問題が発生しました。しばらくしてからお試しください。",
    provider_unavailable: "現在、画像エンジンを利用できません。しばらくしてからお試しください。",
    service_unavailable: "現在、一時的に接続できません。まもなくもう一度お試しください。",
  },
  images: {
    provider_error: "エンジンが描けませんでした。",
    timeout: "エンジンの応答がありません。",
    corrupt: "画像ファイルが壊れていました。",
    blocked: "安全基準に合わない画像です。",
    cancelled: "描画を取り消しました。",
    storage_error: "画像を保存できませんでした。",
    internal: "描画中に問題が発生しました。",
    expired: "時間内に描けませんでした。",
  },
};
