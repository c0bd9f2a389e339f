import { type ReactNode, useEffect, useRef, useState } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Button, IconButton } from "./button.tsx";
import { Emphasis } from "./emphasis.tsx";
import { Icon, type IconPath } from "./icon.tsx";
import * as icons from "./icons.ts";
import * as laterIcons from "./later-icons.ts";
import type { Notification, NotificationKind } from "./notification.ts";

/** How long a toast stays that speaks neither of money nor of undo, in milliseconds. */
const shownFor = 6_000;

const kindIcons: Readonly<Record<NotificationKind, IconPath>> = {
  success: laterIcons.check,
  warning: icons.alert,
  error: icons.alert,
  deleted: laterIcons.trash,
  refreshed: icons.retry,
  info: icons.info,
};

/** Props of `ToastViewport`. */
export interface ToastViewportProps {
  layer: "page" | "dialog";
  notification: Notification;
  close: () => void;
}

/** The corner of a layer in which its toast lies. */
export function ToastViewport({ layer, ...toast }: ToastViewportProps): ReactNode {
  const part = useParts();
  const { t, theme } = useMediaGen();
  return (
    <section
      {...part("toast-layer")}
      data-layer={layer}
      data-mg-theme={theme === "auto" ? undefined : theme}
      aria-label={t["toast.region"]}
    >
      <Toast {...toast} />
    </section>
  );
}

function Toast({ notification, close }: { notification: Notification; close: () => void }): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  const element = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState(false);
  const closeLatest = useRef(close);
  closeLatest.current = close;

  useEffect(() => {
    if (notification.sticky || held) return;
    const timer = setTimeout(() => closeLatest.current(), shownFor);
    return () => clearTimeout(timer);
  }, [notification, held]);

  const leave = (): void => {
    // Focus inside the closing toast would fall to the page; the layer that holds it takes it instead.
    const layer = element.current?.closest<HTMLElement>("[role=dialog], [role=alertdialog]");
    if (element.current?.contains(element.current.ownerDocument.activeElement)) layer?.focus();
    close();
  };

  return (
    <div
      ref={element}
      {...part("toast")}
      data-state={notification.kind}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon path={kindIcons[notification.kind]} size={16} data-mg-part="toast-icon" />
      <p {...part("toast-message")}>
        <Emphasis>{notification.message}</Emphasis>
      </p>
      {notification.action ? (
        <Button
          variant="ghost"
          size="sm"
          data-mg-part="toast-action"
          onClick={() => {
            notification.action?.run();
            leave();
          }}
        >
          {notification.action.label}
        </Button>
      ) : null}
      <IconButton icon={icons.close} label={t["toast.close"]} data-mg-part="toast-close" onClick={leave} />
    </div>
  );
}
