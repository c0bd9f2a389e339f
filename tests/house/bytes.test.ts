import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { bundleBytes } from "../../scripts/house/bundle-bytes.ts";
import { byteBudgets } from "../../scripts/house/byte-budgets.ts";

const host = fileURLToPath(new URL("../../examples/host-app", import.meta.url));

describe("the bytes that a page pays for", () => {
  it.each(byteBudgets)("$name: at most $most", async ({ most, whole = false, ...bundle }) => {
    const { first, all } = await bundleBytes(host, bundle);
    expect(whole ? all : first).toBeLessThanOrEqual(most);
  });

  it("hold one language where one is imported", async () => {
    const one = await bundleBytes(host, { code: `export { ko } from "@media-gen/react/locales/ko";` });
    const two = await bundleBytes(host, {
      code: `export { ko } from "@media-gen/react/locales/ko"; export { en } from "@media-gen/react/locales/en";`,
    });
    expect(two.first).toBeGreaterThan(one.first * 1.4);
  });
});
