import { describe, expect, it } from "vitest";
import type { GuardVerdict } from "../ports/content-guard.ts";
import { describeContentGuard } from "../testing/content-guard-suite.ts";
import { createWordListGuard } from "./word-list.ts";

const guard = createWordListGuard();
const check = (prompt: string, negativePrompt: string | null = null): Promise<GuardVerdict> =>
  guard.checkText({ prompt, negativePrompt, locale: "ko" }, {});

/** The parts of the text that a verdict points at. */
async function marked(prompt: string): Promise<string[]> {
  const verdict = await check(prompt);
  return verdict.action === "allow" ? [] : verdict.spans.map(({ start, end }) => prompt.slice(start, end));
}

describeContentGuard("the word list", createWordListGuard, {
  innocent: [
    "달빛이 드는 오래된 도서관에서 책을 읽는 하루, 은발의 사서",
    "여행의 시발점에 선 소년과 소녀, 새벽 기차역",
    "시발역 플랫폼에 서 있는 노신사",
    "누드톤 립스틱을 바른 우아한 귀부인",
    "누드 베이지 드레스를 입은 무도회의 주인공",
    "누드김밥을 먹는 고등학생",
    "벌거벗은 임금님 동화책 표지",
    "벌거벗은 나무가 늘어선 겨울 산길",
    "카누,드레스를 입고 노를 젓는 공주",
    "거누드래곤을 타고 나는 기사",
    "자위대가 아닌 왕국의 근위대",
    "전라도 들판을 달리는 소년",
    "성기사단의 단장, 은빛 갑옷과 푸른 망토",
    "에로스와 프시케의 신화",
    "애자일 회의를 하는 개발자들",
    "고어텍스 외투를 입은 등산가",
    "고어체로 쓰인 고서를 펼친 학자",
    "식인 상어가 나오는 바다 모험",
    "자살골을 넣고 고개 숙인 축구 선수",
    "화가 나신 할머니와 장난꾸러기 손자",
    "유명 배우가 된 주인공, 무대 위의 조명",
    "무대 위 배우의 얼굴에 쏟아지는 빛",
    "실제 인물이 아닌 상상 속의 왕",
    "노출 없이, 누드 없음, 단정한 교복",
    "벌거벗지 않은 기사, 갑옷을 갖춰 입음",
    "성교육 교실의 선생님",
    "피투성이가 되어도 물러서지 않는 검사",
    "해변에서 수영복을 입고 노는 아이들",
    "아동 성장 앨범의 표지, 따뜻한 수채화",
    "🌙✨ 달토끼와 떡방아 🐇",
    "2024-01-01, 1234호실의 문",
    "מגדלור בלילה",
    "a cocktail on a storybook table in Scunthorpe",
    "the cockpit of an airship over Essex and Sussex",
    "visible to the naked eye, a comet over the sea",
    "naked trees in the fog",
    "nude tones, soft light, a portrait of a queen",
    "nude lipstick and pearl earrings",
    "Al Gore-tex jacket, hiking in rain",
    "a knight, no nudity, no gore, safe for work",
    "non-nude portrait, fully dressed",
    "not a nude, a marble statue with a robe",
    "grape harvest, rapeseed fields, a therapist's garden",
    "rape blossoms in Jeju, spring",
    "pussy willow branches in a vase",
    "a chink in the armor of the old wall",
    "the suicide squad comic style poster",
    "an analyst with a bass guitar and a classic assassin's cape",
    "a wizard with white power glowing in his hands",
    "celebrity chef in a kitchen, seen from behind",
    "two lovers of the opposite sex dancing",
    "children in school uniforms under cherry trees",
    "spic and span kitchen, morning sun",
    "the emperor summa cum laude",
    "Dickens and Hancock in Middlesex",
    "裸足で砂浜を走る少年",
    "裸の王様の絵本",
    "ヌードルを食べる女の子",
    "フェラーリのような赤い車",
    "グローブをはめた野球少年",
    "エログという名の竜",
    "郷土人形を飾る祖母",
    "女性交流会のポスター",
    "ヌードなし、制服の少女",
  ],
  blocked: [
    ["벌거벗은 여인", "sexual"],
    ["누드", "sexual"],
    ["숲속의 누드를 그려 줘", "sexual"],
    ["알몸의 남자", "sexual"],
    ["옷을 벗은 기사", "sexual"],
    ["옷을 하나도 걸치지 않은 왕", "sexual"],
    ["섹스 장면", "sexual"],
    ["포르노 표지", "sexual"],
    ["누 드", "sexual"],
    ["누.드 화보", "sexual"],
    ["누★드", "sexual"],
    ["누1드", "sexual"],
    ["누\u200b드", "sexual"],
    ["ㄴㅜㄷㅡ", "sexual"],
    ["ㄴ ㅜ ㄷ ㅡ", "sexual"],
    ["ﾇｰﾄﾞ", "sexual"],
    ["\u1102\u116e\u1103\u1173", "sexual"],
    ["벌\u3164거벗은", "sexual"],
    ["벌거버ㅅ은 여왕", "sexual"],
    ["여고생의 알몸", "sexual_minor"],
    ["섹시한 소녀", "sexual_minor"],
    ["로리콘", "sexual_minor"],
    ["목이 잘린 병사", "gore"],
    ["내장이 쏟아지는 괴물", "gore"],
    ["고어 장면", "gore"],
    ["토막 시체", "gore"],
    ["시발", "hate"],
    ["시1발 놈", "hate"],
    ["ㅅㅣㅂㅏㄹ", "hate"],
    ["나치 문양이 그려진 깃발", "hate"],
    ["자살하는 소년", "self_harm"],
    ["손목을 긋는 장면", "self_harm"],
    ["유명 배우 홍길동의 얼굴", "likeness"],
    ["유명한 가수와 똑같이 생긴 사람", "likeness"],
    ["실제 인물", "likeness"],
    ["실제인물을 그려 줘", "likeness"],
    ["실존 인물의 초상", "likeness"],
    ["딥페이크", "likeness"],
    ["전화는 010-1234-5678", "private_data"],
    ["주민등록번호 900101-1234567", "private_data"],
    ["haru.kim@example.com 로 보내 줘", "private_data"],
    ["a nude woman", "sexual"],
    ["NUDE", "sexual"],
    ["n u d e", "sexual"],
    ["n.u.d.e", "sexual"],
    ["nu-de", "sexual"],
    ["nuuuude", "sexual"],
    ["ｎｕｄｅ", "sexual"],
    ["𝓷𝓾𝓭𝓮", "sexual"],
    ["🇳🇺🇩🇪", "sexual"],
    ["nud3", "sexual"],
    ["nudе with a Cyrillic letter", "sexual"],
    ["n\u0335u\u0335d\u0335e", "sexual"],
    ["nu\u00adde", "sexual"],
    ["a naked man on a beach", "sexual"],
    ["hardcore p0rn", "sexual"],
    ["a woman without clothes", "sexual"],
    ["lolicon", "sexual_minor"],
    ["a seductive schoolgirl", "sexual_minor"],
    ["gore", "gore"],
    ["decapitated king", "gore"],
    ["severed heads on spikes", "gore"],
    ["heil hitler", "hate"],
    ["she slits her wrists, slit wrists", "self_harm"],
    ["a celebrity lookalike, same face", "likeness"],
    ["deepfake", "likeness"],
    ["ヌードの女", "sexual"],
    ["全裸の騎士", "sexual"],
    ["裸の少女", "sexual_minor"],
    ["生首を持つ武士", "gore"],
    ["実在の人物の肖像", "likeness"],
    ["有名人にそっくりな顔", "likeness"],
  ],
});

describe("what the verdict says", () => {
  it("names the gravest category first and speaks of it", async () => {
    expect(await check("피범벅이 된 실제 인물")).toMatchObject({
      categories: ["gore", "likeness"],
      reason: "지나치게 잔인한 장면은 그릴 수 없어요.",
    });
    expect(await check("유명 배우 홍길동의 얼굴")).toMatchObject({
      categories: ["likeness"],
      reason: "실제 인물의 얼굴은 그릴 수 없어요.",
    });
  });

  it.each([
    ["달빛 아래 벌거벗은 기사", ["벌거벗은"]],
    ["👩‍👩‍👧 그리고 누\u200b드", ["누\u200b드"]],
    ["ㄴㅜㄷㅡ 그리고 gore", ["ㄴㅜㄷㅡ", "gore"]],
    ["é́́ ﬁ n.u.d.e.", ["n.u.d.e"]],
    ["유명 배우 홍길동의 얼굴, 웃는 모습", ["유명 배우 홍길동의 얼굴"]],
    ["nude nude", ["nude", "nude"]],
  ])("points into the text as it was given: %s", async (prompt, parts) => {
    expect(await marked(prompt)).toEqual(parts);
  });

  it.each([
    ["벌거벗은 기사", "단정하게 옷을 입은 기사"],
    ["a naked man, gore", "a fully dressed man, tension"],
    ["실존 인물의 초상", "상상 속 인물의 초상"],
    ["全裸の騎士", "きちんと服を着た騎士"],
  ])("suggests a milder wording where one is known: %s", async (prompt, suggestion) => {
    expect(await check(prompt)).toMatchObject({ suggestion });
  });

  it.each(["섹스 장면", "벌거벗은 소녀", "누드, 딥페이크"])("suggests nothing else: %s", async (prompt) => {
    const verdict = await check(prompt);
    expect(verdict.action === "block" && verdict.suggestion).toBeUndefined();
  });
});

describe("the negative prompt", () => {
  it.each(["nsfw, nude, gore, blood", "누드, 고어, 옷장", "ヌード"])(
    "may name what is not wanted: %s",
    async (text) => {
      expect((await check("달빛 도서관", text)).action).toBe("allow");
    },
  );

  it.each(["clothes, shoes", "옷, 신발", "衣服"])("must not take the clothes away: %s", async (text) => {
    const verdict = await check("달빛 도서관의 사서", text);
    expect(verdict).toMatchObject({ action: "block", categories: ["sexual"] });
    expect(verdict.action === "block" && verdict.spans[0]).toMatchObject({
      field: "negative_prompt",
      start: 0,
    });
  });
});

describe("a host's own terms", () => {
  const own = createWordListGuard({
    block: { likeness: ["김철수", "john q public"] },
    allow: ["누드 크로키"],
  });
  const ask = async (prompt: string): Promise<string> =>
    (await own.checkText({ prompt, negativePrompt: null, locale: "en" }, {})).action;

  it("are stopped and let pass beside the built-in ones", async () => {
    expect(await ask("김철수의 초상")).toBe("block");
    expect(await ask("John Q. Public at home")).toBe("block");
    expect(await ask("누드 크로키 수업")).toBe("allow");
    expect(await ask("누드")).toBe("block");
  });

  it("must hold a letter", () => {
    expect(() => createWordListGuard({ allow: ["**"] })).toThrow(TypeError);
  });
});

describe("hostile texts", () => {
  it.each([
    ["one long word", "a".repeat(8000)],
    ["single letters", "n ".repeat(4000)],
    ["single syllables", "누 ".repeat(4000)],
    ["glued syllables", "누.".repeat(4000)],
    ["loose jamo", "ㄴㅜ".repeat(4000)],
    ["invisible characters", "\u200b".repeat(8000)],
    ["combining marks", `a${"\u0301".repeat(7999)}`],
    ["expanding characters", "\ufdfa".repeat(8000)],
    ["at signs", "@".repeat(8000)],
    ["an endless address", `${"a.".repeat(3999)}@`],
    ["digits", "1".repeat(8000)],
    ["lone surrogates", "\ud800".repeat(8000)],
    ["blocked words", "gore 누드 ".repeat(1000)],
  ])("get an answer: %s", async (_, prompt) => {
    expect((await check(prompt, prompt)).action).toMatch(/allow|block/);
  });
});
