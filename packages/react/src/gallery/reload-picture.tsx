import type { ReactNode } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { Button } from "../ui/button.tsx";
import * as icons from "../ui/icons.ts";

/** Loads a picture again whose file could not be shown. What lies around it takes the focus, for the button goes. */
export function ReloadPicture({ reload, tabIndex }: { reload: () => void; tabIndex?: 0 | -1 }): ReactNode {
  const { t } = useMediaGen();
  return (
    <Button
      data-mg-part="picture-reload"
      data-mg-action="reload"
      size="sm"
      icon={icons.retry}
      tabIndex={tabIndex}
      // A press on the picture around it means something else.
      onPointerDown={(event) => event.stopPropagation()}
      onClick={(event) => {
        event.stopPropagation();
        event.currentTarget.parentElement?.closest<HTMLElement>("[tabindex]")?.focus();
        reload();
      }}
    >
      {t.reload}
    </Button>
  );
}
