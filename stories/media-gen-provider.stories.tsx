import {
  GenerateButton,
  type Labels,
  MediaGenProvider,
  MiniGallery,
  useImageActions,
  useImages,
  useMediaGen,
} from "@media-gen/react";
import { en } from "@media-gen/react/locales/en";
import { ko } from "@media-gen/react/locales/ko";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { type ReactNode, useState } from "react";
import { expect, userEvent } from "storybook/test";
import { eventually, findFirst, findPart } from "./support/find-part.ts";
import { haru, haruSource, withImages } from "./support/imagined-host.ts";
import { partDocs } from "./support/part-docs.tsx";

interface Args {
  language: "ko" | "en";
  theme: "light" | "dark";
  /** The host shows notices of its own in place of the kit's. */
  ownNotices: boolean;
  labels?: Partial<Labels>;
}

/** A button of the host's own. */
function DeleteThird(): ReactNode {
  const { data: images = [] } = useImages(haru);
  const { remove } = useImageActions(haru);
  const third = images[2];
  return (
    <button type="button" disabled={third === undefined} onClick={() => third && void remove(third.id)}>
      세 번째 그림 지우기
    </button>
  );
}

function Page({ language, theme, ownNotices, labels }: Args): ReactNode {
  const { client } = useMediaGen();
  const [notice, setNotice] = useState("");
  return (
    <MediaGenProvider
      client={client}
      locale={language === "en" ? en : ko}
      theme={theme}
      labels={labels}
      onEvent={(event) => {
        if (!ownNotices || event.notification === null) return;
        event.preventDefault();
        setNotice(event.notification.message);
      }}
    >
      <div lang={language} style={{ display: "grid", gap: 16, justifyItems: "start" }}>
        <GenerateButton entity={haru} name="서하루" owner source={haruSource} />
        <MiniGallery entity={haru} owner style={{ inlineSize: "100%" }} />
        {ownNotices ? <DeleteThird /> : null}
        <p className="host-notice">{notice}</p>
      </div>
    </MediaGenProvider>
  );
}

/** Gives the parts below it their client, language, words and theme, and tells the host what happens in them. */
const meta: Meta<Args> = {
  title: "Generation/MediaGenProvider",
  render: (args) => <Page {...args} />,
  args: { language: "ko", theme: "light", ownNotices: false },
  argTypes: {
    language: { control: "inline-radio", options: ["ko", "en"] },
    theme: { control: "inline-radio", options: ["light", "dark"] },
  },
  parameters: {
    ...withImages(6).parameters,
    docs: {
      ...partDocs({
        usage: `import { ko } from "@media-gen/react/locales/ko";

const client = createMediaGenClient({ baseUrl: "/api" });

<QueryClientProvider client={queryClient}>
  <MediaGenProvider client={client} locale={ko} invalidate={(e) => [[e.entity_type, e.entity_id], ["cards"]]}>
    <App />
  </MediaGenProvider>
</QueryClientProvider>`,
        components: { MediaGenProvider },
        anatomy: ["MediaGenProvider"],
        keys: [["none", "It takes no room; a toast's buttons are reached by Tab."]],
        recipes: [
          [
            "Notices at the top of the page.",
            `[data-mg-part="toast-layer"] {
  inset-block: 16px auto;
}`,
          ],
        ],
      }),
    },
  },
  play: async () => {
    await findPart("mini-gallery", "ready");
  },
};
export default meta;

type Story = StoryObj<Args>;

/** A button and a gallery in the host's language and theme. */
export const Plain: Story = {};

/** A dark corner of a page, whatever the page's own theme is. */
export const Dark: Story = {
  args: { theme: "dark" },
  decorators: [
    (Story) => (
      <div style={{ padding: 24, background: "#151716", colorScheme: "dark" }}>
        <Story />
      </div>
    ),
  ],
};

/** Words of the host in place of the catalogue's, by their keys. */
export const WordsOfTheHost: Story = {
  args: { labels: { open: "표지 만들기" } },
  play: async () => {
    const button = await findPart("generate-button");
    await eventually(() => expect(button).toHaveAccessibleName("표지 만들기"));
  },
};

/** The host prevents a notice and says it in its own way. */
export const NoticesOfTheHost: Story = {
  args: { ownNotices: true },
  play: async () => {
    await userEvent.click(await findFirst("main button:enabled:not([data-mg-part])"));
    const notice = await findFirst(".host-notice");
    await eventually(() => expect(notice).toHaveTextContent("3번째 그림을 지웠어요."));
    await expect(document.querySelector('[data-mg-part="toast"]')).toBeNull();
  },
};
