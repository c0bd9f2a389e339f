import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useParts } from "../surface/parts.ts";
import { Icon, type IconPath } from "./icon.tsx";

/** One line of a menu. */
export interface MenuItem {
  key: string;
  label: string;
  icon?: IconPath;
  disabled?: boolean;
  onSelect: () => void;
  /** A second thing to do with the same line, for example to delete it. */
  aside?: { label: string; icon: IconPath; onSelect: () => void };
}

/** Props of `Menu`. */
export interface MenuProps {
  items: readonly MenuItem[];
  /** Names the menu. */
  label: string;
  /** Shown in place of lines when there are none. */
  empty?: string;
  /** Draws the button; spread `props` on it. */
  trigger: (props: MenuTriggerProps, open: boolean) => ReactNode;
  className?: string;
}

/** What a menu's button must carry. */
export interface MenuTriggerProps {
  "aria-haspopup": "menu";
  "aria-expanded": boolean;
  onClick: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** A button with a list of things to do. Arrows move, Enter chooses, Escape closes only the menu and returns the focus. */
export function Menu({ items, label, empty, trigger, className }: MenuProps): ReactNode {
  const [open, setOpen] = useState(false);
  const part = useParts();
  const root = useRef<HTMLSpanElement>(null);

  const lines = (): HTMLElement[] => [
    ...(root.current?.querySelectorAll<HTMLElement>("[role=menuitem]:not([aria-disabled=true])") ?? []),
  ];
  const close = (): void => {
    setOpen(false);
    root.current?.querySelector<HTMLElement>("[aria-haspopup=menu]")?.focus();
  };

  useEffect(() => {
    if (!open) return;
    root.current?.querySelector<HTMLElement>("[role=menuitem]:not([aria-disabled=true])")?.focus();
    const page = root.current?.ownerDocument;
    const outside = (event: Event): void => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    page?.addEventListener("pointerdown", outside);
    return () => page?.removeEventListener("pointerdown", outside);
  }, [open]);

  useEffect(() => {
    if (!open) return;
    const view = root.current?.ownerDocument.defaultView;
    // Heard at the window, before the dialog around it hears the key at the document: Escape closes one layer at a time.
    const closeOnEscape = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      event.preventDefault();
      setOpen(false);
      root.current?.querySelector<HTMLElement>("[aria-haspopup=menu]")?.focus();
    };
    view?.addEventListener("keydown", closeOnEscape, { capture: true });
    return () => view?.removeEventListener("keydown", closeOnEscape, { capture: true });
  }, [open]);

  const move = (event: KeyboardEvent): void => {
    const all = lines();
    const at = all.indexOf(event.target as HTMLElement);
    const targets: Record<string, HTMLElement | undefined> = {
      ArrowDown: all[(at + 1) % all.length],
      ArrowUp: all[(at - 1 + all.length) % all.length],
      Home: all[0],
      End: all.at(-1),
    };
    if (event.key === "Tab") setOpen(false);
    if (!(event.key in targets)) return;
    event.preventDefault();
    targets[event.key]?.focus();
  };

  return (
    <span ref={root} {...part("menu", className)} data-state={open ? "open" : "closed"}>
      {trigger(
        {
          "aria-haspopup": "menu",
          "aria-expanded": open,
          onClick: () => setOpen(!open),
          onKeyDown: (event) => {
            if (event.key !== "ArrowDown") return;
            event.preventDefault();
            setOpen(true);
          },
        },
        open,
      )}
      {open ? (
        <div {...part("menu-list")} role="menu" aria-label={label} tabIndex={-1} onKeyDown={move}>
          {items.length === 0 ? (
            <div {...part("menu-empty")} role="menuitem" aria-disabled="true" tabIndex={-1}>
              {empty}
            </div>
          ) : null}
          {items.map((item) => (
            <div key={item.key} {...part("menu-line")} role="none">
              <button
                type="button"
                role="menuitem"
                {...part("menu-item")}
                tabIndex={-1}
                aria-disabled={item.disabled || undefined}
                onClick={() => {
                  if (item.disabled) return;
                  close();
                  item.onSelect();
                }}
              >
                {item.icon ? <Icon path={item.icon} size={16} /> : null}
                {item.label}
              </button>
              {item.aside ? (
                <button
                  type="button"
                  role="menuitem"
                  {...part("menu-aside")}
                  tabIndex={-1}
                  aria-label={item.aside.label}
                  title={item.aside.label}
                  onClick={() => {
                    close();
                    item.aside?.onSelect();
                  }}
                >
                  <Icon path={item.aside.icon} size={16} />
                </button>
              ) : null}
            </div>
          ))}
        </div>
      ) : null}
    </span>
  );
}
