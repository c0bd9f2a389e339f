import { type Concept, concepts } from "./concept.ts";

export const timeConcepts: Concept[] = concepts("time", [
  [
    "moonlit",
    "달빛|월광|보름달|초승달|달밤|만월|달",
    "moonlit|moonlight|moon|full moon",
    "月明かり|月光|満月|月夜|月",
  ],
  ["night", "밤|한밤|야경|심야", "night|nighttime|nocturnal", "夜|夜景|深夜"],
  ["midnight", "자정", "midnight", "真夜中"],
  [
    "starry",
    "별빛|별하늘|은하수|별똥별|유성|별",
    "starry|starlight|stars|milky way|meteor",
    "星空|星明かり|天の川|流星|星",
  ],
  ["dawn", "새벽|여명|동틀", "dawn|daybreak|first light", "夜明け|暁|黎明"],
  ["morning", "아침|일출|해돋이", "morning|sunrise", "朝|日の出"],
  ["noon", "정오|대낮|한낮|낮", "noon|midday|daytime|daylight", "正午|真昼|昼"],
  ["afternoon", "오후|방과 후|방과후", "afternoon|after school", "午後|放課後"],
  ["sunset", "노을|석양|일몰|해질녘|저녁놀", "sunset|golden hour", "夕焼け|夕日|日没"],
  ["dusk", "황혼|땅거미|저녁", "dusk|twilight|evening", "黄昏|夕暮れ|夕方"],
  ["eclipse", "일식|월식", "eclipse", "日食|月食"],
]);

export const weatherConcepts: Concept[] = concepts("weather", [
  ["rain", "빗속|소나기|장마|빗방울|비오는|비", "rain|rainy|raining|drizzle|downpour", "雨|雨降り|梅雨"],
  [
    "storm",
    "폭풍|폭풍우|태풍|번개|천둥|벼락",
    "storm|stormy|thunder|lightning|tempest|typhoon",
    "嵐|雷|稲妻|台風",
  ],
  [
    "snow",
    "눈보라|함박눈|눈송이|설원|눈꽃|눈 내리|눈이 내리|눈 오는|눈이 오|눈 덮|눈밭|첫눈|눈",
    "snow|snowy|snowfall|blizzard|snowfield",
    "雪|吹雪|雪原",
  ],
  ["fog", "안개|물안개|운무", "fog|foggy|mist|misty|haze", "霧|靄|霞"],
  ["wind", "바람|돌풍", "wind|windy|breeze|gust", "風|突風"],
  ["cloudy", "흐린|구름|먹구름", "cloudy|overcast|clouds", "曇り|雲"],
  ["clear", "맑은|쾌청|화창", "clear sky|sunny|cloudless", "晴れ|快晴"],
  ["aurora", "오로라|극광", "aurora|northern lights", "オーロラ"],
  ["rainbow", "무지개", "rainbow", "虹"],
  ["petals", "꽃잎|꽃비|벚꽃잎", "petals|falling petals", "花びら|花吹雪"],
  ["fireflies", "반딧불", "firefly|fireflies", "蛍"],
]);

export const seasonConcepts: Concept[] = concepts("season", [
  ["spring", "봄날|봄|벚꽃|개화", "spring|cherry blossom|sakura", "春|桜"],
  ["summer", "여름|한여름|매미", "summer|midsummer", "夏|真夏"],
  ["autumn", "가을|단풍|낙엽", "autumn|fall leaves|maple", "秋|紅葉|落ち葉"],
  ["winter", "겨울|한겨울|얼음|서리|빙하", "winter|ice|frost|frozen|glacier", "冬|氷|霜"],
]);

export const moodConcepts: Concept[] = concepts("mood", [
  ["calm", "고요|차분|잔잔|평온|조용", "calm|quiet|serene|peaceful|tranquil|silent", "静か|穏やか|平穏|静寂"],
  ["lonely", "외로|고독|쓸쓸|혼자", "lonely|solitude|alone|solitary", "孤独|寂し|一人"],
  ["sad", "슬픔|슬픈|눈물|비극|이별", "sad|sorrow|tears|tragic|melancholy|farewell", "悲し|涙|悲劇|別れ"],
  ["romantic", "로맨스|사랑|설레|연인|첫사랑", "romance|romantic|love|lovers", "恋愛|恋|愛"],
  [
    "mysterious",
    "신비|미스터리|비밀|수수께끼|추리",
    "mysterious|mystery|secret|enigmatic|detective",
    "神秘|謎|秘密|推理",
  ],
  [
    "dark",
    "어두운|어둠|암흑|다크|공포|호러|저주",
    "dark|darkness|horror|grim|cursed|sinister",
    "闇|暗い|恐怖|呪い",
  ],
  ["hopeful", "희망|따뜻|따스|포근|다정|상냥", "hopeful|hope|warm|gentle|cozy|kind", "希望|暖か|優し"],
  ["epic", "웅장|장엄|전설|대서사|영웅", "epic|majestic|legend|legendary|heroic", "壮大|荘厳|伝説|英雄"],
  [
    "dreamy",
    "꿈|몽환|환상|판타지|동화",
    "dream|dreamy|fantasy|fairy tale|surreal",
    "夢|幻想|ファンタジー|童話",
  ],
  ["cheerful", "밝은|명랑|발랄|유쾌|즐거", "cheerful|bright|joyful|happy|lively", "明る|楽し|陽気"],
  ["tense", "긴장|전투|전쟁|복수|분노", "tense|battle|war|revenge|rage|fierce", "緊張|戦闘|戦争|復讐|怒り"],
  [
    "nostalgic",
    "그리움|추억|향수|복고|레트로",
    "nostalgic|nostalgia|memory|memories|retro|vintage",
    "懐かし|思い出|郷愁|レトロ",
  ],
  ["cold", "차가운|냉정|냉혹|서늘", "cold|cool|icy|aloof", "冷た|冷静|冷酷"],
]);
