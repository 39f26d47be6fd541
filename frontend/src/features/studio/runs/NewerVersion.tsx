/** Offers to take a run, or all of an older version, over to the version in force; what would come of it is shown first. */
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconArrowUpRight } from "@tabler/icons-react";
import { useState } from "react";
import { useQuery } from "urql";
import { MigrateDialog } from "~/features/studio/runs/MigrateDialog";
import { type Run, VersionsInForce } from "~/features/studio/runs/queries";
import classes from "~/features/studio/trial/trial.module.css";
import { can, useSession } from "~/lib/session";

export function NewerVersion({ run }: { run: Run }) {
  const session = useSession();
  const [open, setOpen] = useState(false);
  const [{ data }] = useQuery({ query: VersionsInForce, variables: { key: run.definitionKey } });
  const published = data?.definition?.published;
  const { version } = run.definitionVersion;
  if (!published || published.version === version) return null;
  return (
    <div className={classes.card} style={{ borderInlineStartColor: "var(--tone-info-text)" }}>
      <p>
        <Trans>
          This run goes by version {version}. Version {published.version} is in force.
        </Trans>
      </p>
      {can(session, "flow.publish") ? (
        <div>
          <Button size="xs" variant="default" leftSection={<IconArrowUpRight size={14} aria-hidden />} onClick={() => setOpen(true)}>
            <Trans>Take over to version {published.version}…</Trans>
          </Button>
        </div>
      ) : (
        <p className={classes.dim}>
          <Trans>Someone who may publish flows can take it over.</Trans>
        </p>
      )}
      {open && <MigrateDialog run={run} to={published} onClose={() => setOpen(false)} />}
    </div>
  );
}
