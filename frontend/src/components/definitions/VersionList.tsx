/** Every version: its state, who wrote and agreed to it, when and why; what can be done with it is handed in. */
import { Trans, useLingui } from "@lingui/react/macro";
import { UnstyledButton } from "@mantine/core";
import { useClipboard } from "@mantine/hooks";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "~/components/definitions/definitions.module.css";
import type { VersionRow } from "~/components/definitions/documents";
import { StateBadge, StateMark } from "~/components/StateBadge";
import { When } from "~/components/When";

interface VersionListProps {
  versions: readonly VersionRow[];
  /** The id of the version in force. */
  inForce: string | undefined;
  /** The number of the one that is looked at. */
  shown?: number | null;
  actions: (version: VersionRow) => ReactNode;
}

export function VersionList({ versions, inForce, shown, actions }: VersionListProps) {
  const { t } = useLingui();
  return (
    <ol className={classes.versions} aria-label={t`Versions`}>
      {versions
        .toSorted((one, other) => other.version - one.version)
        .map((version) => (
          <li key={version.id} aria-current={version.version === shown || undefined}>
            <div className={classes.versionHead}>
              <strong>
                <Trans>Version {version.version}</Trans>
              </strong>
              <VersionState version={version} inForce={version.id === inForce} />
              <span className={classes.push}>{actions(version)}</span>
            </div>
            <div className={classes.dim}>
              {version.author}
              {version.approvedBy && <>, {t`agreed by ${version.approvedBy}`}</>}
              {version.publishedAt && (
                <>
                  {" "}
                  · <When at={version.publishedAt} exact />
                </>
              )}
            </div>
            {version.note && <p className={classes.note}>{version.note}</p>}
            {version.publishedAt && <Hash version={version} />}
          </li>
        ))}
    </ol>
  );
}

function VersionState({ version, inForce }: { version: VersionRow; inForce: boolean }) {
  const { t } = useLingui();
  if (inForce) return <StateMark state="PUBLISHED" word={t`In force`} />;
  if (version.state === "PUBLISHED") return <StateMark state="INACTIVE" word={t`Earlier`} />;
  return <StateBadge state={version.state} />;
}

/** Enough of it to tell versions apart by eye; the whole of it is copied. */
function Hash({ version: { sha256, version } }: { version: VersionRow }) {
  const { t } = useLingui();
  const clipboard = useClipboard({ timeout: 1500 });
  return (
    <UnstyledButton className={classes.hash} title={sha256} onClick={() => clipboard.copy(sha256)}>
      <span className="visually-hidden">{t`Copy the hash of version ${version}:`}</span>
      SHA-256 {sha256.slice(0, 12)} {clipboard.copied ? <IconCheck size={12} aria-hidden /> : <IconCopy size={12} aria-hidden />}
      <span className="visually-hidden" role="status">
        {clipboard.copied ? <Trans>Copied</Trans> : null}
      </span>
    </UnstyledButton>
  );
}
