import type { Preview } from "@storybook/react-vite";
import "@media-gen/react/styles.css";
import "pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css";
import "./preview.css";

const preview: Preview = {
  globalTypes: {
    theme: {
      description: "Colour scheme",
      toolbar: { icon: "mirror", items: ["light", "dark"], dynamicTitle: true },
    },
    locale: {
      description: "Language",
      toolbar: { icon: "globe", items: ["ko", "en", "ja"], dynamicTitle: true },
    },
  },
  initialGlobals: { theme: "light", locale: "ko" },
  parameters: {
    a11y: { test: "error" },
    controls: { expanded: true },
    layout: "fullscreen",
  },
};

export default preview;
