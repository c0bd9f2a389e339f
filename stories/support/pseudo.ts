import type { Sentences } from "@media-gen/client";
import type { Catalogue, Labels } from "@media-gen/react";
import { en } from "@media-gen/react/locales/en";

const plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const accented = [..."ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýž"];
/** Japanese, Korean and English differ in length; a language may well need this much more than English. */
const growth = 0.4;

/** A text as no language writes it: readable, 40 % longer, and without one plain letter. Emphasis stays. */
export function pseudoText(text: string): string {
  const letters = [...text].map((letter) => accented[plain.indexOf(letter)] ?? letter);
  const words = text.match(/[A-Za-z]+/g) ?? [];
  if (words.length === 0) return text;
  const padding = Math.ceil(words.join("").length * growth);
  // Padding breaks like words do, or a long sentence would end in one that fits nowhere.
  const tail = "ẽǿĩ ".repeat(Math.ceil(padding / 4)).slice(0, padding);
  return `${letters.join("")}${tail.trim() === "" ? "" : (padding > 3 ? " " : "") + tail.trim()}`;
}

type Speak = (values: never) => string;

function pseudoLabel(label: string | Speak): string | Speak {
  return typeof label === "string" ? pseudoText(label) : (values) => pseudoText(label(values));
}

function pseudoEach<Texts extends object>(texts: Texts): Texts {
  const entries = Object.entries(texts) as [string, string | Speak][];
  return Object.fromEntries(entries.map(([key, text]) => [key, pseudoLabel(text)])) as Texts;
}

const sentences: Sentences = {
  errors: pseudoEach(en.sentences.errors),
  images: pseudoEach(en.sentences.images),
};

/** The catalogue of a language that does not exist: what is not in it was never translated. */
export const pseudo: Catalogue = { id: en.id, labels: pseudoEach<Labels>(en.labels), sentences };
