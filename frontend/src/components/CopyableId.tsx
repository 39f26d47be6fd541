/** A number or id that people paste elsewhere: one click copies it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { UnstyledButton } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import classes from "~/components/CopyableId.module.css";

export function CopyableId(props: { value: string }) {
  const clipboard = useClipboard({ timeout: 1500 });
  const { t } = useLingui();
  const { value } = props;
  return (
    <UnstyledButton className={classes.id} onClick={() => clipboard.copy(value)} aria-label={t`Copy ${value}`}>
      {value}
      {clipboard.copied ? <IconCheck size={13} aria-hidden /> : <IconCopy size={13} aria-hidden className={classes.icon} />}
      <span className="visually-hidden" role="status">
        {clipboard.copied ? <Trans>Copied</Trans> : null}
      </span>
    </UnstyledButton>
  );
}
