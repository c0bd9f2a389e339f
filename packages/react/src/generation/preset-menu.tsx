import type { Preset, PresetSettings } from "@media-gen/client";
import { type ReactNode, useId, useRef, useState } from "react";
import { useMediaGen } from "../media-gen-context.ts";
import { useParts } from "../surface/parts.ts";
import { Button, IconButton } from "../ui/button.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Icon } from "../ui/icon.tsx";
import * as icons from "../ui/icons.ts";
import * as laterIcons from "../ui/later-icons.ts";
import { Menu } from "../ui/menu.tsx";
import { isComposing } from "./composing.ts";
import { FieldError } from "./field-error.tsx";
import { usePresets } from "./use-presets.ts";

/** Most letters of a preset's name. */
const longestName = 60;

/** Props of `PresetMenu`. */
export interface PresetMenuProps {
  /** Ask the server for the list. */
  enabled: boolean;
  /** The form as it is now. */
  settings: () => PresetSettings | null;
  onLoad: (preset: Preset) => void;
}

/** Load, save and delete presets. */
export function PresetMenu({ enabled, settings, onLoad }: PresetMenuProps): ReactNode {
  const part = useParts();
  const { t, announce } = useMediaGen();
  const presets = usePresets(enabled);
  const [naming, setNaming] = useState(false);
  return (
    <div {...part("presets")}>
      <Menu
        label={t.presets}
        empty={presets.isError ? t["preset.failed"] : presets.isPending ? t.loading : t["preset.none"]}
        trigger={(props) => (
          <Button
            {...props}
            variant="ghost"
            size="sm"
            icon={laterIcons.folder}
            data-mg-part="preset-open"
            aria-label={t.presets}
          >
            <span {...part("preset-word")}>{t.presets}</span>
            <Icon path={icons.chevron} size={16} />
          </Button>
        )}
        items={presets.presets.map((preset) => ({
          key: preset.id,
          label: preset.name,
          onSelect: () => {
            onLoad(preset);
            announce(t["preset.loaded"]({ name: preset.name }));
          },
          aside: {
            label: t["preset.delete"]({ name: preset.name }),
            icon: laterIcons.trash,
            onSelect: () => presets.remove(preset),
          },
        }))}
      />
      <IconButton
        icon={laterIcons.bookmark}
        label={t["preset.save"]}
        data-mg-part="preset-save"
        onClick={() => setNaming(true)}
      />
      <PresetName
        open={naming}
        onOpenChange={setNaming}
        saving={presets.isSaving}
        save={async (name) => {
          const now = settings();
          return now === null ? t["load.failed"] : presets.save(name, now);
        }}
      />
    </div>
  );
}

interface PresetNameProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  saving: boolean;
  save: (name: string) => Promise<string | null>;
}

function PresetName({ open, onOpenChange, saving, save }: PresetNameProps): ReactNode {
  const part = useParts();
  const { t } = useMediaGen();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState("");
  const [error, setError] = useState<string | null>(null);

  const submit = async (): Promise<void> => {
    if (saving) return;
    const wrong = name.trim() === "" ? t["preset.name.empty"] : await save(name.trim());
    setError(wrong);
    if (wrong === null) {
      setName("");
      onOpenChange(false);
    } else input.current?.focus();
  };

  return (
    <FormDialog
      parts={["confirm", "preset-form", "confirm-actions"]}
      open={open}
      onOpenChange={(next) => {
        setError(null);
        onOpenChange(next);
      }}
      title={t["preset.save"]}
      field={input}
      act={t["preset.save.confirm"]}
      busy={saving}
      onSubmit={() => void submit()}
    >
      <label htmlFor={id} {...part("field-label")}>
        {t["preset.name"]}
      </label>
      <input
        ref={input}
        id={id}
        {...part("preset-name")}
        data-mg-field=""
        type="text"
        autoComplete="off"
        maxLength={longestName}
        value={name}
        aria-invalid={error !== null || undefined}
        aria-describedby={error === null ? undefined : `${id}-error`}
        onChange={(event) => {
          setName(event.target.value);
          setError(null);
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && isComposing(event)) event.preventDefault();
          // Keys of this field are not the form's around it.
          event.stopPropagation();
        }}
      />
      {error === null ? null : <FieldError id={`${id}-error`}>{error}</FieldError>}
    </FormDialog>
  );
}
