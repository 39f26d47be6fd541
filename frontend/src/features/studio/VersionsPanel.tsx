/** The versions of a flow; each can be looked at. */
import { Trans, useLingui } from "@lingui/react/macro";
import { StateBadge, StateMark } from "~/components/StateBadge";
import { When } from "~/components/When";
import type { FlowDefinition } from "~/features/studio/queries";
import classes from "~/features/studio/studio.module.css";

interface VersionsProps {
  flow: FlowDefinition;
  shown: number | undefined;
  onShow: (version: number | undefined) => void;
}

export function VersionsPanel({ flow, shown, onShow }: VersionsProps) {
  const { t } = useLingui();
  return (
    <ol className={classes.versions}>
      {flow.versions
        .toSorted((one, other) => other.version - one.version)
        .map((version) => (
          <li key={version.id} data-selected={version.version === shown || undefined}>
            <div className={classes.journalLine}>
              <button
                type="button"
                className={classes.link}
                aria-pressed={version.version === shown}
                onClick={() => onShow(version.id === flow.published?.id ? undefined : version.version)}
              >
                <Trans>Version {version.version}</Trans>
              </button>
              {version.id === flow.published?.id ? (
                <StateMark state="PUBLISHED" word={t`In force`} />
              ) : version.state === "DRAFT" || version.state === "IN_REVIEW" ? (
                <StateBadge state={version.state} />
              ) : (
                <StateMark state="RETIRED" word={t`Earlier`} />
              )}
            </div>
            <div className={classes.dim}>
              {version.author}
              {version.publishedAt && (
                <>
                  {" "}
                  · <When at={version.publishedAt} exact />
                </>
              )}
            </div>
            {version.note && <p className={classes.flat}>{version.note}</p>}
          </li>
        ))}
    </ol>
  );
}
