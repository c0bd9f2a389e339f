import "@media-gen/react/styles.css";
import "pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css";
import type { Preview } from "@storybook/react-vite";
import { loadServer, onHostPage } from "../stories/support/imagined-host.tsx";
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
  loaders: [loadServer],
  decorators: [onHostPage],
  tags: ["autodocs"],
  parameters: {
    a11y: { test: "error" },
    layout: "fullscreen",
    options: { storySort: { order: ["Introduction", "Generation", "Gallery"] } },
    viewport: {
      options: {
        phone: { name: "Phone, 375 px", styles: { width: "375px", height: "812px" }, type: "mobile" },
        tablet: { name: "Tablet, 768 px", styles: { width: "768px", height: "1024px" }, type: "tablet" },
      },
    },
  },
};

export default preview;
