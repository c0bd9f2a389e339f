import { waitFor } from "storybook/test";

/** A slow machine gets this many milliseconds for a lazy part to load. */
const patience = 15_000;

/**
 * Waits for a part on the page, dialogs included, whatever the language.
 * @param name its `data-mg-part`
 * @param state its `data-state`, when only that will do
 */
export function findPart(name: string, state?: string): Promise<HTMLElement> {
  const selector = `[data-mg-part="${name}"]${state === undefined ? "" : `[data-state="${state}"]`}`;
  return findFirst(selector);
}

/** Waits for the first element that fits a selector. */
export function findFirst<Found extends HTMLElement = HTMLElement>(selector: string): Promise<Found> {
  return waitFor(
    () => {
      const found = document.querySelector<Found>(selector);
      if (found === null) throw new Error(`Nothing on the page is ${selector}.`);
      return found;
    },
    { timeout: patience },
  );
}

/** Waits until an expectation holds. */
export function eventually(expectation: () => void): Promise<void> {
  return waitFor(expectation, { timeout: patience });
}
