import type { Examples } from "./examples.ts";

/** What an English writer may start from. */
export const enExamples: Examples = {
  character: {
    realistic: [
      "A detective turning back in an alley after rain, wet collar up",
      "A boy in school uniform asleep against the window of the first train",
      "A young duke folding a letter in a study lit by one candle",
    ],
    anime: [
      "A silver-haired new student holding out a hand on a roof in falling blossom",
      "A swordsman back from the future, his blade wrapped in blue fire",
      "A thief in a cat-eared hood running over the roofs",
    ],
    painterly: [
      "A librarian opening an old book in a room full of moonlight",
      "A knight of the north in a red cloak, alone on the snow",
      "A retired witch with a teacup in a garden past its bloom",
    ],
  },
  story: {
    realistic: [
      "A harbour town in fog, its lighthouse still burning, the last boat leaving",
      "Two people facing each other under neon signs on a rainy night",
      "One suitcase before the clock tower of a station nobody uses",
    ],
    anime: [
      "A train above the clouds and a girl reaching out of its window",
      "A music room after school, the piano open in the sunset",
      "Five hunters looking up at a tower that floats in the sky",
    ],
    painterly: [
      "A small caravan crossing the desert under a rain of stars",
      "A palace in snow with a single lit window",
      "An old cathedral sunk in a lake deep in the forest",
    ],
  },
  origchat: {
    realistic: [
      "Someone smiling across a café table late at night, chin in hand",
      "A profile by a rainy window, looking down at a phone",
      "A hand offering one earphone on a footbridge after work",
    ],
    anime: [
      "The classmate beside you, red to the ears when your eyes meet",
      "A fox boy playing innocent, his tail still showing",
      "A regular waving from the bench outside the corner shop",
    ],
    painterly: [
      "An innkeeper waiting for a story under a lantern",
      "A gardener looking out between the flowers of a greenhouse",
      "A captain closing the log and looking this way",
    ],
  },
};
