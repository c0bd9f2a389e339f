import "@media-gen/react/styles.css";
import "pretendard/dist/web/variable/pretendardvariable-dynamic-subset.css";
import type { Preview } from "@storybook/react-vite";
import { onHostPage } from "../stories/support/host-page.tsx";
import { loadServer } from "../stories/support/story-server.ts";
import { weathers } from "../stories/support/weather.ts";
import "./preview.css";

const preview: Preview = {
  globalTypes: {
    theme: {
      description: "Colour scheme",
      toolbar: { icon: "mirror", items: ["light", "dark"], dynamicTitle: true },
    },
    locale: {
      description: "Language; `pseudo` is one that does not exist, and 40 % longer",
      toolbar: { icon: "globe", items: ["ko", "en", "ja", "pseudo"], dynamicTitle: true },
    },
    direction: {
      description: "Direction of writing",
      toolbar: { icon: "transfer", items: ["ltr", "rtl"], dynamicTitle: true },
    },
    width: {
      description: "Width of the place that the part stands in",
      toolbar: {
        icon: "ruler",
        items: [
          { value: "full", title: "Full width" },
          ...["320", "375", "640", "1024"].map((value) => ({ value, title: `${value} px` })),
        ],
        dynamicTitle: true,
      },
    },
    motion: {
      description: "Motion",
      toolbar: {
        icon: "play",
        items: [
          { value: "system", title: "Motion of the system" },
          { value: "reduced", title: "Reduced motion" },
        ],
        dynamicTitle: true,
      },
    },
    weather: {
      description: "How the engine and the way to it behave",
      toolbar: { icon: "lightning", items: [...weathers], dynamicTitle: true },
    },
  },
  initialGlobals: {
    theme: "light",
    locale: "ko",
    direction: "ltr",
    width: "full",
    motion: "system",
    weather: "fair",
  },
  loaders: [loadServer],
  decorators: [onHostPage],
  tags: ["autodocs"],
  parameters: {
    a11y: { test: "error" },
    layout: "fullscreen",
    options: { storySort: { order: ["Introduction", "Theming", "Generation", "Gallery"] } },
    viewport: {
      options: {
        phone: { name: "Phone, 375 px", styles: { width: "375px", height: "812px" }, type: "mobile" },
        tablet: { name: "Tablet, 768 px", styles: { width: "768px", height: "1024px" }, type: "tablet" },
      },
    },
  },
};

export default preview;
