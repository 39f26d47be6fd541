/** The last saves of the draft; each can be brought back as one edit. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconRestore } from "@tabler/icons-react";
import { useClient, useQuery } from "urql";
import { QueryState } from "~/components/states";
import { When } from "~/components/When";
import { readTable, shared } from "~/features/tables/model/table";
import type { TableEditor } from "~/features/tables/useTableEditor";
import { type Revision, TableRevisionContents, TableRevisions } from "~/features/tables/versions/queries";
import classes from "~/features/tables/versions/versions.module.css";

export function Revisions({ editor, editable }: { editor: TableEditor; editable: boolean }) {
  const { t } = useLingui();
  const client = useClient();
  const { key } = editor.session.table;
  const [query, execute] = useQuery({ query: TableRevisions, variables: { key }, requestPolicy: "network-only" });
  const restore = async (revision: Revision) => {
    const { data } = await client.query(TableRevisionContents, { key }, { requestPolicy: "network-only" }).toPromise();
    const found = data?.draftRevisions.find((one) => one.revision === revision.revision && one.sha256 === revision.sha256);
    if (!found) {
      notifications.show({ color: "red", message: t`This save is kept no more.` });
      return;
    }
    const label = t`Bring back save ${revision.revision}`;
    editor.dispatch({ type: "edited", table: shared(editor.get().table, readTable(found.content)), label });
    notifications.show({ message: t`Save ${revision.revision} is in the draft; Ctrl Z takes it out again.` });
  };
  return (
    <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
      {({ draftRevisions }) =>
        draftRevisions.length > 0 ? (
          <ul className={classes.revisions}>
            {draftRevisions.map((revision) => (
              <li key={`${revision.revision}:${revision.savedAt}`}>
                <span className={classes.revision}>
                  <Trans>Save {revision.revision}</Trans>{" "}
                  <span className={classes.dim}>
                    {revision.author} · <When at={revision.savedAt} />
                  </span>
                </span>
                {editable && (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    leftSection={<IconRestore size={13} aria-hidden />}
                    aria-label={t`Bring back save ${revision.revision}`}
                    onClick={() => void restore(revision)}
                  >
                    <Trans>Bring back</Trans>
                  </Button>
                )}
              </li>
            ))}
          </ul>
        ) : (
          <p className={classes.dim}>
            <Trans>There is no draft.</Trans>
          </p>
        )
      }
    </QueryState>
  );
}
