/** One version: how it stands, who brought it into force and why, and what can be done with it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconArchive, IconArrowBackUp, IconArrowsDiff, IconDots, IconFileSpreadsheet, IconRestore } from "@tabler/icons-react";
import { useClient, useMutation } from "urql";
import { StateBadge, StateMark } from "~/components/StateBadge";
import { When } from "~/components/When";
import { download } from "~/features/tables/exchange/download";
import { readTable, shared } from "~/features/tables/model/table";
import type { Policy } from "~/features/tables/queries";
import type { TableEditor } from "~/features/tables/useTableEditor";
import { BringBackTableVersion, TableVersion, type VersionRow } from "~/features/tables/versions/queries";
import classes from "~/features/tables/versions/versions.module.css";
import { useCan } from "~/lib/session";

interface CardProps {
  version: VersionRow;
  policy: Policy;
  editor: TableEditor;
  editable: boolean;
  onCompare: (version: number | undefined) => void;
  onRollBack: () => void;
  onRetire: () => void;
  onChanged: () => void;
}

export function VersionCard({ version, policy, editor, editable, onCompare, onRollBack, onRetire, onChanged }: CardProps) {
  const { t } = useLingui();
  const client = useClient();
  const mayPublish = useCan("policy.publish");
  const mayRetire = useCan("flow.publish");
  const [, bringBack] = useMutation(BringBackTableVersion);
  const inForce = version.id === policy.published?.id;
  const retired = version.state === "RETIRED";
  const published = version.publishedAt !== null;
  const restore = async () => {
    const { data } = await client.query(TableVersion, { key: policy.key, number: version.version }).toPromise();
    const content = data?.definition?.version?.content;
    if (!content) {
      notifications.show({ color: "red", message: t`The server did not answer; nothing was changed.` });
      return;
    }
    const label = t`Bring back version ${version.version}`;
    editor.dispatch({ type: "edited", table: shared(editor.get().table, readTable(content)), label });
    notifications.show({ message: t`The rules of version ${version.version} are in the draft; Ctrl Z takes them out again.` });
  };
  const revive = async () => {
    const { data } = await bringBack({ input: { key: policy.key, version: version.version } });
    const refused = data ? data.bringBackVersion.problems[0]?.message : t`The server did not answer; nothing was changed.`;
    if (refused) notifications.show({ color: "red", message: refused });
    onChanged();
  };
  const fetchFile = async () => {
    const refused = await download(client, policy.key, "XLSX", version.version);
    if (refused !== null) notifications.show({ color: "red", message: refused || t`The server did not answer; try again in a moment.` });
  };
  return (
    <li className={classes.version}>
      <div className={classes.versionHead}>
        <strong>
          <Trans>Version {version.version}</Trans>
        </strong>
        {inForce ? (
          <StateMark state="PUBLISHED" word={t`In force`} />
        ) : retired || !published ? (
          <StateBadge state={version.state} />
        ) : (
          <StateMark state="SKIPPED" word={t`Earlier`} />
        )}
        <span className={classes.dim}>
          {version.author}
          {version.approvedBy && <Trans>, agreed to by {version.approvedBy}</Trans>}{" "}
          {version.publishedAt && (
            <>
              · <When at={version.publishedAt} exact />
            </>
          )}
        </span>
      </div>
      {version.note && <p className={classes.flat}>{version.note}</p>}
      <div className={classes.versionActions}>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconArrowsDiff size={13} aria-hidden />}
          aria-label={published ? t`Compare version ${version.version}` : t`Compare the draft`}
          onClick={() => onCompare(published ? version.version : undefined)}
        >
          <Trans>Compare</Trans>
        </Button>
        {editable && published && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconRestore size={13} aria-hidden />}
            aria-label={t`Bring back into the draft: version ${version.version}`}
            onClick={() => void restore()}
          >
            <Trans>Bring back into the draft</Trans>
          </Button>
        )}
        {published && (
          <Menu position="bottom-start">
            <Menu.Target>
              <ActionIcon size={22} variant="default" aria-label={t`More about version ${version.version}`}>
                <IconDots size={14} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown aria-label={t`More about version ${version.version}`}>
              <Menu.Item leftSection={<IconFileSpreadsheet size={15} aria-hidden />} onClick={() => void fetchFile()}>
                <Trans>Export to Excel</Trans>
              </Menu.Item>
              {mayPublish && !inForce && !retired && (
                <Menu.Item leftSection={<IconArrowBackUp size={15} aria-hidden />} onClick={onRollBack}>
                  <Trans>Roll back to it…</Trans>
                </Menu.Item>
              )}
              {mayRetire && !inForce && !retired && (
                <Menu.Item leftSection={<IconArchive size={15} aria-hidden />} onClick={onRetire}>
                  <Trans>Retire it…</Trans>
                </Menu.Item>
              )}
              {mayRetire && retired && (
                <Menu.Item leftSection={<IconArchive size={15} aria-hidden />} onClick={() => void revive()}>
                  <Trans>Bring it back</Trans>
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
    </li>
  );
}
