import type { FieldError, Locale } from "@media-gen/contract";

type Sentence = Readonly<Record<Locale, string>>;

const other: Sentence = {
  ko: "값이 올바르지 않아요.",
  en: "This value is not right.",
  ja: "値が正しくありません。",
};

const sentences = new Map<string, Sentence>(
  Object.entries({
    required: { ko: "꼭 필요한 값이에요.", en: "This is required.", ja: "必須です。" },
    invalid_type: { ko: "값의 종류가 달라요.", en: "This has the wrong type.", ja: "値の種類が違います。" },
    invalid_value: {
      ko: "고를 수 없는 값이에요.",
      en: "This is not one of the choices.",
      ja: "選択できない値です。",
    },
    invalid_format: { ko: "형식이 맞지 않아요.", en: "This has the wrong format.", ja: "形式が違います。" },
    too_small: {
      ko: "너무 짧거나 작아요.",
      en: "This is too short or too small.",
      ja: "短すぎるか小さすぎます。",
    },
    too_big: {
      ko: "너무 길거나 커요.",
      en: "This is too long or too large.",
      ja: "長すぎるか大きすぎます。",
    },
    unrecognized_key: { ko: "알 수 없는 항목이에요.", en: "This is not known here.", ja: "不明な項目です。" },
    says_nothing: {
      ko: "글자나 이모지로 적어 주세요.",
      en: "Write something, in words or emoji.",
      ja: "文字か絵文字で入力してください。",
    },
    out_of_range: {
      ko: "고를 수 있는 범위를 벗어났어요.",
      en: "This is out of range.",
      ja: "選べる範囲を外れています。",
    },
    unsupported: {
      ko: "지금 엔진에서는 쓸 수 없는 값이에요.",
      en: "The engine cannot honour this.",
      ja: "現在のエンジンでは使えない値です。",
    },
    not_found: { ko: "찾을 수 없어요.", en: "There is no such thing.", ja: "見つかりません。" },
    repeated: {
      ko: "한 번만 쓸 수 있어요.",
      en: "This may be given once only.",
      ja: "一度だけ指定できます。",
    },
  }),
);

/** What is wrong with one field, for people. */
export function fieldSentence(code: string, locale: Locale): string {
  return (sentences.get(code) ?? other)[locale];
}

/** Faults in the caller's language. Those of the rooms behind are written in English, with the numbers that English keeps. */
export function inLanguage(faults: readonly FieldError[], locale: Locale): FieldError[] {
  return faults.map((fault) =>
    locale === "en" ? fault : { ...fault, message: fieldSentence(fault.code, locale) },
  );
}
