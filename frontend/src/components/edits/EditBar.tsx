/** Undo, redo and save of a document that is saved as a whole, with what stands between. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button } from "@mantine/core";
import { IconAlertTriangle, IconArrowBackUp, IconArrowForwardUp, IconCheck, IconDeviceFloppy, IconPencil } from "@tabler/icons-react";
import classes from "~/components/edits/edits.module.css";
import type { Edits } from "~/lib/useEdits";

interface EditBarProps {
  edits: Pick<Edits<unknown>, "changed" | "canUndo" | "canRedo" | "undo" | "redo">;
  busy: boolean;
  /** How many problems keep it from being saved. */
  faults: number;
  onSave: () => void;
}

function Mark({ changed, faults }: { changed: boolean; faults: number }) {
  if (changed && faults > 0)
    return (
      <span className={classes.bad}>
        <IconAlertTriangle size={15} aria-hidden />
        <Plural value={faults} one="# problem" other="# problems" />
      </span>
    );
  return changed ? (
    <span className={classes.mark}>
      <IconPencil size={15} aria-hidden />
      <Trans>Not saved yet</Trans>
    </span>
  ) : (
    <span className={classes.mark}>
      <IconCheck size={15} aria-hidden />
      <Trans>Saved</Trans>
    </span>
  );
}

export function EditBar({ edits, busy, faults, onSave }: EditBarProps) {
  const { t } = useLingui();
  return (
    <>
      <span role="status" className={classes.status}>
        <Mark changed={edits.changed} faults={faults} />
      </span>
      <ActionIcon variant="default" size={32} aria-label={t`Undo`} title={`${t`Undo`} (Ctrl+Z)`} disabled={!edits.canUndo} onClick={edits.undo}>
        <IconArrowBackUp size={17} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="default" size={32} aria-label={t`Redo`} title={`${t`Redo`} (Ctrl+Y)`} disabled={!edits.canRedo} onClick={edits.redo}>
        <IconArrowForwardUp size={17} aria-hidden />
      </ActionIcon>
      <Button leftSection={<IconDeviceFloppy size={16} aria-hidden />} loading={busy} disabled={!edits.changed || faults > 0} onClick={onSave}>
        <Trans>Save</Trans>
      </Button>
    </>
  );
}
