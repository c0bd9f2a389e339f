import { hex, mix, type Rgb } from "../colour/colour.ts";
import { promptStream } from "../random/seeds.ts";
import type { Stage } from "../scene/stage.ts";

export type HairStyle = "long" | "bob" | "short" | "ponytail" | "bun" | "windblown";
export type Garment = "cloak" | "coat" | "dress" | "armour" | "uniform";

/** Looks of a person. They hang on the prompt alone, so every candidate shows the same person. */
export interface Identity {
  slender: boolean;
  child: boolean;
  hair: HairStyle;
  hairColor: Rgb;
  garment: Garment;
  garmentColor: Rgb;
  skin: Rgb;
  hat: "none" | "witch" | "brim" | "captain" | "crown" | "hood";
  beard: boolean;
  scarf: boolean;
  carries: "none" | "umbrella" | (typeof CARRIED)[number];
  companion: "none" | (typeof COMPANIONS)[number];
  wings: boolean;
}

const CARRIED = [
  "book",
  "sword",
  "lantern",
  "umbrella",
  "staff",
  "candle",
  "flower",
  "letter",
  "tea",
  "mirror",
  "clock",
  "crystal",
] as const;
const COMPANIONS = ["cat", "dog", "robot", "ghost"] as const;

const hairs: [string, string][] = [
  ["silver-hair", "#c9d3e2"],
  ["blonde", "#d9a85a"],
  ["red-hair", "#9c3322"],
  ["blue-hair", "#35528f"],
  ["pink-hair", "#d98aa6"],
  ["black-hair", "#14131c"],
];

/** The looks of the picture's person, or of the `second` of two: the other one is told apart by build, hair and cloth. */
export function identify(stage: Stage, second = false): Identity {
  if (second) return identifySecond(stage);
  const { has, without } = stage.scene;
  const random = promptStream(stage.seeds, "identity");
  const female = has.has("girl") || has.has("woman") || has.has("dress");
  const male = has.has("man") || has.has("boy") || has.has("captain") || has.has("knight");
  const slender = female || (has.has("librarian") && !male) ? true : male ? false : random.chance(0.66);
  const styles: HairStyle[] = slender
    ? ["long", "bob", "ponytail", "windblown", "bun", "long"]
    : ["short", "short", "bob", "ponytail"];
  const drawnStyle = random.pick(styles);
  const drawnColor = random.pick(["#14131c", "#1d1a26", "#2b1c17", "#3b2a22", "#20242f"]);
  const namedColor = hairs.find(([id]) => has.has(id));
  const named = (["long", "short", "ponytail", "bun"] as const).find(
    (id) => has.has(id) || has.has(`${id}-hair`),
  );
  const style: HairStyle | undefined = named === "short" && slender ? "bob" : named;
  const garment = garmentOf(
    has,
    slender,
    random.pick(slender ? (["dress", "coat", "cloak"] as const) : (["coat", "cloak"] as const)),
  );
  const drawnCloth = hex(random.pick(["#2b3f78", "#5a2f4a", "#2c5058", "#6a3330", "#343a58", "#6a5236"]));
  const carried = CARRIED.find((id) => has.has(id)) ?? (has.has("librarian") ? "book" : undefined);
  return {
    slender,
    child: has.has("child"),
    hair: style ?? (has.has("captain") || has.has("elder") ? (slender ? "bun" : "short") : drawnStyle),
    hairColor: hex(
      namedColor?.[1] ??
        (has.has("elder") ? "#b9bcc4" : has.has("silver") && !has.has("sword") ? "#c9d3e2" : drawnColor),
    ),
    garment,
    garmentColor: clothColor(has, drawnCloth, stage),
    skin: hex(random.pick(["#e9b99a", "#d9a283", "#f0c6a8", "#c48d6c"])),
    hat: hatOf(has),
    beard: (has.has("captain") && !female) || (has.has("elder") && !slender),
    scarf: garment === "coat" && hatOf(has) !== "captain" && random.chance(0.6),
    carries:
      carried && !without.has(carried)
        ? carried
        : has.has("rain") && !without.has("rain") && random.chance(0.75)
          ? "umbrella"
          : "none",
    companion: COMPANIONS.find((id) => has.has(id)) ?? "none",
    wings: has.has("wings"),
  };
}

/** Named for one person, such things are not worn or carried by the other. */
const OF_ONE = [
  "captain",
  "knight",
  "mage",
  "crown",
  "dress",
  "wings",
  "red",
  "librarian",
  "girl",
  "woman",
  "boy",
  "man",
  ...CARRIED,
  ...COMPANIONS,
];

function identifySecond(stage: Stage): Identity {
  const first = identify(stage);
  const { has } = stage.scene;
  const same = (has.has("girl") || has.has("woman")) && !has.has("boy") && !has.has("man");
  const other = new Set(
    [...has].filter((id) => !OF_ONE.includes(id) && !id.endsWith("hair") && id !== "blonde"),
  );
  other.add(first.slender && !same ? "man" : "woman");
  const seeds = { ...stage.seeds, prompt: stage.seeds.prompt ^ 0x5f3759df };
  return { ...identify({ ...stage, seeds, scene: { ...stage.scene, has: other } }), skin: first.skin };
}

function garmentOf(has: ReadonlySet<string>, slender: boolean, drawn: Garment): Garment {
  if (has.has("knight")) return "armour";
  if (has.has("cloak") || has.has("mage") || has.has("traveler")) return "cloak";
  if (has.has("captain") || has.has("coat")) return "coat";
  if (has.has("student") || has.has("classroom")) return "uniform";
  if (has.has("dress") || (slender && has.has("palace"))) return "dress";
  return drawn;
}

function clothColor(has: ReadonlySet<string>, drawn: Rgb, stage: Stage): Rgb {
  const named: [string, string][] = [
    ["red", "#7d1f2a"],
    ["white", "#c9cbd6"],
    ["black", "#15151c"],
    ["green", "#1f4a38"],
    ["purple", "#3f2763"],
    ["pink", "#b5647f"],
    ["golden", "#8a6a2c"],
    ["brown", "#5a3420"],
  ];
  const hit = named.find(([id]) => has.has(id));
  if (has.has("captain")) return hex("#1d3160");
  return mix(hit ? hex(hit[1]) : drawn, stage.palette.near, 0.25);
}

function hatOf(has: ReadonlySet<string>): Identity["hat"] {
  if (has.has("crown")) return "crown";
  if (has.has("captain")) return "captain";
  if (has.has("mage")) return has.has("cloak") ? "hood" : "witch";
  if (has.has("hat")) return "brim";
  return "none";
}
