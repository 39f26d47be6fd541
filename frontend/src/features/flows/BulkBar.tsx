/** What can be done with all definitions that are chosen. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, CloseButton } from "@mantine/core";
import { IconArchive, IconArrowBackUp, IconFileExport, IconTags, IconTrash } from "@tabler/icons-react";
import classes from "~/features/flows/flows.module.css";
import type { DefinitionRow } from "~/features/flows/queries";
import { isFor, type Verb } from "~/features/flows/useVerbs";

interface BulkProps {
  rows: readonly DefinitionRow[];
  mayPublish: boolean;
  /** All that are shown are chosen. */
  all: boolean;
  onAll: () => void;
  onLabel: () => void;
  onExport: () => void;
  onVerb: (verb: Verb, rows: readonly DefinitionRow[]) => void;
  onClear: () => void;
}

export function BulkBar({ rows, mayPublish, all, onAll, onLabel, onExport, onVerb, onClear }: BulkProps) {
  const { t } = useLingui();
  const fit = (verb: Verb) => rows.filter((row) => isFor(verb, row));
  return (
    <div className={classes.bulk} role="toolbar" aria-label={t`Chosen definitions`}>
      <strong role="status">
        <Plural value={rows.length} one="# chosen" other="# chosen" />
      </strong>
      {!all && (
        <Button size="compact-sm" variant="subtle" onClick={onAll}>
          <Trans>Choose all shown</Trans>
        </Button>
      )}
      <Button size="compact-sm" variant="default" leftSection={<IconTags size={14} aria-hidden />} onClick={onLabel}>
        <Trans>Owner and tags</Trans>
      </Button>
      <Button size="compact-sm" variant="default" leftSection={<IconFileExport size={14} aria-hidden />} onClick={onExport}>
        <Trans>Export</Trans>
      </Button>
      {mayPublish && fit("retire").length > 0 && (
        <Button size="compact-sm" variant="default" leftSection={<IconArchive size={14} aria-hidden />} onClick={() => onVerb("retire", fit("retire"))}>
          <Trans>Retire</Trans>
        </Button>
      )}
      {mayPublish && fit("bringBack").length > 0 && (
        <Button size="compact-sm" variant="default" leftSection={<IconArrowBackUp size={14} aria-hidden />} onClick={() => onVerb("bringBack", fit("bringBack"))}>
          <Trans>Bring back</Trans>
        </Button>
      )}
      {fit("deleteDraft").length > 0 && (
        <Button size="compact-sm" variant="default" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => onVerb("deleteDraft", fit("deleteDraft"))}>
          <Trans>Delete drafts</Trans>
        </Button>
      )}
      <CloseButton size="sm" aria-label={t`Choose none`} onClick={onClear} />
    </div>
  );
}
