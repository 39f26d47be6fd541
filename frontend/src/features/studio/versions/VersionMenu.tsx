/** What can be done with one version. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconArrowBackUp, IconArrowsDiff, IconBan, IconDots, IconEye, IconRestore } from "@tabler/icons-react";
import { BringBackOneVersion, type VersionRow, type VersionsOfDefinition } from "~/components/definitions/documents";
import { useStudio } from "~/features/studio/store";
import { useAsk } from "~/features/studio/versions/asking";
import { useDesk } from "~/features/studio/versions/desk";
import { useShowVersion } from "~/features/studio/versions/useShowVersion";
import { useCan } from "~/lib/session";

interface VersionMenuProps {
  version: VersionRow;
  definition: VersionsOfDefinition;
}

export function VersionMenu({ version: { version, state, id, publishedAt }, definition }: VersionMenuProps) {
  const { t } = useLingui();
  const key = useStudio((studio) => studio.key);
  const mayPublish = useCan("flow.publish");
  const open = useDesk((desk) => desk.open);
  const show = useShowVersion();
  const ask = useAsk();
  const inForce = definition.published?.id === id;
  const isDraft = !publishedAt;
  const bringBack = async () => {
    const problems = await ask(BringBackOneVersion, { key, version });
    notifications.show(problems[0] ? { color: "red", message: problems[0].message } : { message: t`Version ${version} can be used again.` });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={28} aria-label={t`What to do with version ${version}`}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconEye size={14} aria-hidden />} onClick={() => show(isDraft ? null : version)}>
          <Trans>Look at it</Trans>
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowsDiff size={14} aria-hidden />}
          onClick={() => open({ kind: "compare", before: isDraft ? undefined : { kind: "version", version }, after: isDraft ? { kind: "canvas" } : undefined })}
        >
          <Trans>Compare</Trans>
        </Menu.Item>
        {mayPublish && !isDraft && !inForce && state === "PUBLISHED" && (
          <>
            <Menu.Item leftSection={<IconArrowBackUp size={14} aria-hidden />} onClick={() => open({ kind: "rollBack", version })}>
              <Trans>Roll back to it…</Trans>
            </Menu.Item>
            <Menu.Item leftSection={<IconBan size={14} aria-hidden />} onClick={() => open({ kind: "retire", version })}>
              <Trans>Retire it…</Trans>
            </Menu.Item>
          </>
        )}
        {mayPublish && state === "RETIRED" && (
          <Menu.Item leftSection={<IconRestore size={14} aria-hidden />} onClick={() => void bringBack()}>
            <Trans>Bring it back</Trans>
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
