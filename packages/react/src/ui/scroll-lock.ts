interface Lock {
  holders: number;
  release: () => void;
}

const locks = new WeakMap<Document, Lock>();

/** Keeps a page from scrolling by styles on its own elements, so that no style sheet is injected and no nonce is needed. */
function hold(page: Document): () => void {
  const root = page.documentElement;
  const { body } = page;
  const before = { overflow: root.style.overflow, padding: body.style.paddingInlineEnd };
  const view = page.defaultView;
  const bar = view === null ? 0 : view.innerWidth - root.clientWidth;
  if (view !== null && bar > 0) {
    // What the scroll bar leaves behind would widen the page.
    body.style.paddingInlineEnd = `calc(${view.getComputedStyle(body).paddingInlineEnd} + ${bar}px)`;
  }
  root.style.overflow = "hidden";
  return () => {
    root.style.overflow = before.overflow;
    body.style.paddingInlineEnd = before.padding;
  };
}

/** Holds the page still until the answer is called; several layers hold it together. */
export function lockScroll(page: Document): () => void {
  const lock = locks.get(page) ?? { holders: 0, release: hold(page) };
  locks.set(page, lock);
  lock.holders += 1;
  let held = true;
  return () => {
    if (!held) return;
    held = false;
    lock.holders -= 1;
    if (lock.holders > 0) return;
    locks.delete(page);
    lock.release();
  };
}
