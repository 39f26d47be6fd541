/** Publishes: the one button that puts work in force. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Tooltip } from "@mantine/core";
import { IconRocket } from "@tabler/icons-react";
import { useStudio } from "~/features/studio/store";
import { useDesk } from "~/features/studio/versions/desk";
import { useVersions } from "~/features/studio/versions/useVersions";
import { useCan } from "~/lib/session";

export function PublishButton() {
  const { t } = useLingui();
  const mayPublish = useCan("flow.publish");
  const readOnly = useStudio((studio) => studio.readOnly);
  const changed = useStudio((studio) => studio.base.revision > 0 || studio.doc !== studio.saved);
  const open = useDesk((desk) => desk.open);
  const { definition } = useVersions();
  if (!mayPublish || (readOnly && readOnly !== "locked")) return null;
  const secondPerson = definition?.secondPerson ?? false;
  const why = readOnly === "locked" ? t`Someone else is writing` : changed ? t`Publish (Ctrl Shift Enter)` : t`There is nothing to publish: the draft is what is in force`;
  return (
    <Tooltip label={why}>
      <Button
        leftSection={<IconRocket size={16} aria-hidden />}
        data-disabled={!changed || readOnly === "locked" || undefined}
        aria-disabled={!changed || readOnly === "locked" || undefined}
        onClick={(event) => {
          if (!changed || readOnly === "locked") event.preventDefault();
          else open({ kind: "publish" });
        }}
      >
        {secondPerson ? <Trans>Ask to publish…</Trans> : <Trans>Publish…</Trans>}
      </Button>
    </Tooltip>
  );
}
