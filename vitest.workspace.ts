import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const source = { conditions: ["@media-gen/source"] };
const shared = { resolve: source, ssr: { resolve: source } };
const looks = ["accessibility/sight", "everyone", "host-styles", "kept-look", "pseudo-locale", "stories"].map(
  (name) => `tests/browser/${name}.test.ts`,
);

/** `node`: units without a server. `dom`: components in jsdom. `react-18`: how they wake, on the oldest React that they take. `postgres`: races on a real PostgreSQL. `fleet`: the parts of many machines, on a real PostgreSQL, Redis and S3. `faults`: real processes killed, cut and stalled. `system`: the demo as a process, by HTTP. `browser`: the demo in Chromium. `looks`: pages and stories as they lie there, two files at a time. */
export default defineConfig({
  ...shared,
  test: {
    reporters: ["default"],
    projects: [
      {
        ...shared,
        test: {
          name: "node",
          environment: "node",
          include: [
            "packages/{contract,client,server-kit}/src/**/*.test.ts",
            "examples/**/*.test.ts",
            "bench/**/*.test.ts",
            "tests/house/**/*.test.ts",
            "tests/security/**/*.test.ts",
          ],
          exclude: ["**/node_modules/**", "**/*.postgres.test.ts", "**/*.fleet.test.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        plugins: [react()],
        test: {
          name: "dom",
          environment: "jsdom",
          include: ["packages/react/src/**/*.test.{ts,tsx}", "tests/ssr/**/*.test.tsx"],
          setupFiles: ["./tests/setup-dom.ts"],
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        plugins: [react()],
        test: {
          name: "react-18",
          environment: "jsdom",
          include: ["tests/ssr/**/*.test.tsx", "packages/react/src/leaks.test.tsx"],
          setupFiles: ["./tests/react-18.ts", "./tests/setup-dom.ts"],
          testTimeout: 30_000,
        },
      },
      {
        ...shared,
        test: {
          name: "postgres",
          environment: "node",
          include: ["packages/server-kit/src/**/*.postgres.test.ts", "tests/postgres/**/*.test.ts"],
          globalSetup: ["./tests/start-postgres.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          name: "fleet",
          environment: "node",
          include: ["packages/server-kit/src/**/*.fleet.test.ts", "tests/fleet/**/*.test.ts"],
          globalSetup: ["./tests/start-fleet.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          name: "faults",
          environment: "node",
          include: ["tests/faults/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          name: "system",
          environment: "node",
          include: ["tests/system/**/*.test.ts"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        ...shared,
        test: {
          name: "browser",
          environment: "node",
          include: ["tests/browser/**/*.test.ts"],
          exclude: looks,
          fileParallelism: false,
          // A browser on a busy machine can starve past any deadline; `npm test` names each test that needed it.
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        ...shared,
        test: {
          name: "looks",
          environment: "node",
          include: looks,
          globalSetup: ["./tests/build-storybook.ts"],
          maxWorkers: 2,
          retry: 1,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
