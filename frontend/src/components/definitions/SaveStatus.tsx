/** How the edits stand: saved and when, on their way, or kept in this browser and why. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCloudCheck, IconCloudOff, IconCloudUpload, IconLock, IconUsers, type TablerIcon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "~/components/definitions/definitions.module.css";
import { formatDateTime, formatTime } from "~/lib/format";

export interface SaveStatusProps {
  status: "saved" | "waiting" | "saving" | "offline" | "conflict" | "refused" | "locked";
  /** There is a draft. */
  drafted: boolean;
  /** When it was last saved from here. */
  at: string | null;
  /** Why it was refused. */
  why?: string | undefined;
  onRetry?: (() => void) | undefined;
  onConflict?: (() => void) | undefined;
}

type Look = { Icon: TablerIcon; tone?: "warn" | "bad"; words: ReactNode; title?: string; button?: ReactNode };

export function SaveStatus(props: SaveStatusProps) {
  const { Icon, tone, words, title, button } = useLook(props);
  return (
    <span className={classes.save}>
      <span role="status" className={classes.saveWords} data-tone={tone} title={title}>
        <Icon size={14} aria-hidden /> <span>{words}</span>
      </span>
      {button}
    </span>
  );
}

function useLook({ status, drafted, at, why, onRetry, onConflict }: SaveStatusProps): Look {
  const { t } = useLingui();
  const retry = onRetry && <Small onClick={onRetry}><Trans>Save now</Trans></Small>;
  switch (status) {
    case "waiting":
    case "saving":
      return { Icon: IconCloudUpload, words: <Trans>Saving…</Trans> };
    case "offline":
      return { Icon: IconCloudOff, tone: "warn", words: <Trans>Offline, kept in this browser</Trans>, button: retry };
    case "conflict":
      return {
        Icon: IconUsers,
        tone: "bad",
        words: <Trans>Not saved: a conflict</Trans>,
        button: onConflict && <Small onClick={onConflict}><Trans>Decide…</Trans></Small>,
      };
    case "refused":
      return { Icon: IconAlertTriangle, tone: "bad", words: <Trans>Not saved</Trans>, ...(why ? { title: why } : {}), button: retry };
    case "locked":
      return { Icon: IconLock, tone: "warn", words: <Trans>Kept in this browser</Trans>, ...(why ? { title: why } : {}) };
    case "saved":
      if (!drafted) return { Icon: IconCloudCheck, words: <Trans>No changes</Trans> };
      return at
        ? { Icon: IconCloudCheck, words: <Trans>Draft saved {formatTime(at)}</Trans>, title: t`Last saved ${formatDateTime(at)}` }
        : { Icon: IconCloudCheck, words: <Trans>Draft saved</Trans> };
  }
}

function Small({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <Button size="compact-xs" variant="default" onClick={onClick}>
      {children}
    </Button>
  );
}
