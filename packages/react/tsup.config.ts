import { defineConfig } from "tsup";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    "locales/ko": "src/locales/ko.ts",
    "locales/en": "src/locales/en.ts",
    "locales/ja": "src/locales/ja.ts",
    styles: "src/styles/index.css",
  },
  format: "esm",
  target: "es2023",
  dts: {
    entry: {
      index: "src/index.ts",
      "locales/ko": "src/locales/ko.ts",
      "locales/en": "src/locales/en.ts",
      "locales/ja": "src/locales/ja.ts",
    },
  },
  splitting: true,
  sourcemap: true,
  clean: true,
});
