import { type BlockedCategory, blockedCategories, locales } from "@media-gen/contract";
import { describe, expect, it } from "vitest";
import type { ContentGuard } from "../ports/content-guard.ts";

/** Texts that a guard's author knows the verdict of. */
export interface GuardSamples {
  /** Texts that must pass. */
  innocent: readonly string[];
  /** Texts that must be stopped, with a category that must be among the named ones. */
  blocked: readonly (readonly [text: string, category: BlockedCategory])[];
}

/**
 * Declares the tests that every `ContentGuard` must pass. Call it in a test file of your adapter.
 *
 * @param name Shown as the suite's title.
 * @param open Gives the guard; asked once per test.
 * @param samples What your guard lets pass and what it stops; at least one of each.
 * @example
 * describeContentGuard("my guard", createMyGuard, { innocent: ["달빛 도서관"], blocked: [["누드", "sexual"]] });
 */
export function describeContentGuard(
  name: string,
  open: () => ContentGuard | Promise<ContentGuard>,
  samples: GuardSamples,
): void {
  describe(`${name} is a content guard`, () => {
    it.each([...samples.innocent])("lets pass: %s", async (prompt) => {
      const guard = await open();
      expect(await guard.checkText({ prompt, negativePrompt: null, locale: "ko" }, {})).toEqual({
        action: "allow",
      });
    });

    it.each([...samples.blocked])("stops: %s (%s)", async (prompt, category) => {
      const guard = await open();
      const verdict = await guard.checkText({ prompt, negativePrompt: null, locale: "ko" }, {});
      expect(verdict).toMatchObject({ action: "block", categories: expect.arrayContaining([category]) });
    });

    it("explains each stop in the asked language, and points into the text as it was given", async () => {
      const guard = await open();
      for (const [prompt] of samples.blocked) {
        const reasons = new Set<string>();
        for (const locale of locales) {
          const verdict = await guard.checkText({ prompt, negativePrompt: null, locale }, {});
          if (verdict.action === "allow") throw new Error(`Passed: ${prompt}`);
          reasons.add(verdict.reason);
          expect(verdict.guard).not.toBe("");
          for (const category of verdict.categories) expect(blockedCategories).toContain(category);
          for (const { start, end } of verdict.spans) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(prompt.length);
          }
        }
        expect(reasons.size).toBe(locales.length);
      }
    });

    it("suggests only what it would let pass itself", async () => {
      const guard = await open();
      for (const [prompt] of samples.blocked) {
        const verdict = await guard.checkText({ prompt, negativePrompt: null, locale: "ko" }, {});
        if (verdict.action === "allow" || verdict.suggestion === undefined) continue;
        const again = await guard.checkText(
          { prompt: verdict.suggestion, negativePrompt: null, locale: "ko" },
          {},
        );
        expect(again.action, verdict.suggestion).toBe("allow");
      }
    });

    it("says the same twice", async () => {
      const guard = await open();
      const [prompt = ""] = samples.blocked[0] ?? [];
      const text = { prompt, negativePrompt: null, locale: "en" } as const;
      expect(await guard.checkText(text, {})).toEqual(await guard.checkText(text, {}));
    });

    it("does not answer when it was told to stop", async () => {
      const guard = await open();
      const signal = AbortSignal.abort(new Error("stopped"));
      await expect(
        guard.checkText({ prompt: "숲", negativePrompt: null, locale: "ko" }, { signal }),
      ).rejects.toThrow();
    });
  });
}
