/** Every version of a table: who published it, when and why; each can be compared and taken back into the draft. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconArrowsDiff, IconRestore } from "@tabler/icons-react";
import { useQuery } from "urql";
import { QueryState } from "~/components/states";
import { StateBadge, StateMark } from "~/components/StateBadge";
import { When } from "~/components/When";
import { readTable, sameColumns } from "~/features/tables/model/table";
import { type Policy, type PolicyVersion, PolicyVersions } from "~/features/tables/queries";
import classes from "~/features/tables/tables.module.css";
import type { TableEditor } from "~/features/tables/useTableEditor";

interface VersionsProps {
  policy: Policy;
  editor: TableEditor;
  editable: boolean;
  onCompare: (version: number | undefined) => void;
}

export function Versions({ policy, editor, editable, onCompare }: VersionsProps) {
  const { t } = useLingui();
  const [query, execute] = useQuery({ query: PolicyVersions, variables: { key: policy.key }, requestPolicy: "cache-and-network" });
  const restore = (version: PolicyVersion) => {
    editor.dispatch({ type: "edited", table: readTable(version.content), label: t`Take version ${version.version}` });
    notifications.show({ message: t`The rules of version ${version.version} are in the draft; Ctrl Z takes them out again.` });
  };
  return (
    <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
      {({ definition }) => (
        <ul className={classes.versions}>
          {(definition?.versions ?? [])
            .toSorted((one, other) => other.version - one.version)
            .map((version) => {
              const published = version.id === policy.published?.id;
              return (
                <li key={version.id}>
                  <div className={classes.versionHead}>
                    <strong>
                      <Trans>Version {version.version}</Trans>
                    </strong>
                    {published ? (
                      <StateMark state="PUBLISHED" word={t`In force`} />
                    ) : version.state === "DRAFT" || version.state === "IN_REVIEW" ? (
                      <StateBadge state={version.state} />
                    ) : (
                      <StateMark state="RETIRED" word={t`Earlier`} />
                    )}
                    <span className={classes.dim}>
                      {version.author} {version.publishedAt && <>· <When at={version.publishedAt} exact /></>}
                    </span>
                  </div>
                  {version.note && <p className={classes.flat}>{version.note}</p>}
                  {!published && (
                    <div className={classes.versionActions}>
                      <Button
                        size="compact-sm"
                        variant="default"
                        leftSection={<IconArrowsDiff size={14} aria-hidden />}
                        onClick={() => onCompare(version.publishedAt ? version.version : undefined)}
                      >
                        <Trans>Compare</Trans>
                      </Button>
                      {editable && version.publishedAt && sameColumns(readTable(version.content), editor.session.table) && (
                        <Button
                          size="compact-sm"
                          variant="default"
                          leftSection={<IconRestore size={14} aria-hidden />}
                          onClick={() => restore(version)}
                        >
                          <Trans>Bring back into the draft</Trans>
                        </Button>
                      )}
                    </div>
                  )}
                </li>
              );
            })}
        </ul>
      )}
    </QueryState>
  );
}
