import type { EntityRef, Image } from "@media-gen/client";
import { forwardRef, type ReactNode } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { IconButton } from "../ui/button.tsx";
import { DialogTitle } from "../ui/dialog.tsx";
import * as icons from "../ui/icons.ts";

/** Props of `ModalHeader`. */
export interface ModalHeaderProps {
  entity: EntityRef;
  name: string;
  cover: Image | undefined;
  running: boolean;
  onClose: () => void;
  /** Stands at the end, before the close button. */
  children?: ReactNode;
}

/** Whose pictures these are, and the way out. */
export const ModalHeader: React.ForwardRefExoticComponent<
  ModalHeaderProps & React.RefAttributes<HTMLHeadingElement>
> = forwardRef<HTMLHeadingElement, ModalHeaderProps>(function ModalHeader(
  { entity, name, cover, running, onClose, children },
  titleRef,
) {
  const part = useParts();
  const { t } = useMediaGen();
  return (
    <header {...part("modal-header")}>
      <span {...part("modal-avatar")} aria-hidden="true">
        {cover === undefined ? (
          [...name][0]
        ) : (
          <img
            {...part("modal-avatar-image")}
            src={cover.variants[0]?.url ?? cover.url}
            alt=""
            width={36}
            height={36}
          />
        )}
      </span>
      <div {...part("modal-names")}>
        <DialogTitle ref={titleRef} tabIndex={-1}>
          {running ? t["title.running"] : t.title}
        </DialogTitle>
        <p {...part("modal-subtitle")}>{t.subtitle({ name, type: entity.entity_type })}</p>
      </div>
      {children}
      <IconButton icon={icons.close} label={t.close} data-mg-part="modal-close" onClick={onClose} />
    </header>
  );
});
