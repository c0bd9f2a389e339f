import type { BlockedCategory, Locale } from "@media-gen/contract";

/** Why a text was stopped, for people. The order is from the gravest category on. */
export const reasonSentences: Readonly<Record<BlockedCategory, Readonly<Record<Locale, string>>>> = {
  sexual_minor: {
    ko: "미성년자를 성적으로 그릴 수 없어요.",
    en: "Minors cannot be drawn in a sexual way.",
    ja: "未成年者を性的に描くことはできません。",
  },
  sexual: {
    ko: "노출이나 성적인 장면은 그릴 수 없어요.",
    en: "Nudity and sexual scenes cannot be drawn.",
    ja: "露出や性的な場面は描けません。",
  },
  self_harm: {
    ko: "자해나 자살 장면은 그릴 수 없어요.",
    en: "Self-harm and suicide cannot be drawn.",
    ja: "自傷や自殺の場面は描けません。",
  },
  hate: {
    ko: "욕설이나 혐오 표현은 그릴 수 없어요.",
    en: "Slurs and hateful words cannot be drawn.",
    ja: "暴言や差別的な表現は描けません。",
  },
  gore: {
    ko: "지나치게 잔인한 장면은 그릴 수 없어요.",
    en: "Gore cannot be drawn.",
    ja: "残酷すぎる場面は描けません。",
  },
  likeness: {
    ko: "실제 인물의 얼굴은 그릴 수 없어요.",
    en: "The face of a real person cannot be drawn.",
    ja: "実在の人物の顔は描けません。",
  },
  private_data: {
    ko: "전화번호나 주민등록번호 같은 개인 정보는 쓸 수 없어요.",
    en: "Phone numbers, ID numbers and addresses of people cannot be used.",
    ja: "電話番号や個人番号などの個人情報は使えません。",
  },
};
