/** What a plain `button` needs for one action. It stays in the tab order while it cannot act. */
export interface ActionProps {
  type: "button";
  "aria-disabled": true | undefined;
  onClick: () => void;
}

/** The props of a button that runs `run`, or nothing while it is disabled. */
export function actionProps(disabled: boolean, run: () => void): ActionProps {
  return {
    type: "button",
    "aria-disabled": disabled || undefined,
    onClick: () => {
      if (!disabled) run();
    },
  };
}
