import { type Notification, useMediaGen } from "@media-gen/react";
import type { Meta, StoryObj } from "@storybook/react-vite";
import { type ReactNode, useEffect } from "react";
import { findPart } from "./support/find-part.ts";

interface Args {
  kind: Notification["kind"];
  message: string;
  action?: string;
}

function Notice({ kind, message, action }: Args): ReactNode {
  const { notify } = useMediaGen();
  useEffect(() => {
    notify({
      kind,
      message,
      sticky: true,
      action: action === undefined ? undefined : { label: action, run: () => undefined },
    });
  }, [notify, kind, message, action]);
  return <div style={{ blockSize: 240 }} />;
}

/** One message at a time. It stays until closed when it speaks of money or offers to undo. */
const meta: Meta<Args> = {
  title: "Generation/Notices",
  tags: ["!autodocs"],
  render: (args) => <Notice {...args} />,
  play: async () => {
    await findPart("toast");
  },
};
export default meta;

type Story = StoryObj<Args>;

/** Everything went well. */
export const Success: Story = {
  args: { kind: "success", message: "4장을 모두 만들었어요.", action: "보러 가기" },
};

/** A part of it, with the money that came back. */
export const PartlyDone: Story = {
  args: {
    kind: "warning",
    message: "8장 중 6장을 만들었어요. 2장은 실패해서 **2크레딧**을 돌려드렸어요.",
    action: "보러 가기",
  },
};

/** Something went wrong. */
export const Failure: Story = {
  args: { kind: "error", message: "서버에 닿지 못했어요. 연결을 확인하고 다시 시도해 주세요." },
};

/** Deleted, and to be undone. */
export const WithUndo: Story = {
  args: { kind: "deleted", message: "3번째 그림을 지웠어요.", action: "되돌리기" },
};

/** Brought up to date behind the writer's back. */
export const Refreshed: Story = {
  args: { kind: "refreshed", message: "다른 곳에서 순서가 바뀌었어요. 최신 순서로 맞췄어요." },
};

/** A phone gives it the whole width. */
export const OnPhone: Story = {
  ...PartlyDone,
  tags: ["phone"],
  globals: { viewport: { value: "phone", isRotated: false } },
};
