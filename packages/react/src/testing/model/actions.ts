import { act, fireEvent } from "@testing-library/react";
import fc from "fast-check";
import { vi } from "vitest";
import { haru } from "../render-in-provider.tsx";
import type { World } from "./world.tsx";

/** Something that a person, the engine, another device or the network does. `n` chooses among what is there. */
export interface Action {
  does: string;
  n: number;
  /** Milliseconds until the next. */
  pause: number;
}

const isSeen = (element: HTMLElement): boolean => element.closest("[hidden], [inert]") === null;
const nameOf = (element: HTMLElement): string =>
  (element.getAttribute("aria-label") ?? element.textContent ?? "").trim();

/** What can be pressed under a name. */
export function pressable(name: RegExp, within: ParentNode | null = document): HTMLElement[] {
  const all = within?.querySelectorAll<HTMLElement>("button, [role=radio], [role=menuitem]") ?? [];
  return [...all].filter((element) => isSeen(element) && name.test(nameOf(element)));
}

/** The modal, when it is open. */
export function modal(): HTMLElement | null {
  return document.querySelector<HTMLElement>("[data-mg-part=generate-modal]");
}

/** Presses one of those things, if it can be pressed. */
export function press(name: RegExp, n = 0, within: ParentNode | null = document): void {
  const found = pressable(name, within);
  const target = found[n % Math.max(1, found.length)];
  if (target === undefined || target.getAttribute("aria-disabled") === "true") return;
  fireEvent.click(target);
}

/** Presses a key where the focus is. */
function key(name: string): void {
  const code = name === " " ? "Space" : name;
  fireEvent.keyDown(document.activeElement ?? document.body, { key: name, code });
}

const atOpener = /^대표이미지 생성$|그리는 중$/;

/** The modal, opened if it was closed; null when even that cannot be. */
async function openModal(world: World): Promise<HTMLElement | null> {
  if (modal() === null) {
    press(atOpener);
    await world.pass(20);
  }
  return modal();
}

const deeds: Readonly<Record<string, (world: World, n: number) => unknown>> = {
  open: () => press(atOpener),
  close: (_world: World, n: number) => press(/^닫기$|^완료$/, n, modal()),
  generate: async (world: World, n: number) => {
    const dialog = await openModal(world);
    for (let step = 0; step < n % 4; step += 1) press(/^한 장 줄이기$/, 0, dialog);
    press(/^\d장 (더 )?만들기$/, 0, dialog);
    // A second press in the same moment asks for nothing more.
    if (n % 3 === 0) press(/^\d장 (더 )?만들기$/, 0, dialog);
  },
  cancel: () => press(/^남은 그림 취소하기$/, 0, modal()),
  retry: (_world: World, n: number) => press(/다시 시도$/, n),
  view: (_world: World, n: number) => press(/^갤러리 전체|^이번 후보/, n, modal()),
  choose: async (world: World, n: number) => press(/번째 그림 대표 지정$/, n, await openModal(world)),
  remove: async (world: World, n: number) => {
    const dialog = await openModal(world);
    press(/번째 그림 삭제$/, n, dialog);
    // A double click asks once.
    if (n % 4 === 0) press(/번째 그림 삭제$/, n, dialog);
    press(/^삭제하기$/);
  },
  undo: (_world: World, n: number) => press(/^되돌리기$/, n),
  move: async (world: World, n: number) => {
    const dialog = await openModal(world);
    const cells = dialog?.querySelectorAll<HTMLElement>("[role=grid] [data-kind=image]") ?? [];
    const cell = cells[n % Math.max(1, cells.length)];
    if (cell === undefined) return;
    act(() => cell.focus());
    for (const name of [" ", "ArrowRight", n % 2 === 0 ? "ArrowRight" : "ArrowLeft"]) key(name);
    key(n % 5 === 0 ? "Escape" : "Enter");
  },
  crop: async (world: World, n: number) => {
    const { images } = world.truth();
    const image = images[n % Math.max(1, images.length)];
    if (image === undefined) return;
    await act(async () => {
      void world.tab.actions.crop(image.id, { x: 0, y: 0, width: 0.5, height: 0.25 + (n % 4) / 8 });
    });
  },
  /** The second tab, which tells the first. */
  secondTab: async ({ second, truth }: World, n: number) => {
    const { images } = truth();
    const image = images[n % Math.max(1, images.length)];
    if (image === undefined) return;
    await act(async () => {
      if (n % 3 === 0) void second.actions.setPrimary(image.id);
      else if (n % 3 === 1) void second.actions.move(image.id, "first");
      else void second.actions.remove(image.id);
    });
  },
  /** Another device, of which nobody tells. */
  elsewhere: async ({ server, truth }: World, n: number) => {
    const { images } = truth();
    const image = images[n % Math.max(1, images.length)];
    const path = `http://localhost/api/${haru.entity_type}/${haru.entity_id}/images`;
    const ask = (method: string, rest: string, body?: unknown): Promise<unknown> =>
      server.handle(
        new Request(path + rest, {
          method,
          body: body === undefined ? null : JSON.stringify(body),
          headers: { "Content-Type": "application/json" },
        }),
      );
    if (image === undefined) return;
    if (n % 3 === 0) await ask("DELETE", `/${image.id}`);
    else if (n % 3 === 1) await ask("PATCH", `/${image.id}/primary`);
    else {
      const [first, ...others] = images.map(({ id }) => id);
      await ask("PATCH", "/order", { ids: [first, ...others.reverse()] });
    }
  },
  draw: async ({ server }: World, n: number) => act(async () => server.finishNext(1 + (n % 3))),
  fail: async ({ server, truth }: World, n: number) => {
    const live = truth().jobs.at(-1);
    const pending = live?.results.filter(({ status }) => status === "pending") ?? [];
    const slot = pending[n % Math.max(1, pending.length)]?.slot;
    if (slot === undefined) return;
    await act(async () => server.fail(slot, n % 3 === 0 ? "blocked" : "provider_error"));
  },
  fault: ({ road }: World, n: number) => {
    for (let times = 0; times <= n % 4; times += 1)
      road.faults.push((["network", "proxy", "rate"] as const)[(n + times) % 3] ?? "network");
  },
  offline: (world: World) => world.setOnline(false),
  online: (world: World) => world.setOnline(true),
  signOut: ({ server }: World) => server.setCaller(null),
  signIn: ({ server }: World) => server.setCaller("writer"),
  look: (world: World) => world.look(),
  tomorrow: () => void vi.setSystemTime(Date.now() + 24 * 3_600_000),
};

const often: Readonly<Record<string, number>> = {
  generate: 5,
  draw: 8,
  fail: 3,
  choose: 4,
  remove: 4,
  undo: 4,
  move: 5,
  view: 2,
  crop: 2,
  secondTab: 3,
  online: 6,
  signIn: 6,
};

/** Any action, the common ones more often. */
export const anyAction: fc.Arbitrary<Action> = fc.record({
  does: fc.oneof(
    ...Object.keys(deeds).map((does) => ({
      arbitrary: fc.constant(does),
      weight: often[does] ?? 1,
    })),
  ),
  n: fc.nat(23),
  pause: fc.constantFrom(0, 30, 150, 400),
});

/** Does one action and lets its time pass. */
export async function perform(world: World, { does, n, pause }: Action): Promise<void> {
  await deeds[does]?.(world, n);
  await world.pass(pause);
}
