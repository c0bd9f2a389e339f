import type { Image } from "@media-gen/client";
import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { type GalleryChange, galleryChangesOf } from "./gallery-changes.ts";
import { withOrder, without, withPrimary } from "./gallery-order.ts";

const key = ["images", "haru"];

function gallery(letters: string): Image[] {
  return [...letters].map((id, index) => ({ id, order_index: index, is_primary: index === 0 }) as Image);
}

function setUp(letters: string) {
  const queryClient = new QueryClient();
  queryClient.setQueryData(key, gallery(letters));
  const shown = () => (queryClient.getQueryData<Image[]>(key) ?? []).map((image) => image.id).join("");
  return { queryClient, shown, changes: galleryChangesOf(queryClient, key) };
}

function wish(apply: GalleryChange["apply"]) {
  const gate = Promise.withResolvers<(images: readonly Image[]) => Image[]>();
  const asked: string[] = [];
  const change: GalleryChange = {
    apply,
    send(truth) {
      asked.push(truth.map((image) => image.id).join(""));
      return gate.promise;
    },
  };
  return { change, asked, grant: () => gate.resolve(apply), refuse: () => gate.reject(new Error("refused")) };
}

const primary = (id: string) => wish((images) => withPrimary(images, id));
const order = (ids: string) => wish((images) => withOrder(images, [...ids]));
const remove = (id: string) => wish((images) => without(images, id));

test("a change is shown before the server was asked", () => {
  const { changes, shown } = setUp("abcd");
  void changes.run(primary("c").change);
  expect(shown()).toBe("cabd");
  expect(changes.busy).toBe(true);
});

test("a refused change is taken back and the later one stays", async () => {
  const { changes, shown } = setUp("abcd");
  const first = primary("c");
  const second = remove("d");
  const firstAnswer = changes.run(first.change);
  const secondAnswer = changes.run(second.change);
  expect(shown()).toBe("cab");
  first.refuse();
  await expect(firstAnswer).rejects.toThrow("refused");
  expect(shown()).toBe("abc");
  second.grant();
  await secondAnswer;
  expect(shown()).toBe("abc");
  expect(changes.busy).toBe(false);
});

test("changes are asked one after the other, each upon the truth that the one before left", async () => {
  const { changes, shown } = setUp("abcd");
  const first = order("acbd");
  const second = order("adcb");
  const firstAnswer = changes.run(first.change);
  const secondAnswer = changes.run(second.change);
  await Promise.resolve();
  expect(first.asked).toEqual(["abcd"]);
  expect(second.asked).toEqual([]);
  first.grant();
  await firstAnswer;
  await Promise.resolve();
  expect(second.asked).toEqual(["acbd"]);
  second.grant();
  await secondAnswer;
  expect(shown()).toBe("adcb");
});

test("a refetch that lands while a change waits becomes the truth beneath it", async () => {
  const { queryClient, changes, shown } = setUp("abcd");
  const change = remove("b");
  const answer = changes.run(change.change);
  const observer = new QueryObserver(queryClient, { queryKey: key, queryFn: async () => gallery("abcde") });
  const stop = observer.subscribe(() => {});
  await observer.refetch();
  expect(shown()).toBe("acde");
  change.refuse();
  await expect(answer).rejects.toThrow();
  expect(shown()).toBe("abcde");
  stop();
});

test("a fetch that began before the change does not paint over it", async () => {
  const { queryClient, changes, shown } = setUp("abcd");
  const late = Promise.withResolvers<Image[]>();
  const fetched = queryClient.fetchQuery({ queryKey: key, queryFn: () => late.promise }).catch(() => {});
  const change = primary("d");
  const answer = changes.run(change.change);
  late.resolve(gallery("abcd"));
  await fetched;
  expect(shown()).toBe("dabc");
  change.grant();
  await answer;
  expect(shown()).toBe("dabc");
});

test("two parts that show the same gallery share its queue", () => {
  const { queryClient, changes } = setUp("ab");
  expect(galleryChangesOf(queryClient, [...key])).toBe(changes);
  expect(galleryChangesOf(queryClient, ["images", "other"])).not.toBe(changes);
});
