import { listed, type WordList } from "./word-list-language.ts";

/** English terms. Each is a whole word; `stem*` also begins a longer one. */
export const english: WordList = {
  block: {
    sexual: listed(`
      nude, nudes, nudity, nudist, nudists, naked, nakedness, topless, unclothed, undressed,
      undressing, without clothes, without clothing, without any clothes, no clothes, no clothing,
      wearing nothing, not wearing anything, wearing no clothes, stripped bare, bare breasts,
      bare breasted, barebreasted, exposed breasts, breasts exposed, big tits, huge tits, boobs,
      boobies, nipple, nipples, genital*, penis, penises, vagina*, vulva, pussy, dick pic, dick pics,
      having sex, have sex, sex scene, sex scenes, sex act, sex acts, sex position, sex positions,
      sex toy, sex toys, explicit sex, oral sex, anal sex, group sex, sexual intercourse, sexual act,
      sexual acts, sexually explicit, intercourse, blowjob*, blow job, handjob*, cumshot*, creampie*,
      gangbang*, threesome, orgy, orgies, orgasm*, masturbat*, ejaculat*, fellatio, cunnilingus,
      erotic, erotica, hentai, ecchi, porn*, nsfw, bdsm, striptease, upskirt, camel toe, milf, rape,
      raped, raping, rapist, rapists, incest, lewd, fetish*
    `),
    sexual_minor: listed(`
      loli, lolis, lolicon, shotacon, child porn*, kiddie porn*, jailbait, csam, pedophil*,
      paedophil*
    `),
    gore: listed(`
      gore, gory, guro, behead*, decapitat*, disembowel*, dismember*, eviscerat*, mutilat*, entrails,
      viscera, severed head, severed heads, severed limb, severed limbs, severed arm, severed hand,
      severed hands, guts spilling, spilled guts, spilling guts, intestines, blood and guts,
      torn apart body, ripped flesh, flayed, cannibalism, snuff film, exposed organs, gouged eyes,
      brains splattered, crushed skull
    `),
    hate: listed(`
      nigger*, nigga*, faggot*, kike, kikes, chink, chinks, gook, gooks, spic, spics, wetback*,
      tranny, trannies, retard, retards, retarded, towelhead*, raghead*, white supremac*, heil hitler,
      sieg heil, nazi salute, nazi flag, nazi propaganda, kkk, ku klux klan, ethnic cleansing,
      gas the jews, fuck*, motherfuck*, cunt, cunts, whore, whores, slut, sluts, slutty
    `),
    self_harm: listed(`
      suicide, suicidal, self harm, selfharm, self harming, self mutilation, cutting wrists,
      cutting her wrists, cutting his wrists, slit wrists, slitting wrists, slit her wrists,
      hanging herself, hanging himself, hang herself, hang himself, kill herself, kill himself,
      kill myself, killing herself, killing himself, noose around her neck, noose around his neck
    `),
    likeness: listed(`
      deepfake*, deep fake, deep fakes, face swap, faceswap, based on a real person,
      photo of a real person, face of a real person, likeness of a real person, real person s face,
      real celebrity, real celebrities
    `),
  },
  allow: listed(`
      rape blossom*, rape flower*, rape field*, rape seed*, naked eye, naked eyes, naked mole*,
      naked truth, naked flame*, naked light, naked singularit*, naked branch*, naked tree*,
      naked blade, naked sword, naked steel, naked ambition, nude tone*, nude color*, nude colour*,
      nude lip*, nude palette, nude heels, nude beige, nude makeup, nude pink, nude shade*,
      nude nail*, nude stockings, al gore, gore tex, goretex, gore vidal, gore point, suicide squad,
      suicide hotline, suicide prevention, chink in, chinks in, pussy willow*, pussy cat*, pussycat*,
      food porn, social intercourse, undressed stone, undressed stones, undressed wood, spic and span,
      retarded growth, fire retard*, topless tower*, pornic, stripped bare tree*, flayed one,
      erotic capital
    `),
  safer: {
    nude: "fully dressed",
    naked: "fully dressed",
    topless: "fully dressed",
    undressed: "fully dressed",
    unclothed: "fully dressed",
    nudity: "elegant clothing",
    "without clothes": "in elegant clothes",
    gore: "tension",
    gory: "tense",
    "real celebrity": "imagined star",
  },
  minors: listed(`
      child, children, kid, kids, toddler*, little girl, little girls, little boy, little boys,
      young girl, young girls, young boy, young boys, schoolgirl*, schoolboy*, teen, teens, teenage,
      teenager*, minor girl, underage, preteen*, infant*, baby girl, baby boy, year old girl,
      year old boy, high school girl, high school student, high school students, middle school girl
    `),
  suggestive: listed(`
      sexy, sexual, sexually, seductive, seductively, sensual, provocative, provocatively, lingerie,
      underwear, panties, thong, g string, garter belt, sultry, aroused, horny
    `),
  knownPeople: listed(`
      celebrity, celebrities, famous actor, famous actors, famous actress, famous singer, famous idol,
      movie star, famous person, famous people, real person, real people, famous politician,
      the president
    `),
  faces: listed(`
      face, faces, lookalike, look alike, look like, looks like, looking like, looks exactly,
      likeness, resembling, resembles, exactly like, same as
    `),
  clothes: listed(`
      clothes, clothing, clothed, bra, bras, panties, underwear
    `),
};
