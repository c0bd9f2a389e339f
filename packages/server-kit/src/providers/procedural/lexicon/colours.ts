import { type Concept, concepts } from "./concept.ts";

export const colourConcepts: Concept[] = concepts("colour", [
  ["red", "빨간|빨강|붉은|적색|진홍", "red|crimson|scarlet", "赤|紅|真紅"],
  ["orange", "주황|오렌지|호박색", "orange|amber", "橙|オレンジ|琥珀"],
  ["yellow", "노란|노랑", "yellow", "黄色"],
  ["golden", "금빛|황금|금색", "gold|golden", "金色|黄金"],
  ["green", "초록|녹색|푸르른|에메랄드", "green|emerald", "緑|翠|エメラルド"],
  ["teal", "청록|옥색", "teal|turquoise", "青緑|ターコイズ"],
  ["blue", "파란|파랑|푸른|청색|쪽빛|남색", "blue|azure|navy|indigo|sapphire", "青|蒼|紺|藍"],
  ["purple", "보라|자주|보랏빛", "purple|violet|lavender", "紫|すみれ色"],
  ["pink", "분홍|핑크|연분홍", "pink|rosy", "桃色|ピンク"],
  ["white", "하얀|흰|백색|새하얀", "white|ivory", "白"],
  ["black", "검은|까만|흑색|칠흑", "black|jet-black", "黒|漆黒"],
  ["silver", "은빛|은색|은발", "silver|silvery", "銀色|銀"],
  ["grey", "회색|잿빛", "grey|gray|ashen", "灰色"],
  ["brown", "갈색|밤색", "brown|chestnut", "茶色|褐色"],
  ["pastel", "파스텔", "pastel", "パステル"],
  ["sepia", "세피아", "sepia", "セピア"],
  ["monochrome", "흑백|모노톤", "monochrome|black and white", "モノクロ|白黒"],
]);
