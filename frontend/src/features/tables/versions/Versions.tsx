/** Every version of a table with who published it, when and why; where it is used; and the saves of its draft. */
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { useQuery } from "urql";
import { QueryState } from "~/components/states";
import type { Policy } from "~/features/tables/queries";
import type { TableEditor } from "~/features/tables/useTableEditor";
import { type VersionRow, TableVersions } from "~/features/tables/versions/queries";
import { RetireDialog } from "~/features/tables/versions/RetireDialog";
import { Revisions } from "~/features/tables/versions/Revisions";
import { RollBackDialog } from "~/features/tables/versions/RollBackDialog";
import { UsageList } from "~/features/tables/versions/UsageList";
import { VersionCard } from "~/features/tables/versions/VersionCard";
import classes from "~/features/tables/versions/versions.module.css";

interface VersionsProps {
  policy: Policy;
  editor: TableEditor;
  editable: boolean;
  onCompare: (version: number | undefined) => void;
}

export function Versions({ policy, editor, editable, onCompare }: VersionsProps) {
  const [query, execute] = useQuery({ query: TableVersions, variables: { key: policy.key }, requestPolicy: "cache-and-network" });
  const [dialog, setDialog] = useState<{ kind: "rollBack" | "retire"; version: VersionRow } | null>(null);
  const close = () => {
    setDialog(null);
    execute({ requestPolicy: "network-only" });
  };
  return (
    <div className={classes.history}>
      <section className={classes.versions} aria-labelledby="versions-head">
        <h2 id="versions-head">
          <Trans>Versions</Trans>
        </h2>
        <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
          {({ definition }) => (
            <ul>
              {(definition?.versions ?? [])
                .toSorted((one, other) => other.version - one.version)
                .map((version) => (
                  <VersionCard
                    key={version.id}
                    version={version}
                    policy={policy}
                    editor={editor}
                    editable={editable}
                    onCompare={onCompare}
                    onRollBack={() => setDialog({ kind: "rollBack", version })}
                    onRetire={() => setDialog({ kind: "retire", version })}
                    onChanged={() => execute({ requestPolicy: "network-only" })}
                  />
                ))}
            </ul>
          )}
        </QueryState>
      </section>
      <div className={classes.beside}>
        <section aria-labelledby="usage-head">
          <h2 id="usage-head">
            <Trans>Where it is used</Trans>
          </h2>
          <UsageList tableKey={policy.key} />
        </section>
        <section aria-labelledby="saves-head">
          <h2 id="saves-head">
            <Trans>Saves of the draft</Trans>
          </h2>
          <Revisions editor={editor} editable={editable} />
        </section>
      </div>
      {dialog?.kind === "rollBack" && <RollBackDialog policy={policy} editor={editor} version={dialog.version} onClose={close} />}
      {dialog?.kind === "retire" && <RetireDialog tableKey={policy.key} version={dialog.version.version} onClose={close} />}
    </div>
  );
}
