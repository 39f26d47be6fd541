/** The last saves of a draft; each can be compared with what is there now, and brought back. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useState } from "react";
import classes from "~/components/definitions/definitions.module.css";
import type { DraftSave } from "~/components/definitions/documents";
import { When } from "~/components/When";

interface RevisionListProps {
  revisions: readonly DraftSave[];
  onCompare: (revision: DraftSave) => void;
  /** Left out where nothing may be changed. */
  onRestore?: ((revision: DraftSave) => void) | undefined;
}

const first = 4;

export function RevisionList({ revisions, onCompare, onRestore }: RevisionListProps) {
  const { t } = useLingui();
  const [all, setAll] = useState(false);
  const { length } = revisions;
  if (revisions.length === 0) {
    return (
      <p className={classes.flat}>
        <Trans>There is no draft; its saves will be listed here.</Trans>
      </p>
    );
  }
  return (
    <>
      <ol className={classes.revisions} aria-label={t`Saves of the draft`}>
        {(all ? revisions : revisions.slice(0, first)).map((revision, place) => (
          <li key={revision.revision}>
            <span className={classes.revisionWords}>
              <span>
                {place === 0 ? <Trans>Last save</Trans> : <Trans>Save {revision.revision}</Trans>} · <When at={revision.savedAt} />
              </span>
              <span className={classes.dim}>{revision.author}</span>
            </span>
            {place > 0 && (
              <span className={classes.push}>
                <Button size="compact-xs" variant="default" aria-label={t`Compare save ${revision.revision} with now`} onClick={() => onCompare(revision)}>
                  <Trans>Compare</Trans>
                </Button>
                {onRestore && (
                  <Button size="compact-xs" variant="default" aria-label={t`Bring back save ${revision.revision}`} onClick={() => onRestore(revision)}>
                    <Trans>Bring back</Trans>
                  </Button>
                )}
              </span>
            )}
          </li>
        ))}
      </ol>
      {length > first && (
        <Button size="compact-sm" variant="subtle" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? <Trans>Show fewer saves</Trans> : <Trans>Show all {length} saves</Trans>}
        </Button>
      )}
    </>
  );
}
