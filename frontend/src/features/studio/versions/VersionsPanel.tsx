/** Versions, the saves of the draft, and where the flow is used. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconArrowsDiff, IconTrash } from "@tabler/icons-react";
import { useEffect } from "react";
import { useQuery } from "urql";
import { DraftSaves, type DraftSave, UsesOfDefinition } from "~/components/definitions/documents";
import { RevisionList } from "~/components/definitions/RevisionList";
import { UsageList } from "~/components/definitions/UsageList";
import { VersionList } from "~/components/definitions/VersionList";
import { StateBadge } from "~/components/StateBadge";
import { QueryState } from "~/components/states";
import { useStudio, useStudioStore } from "~/features/studio/store";
import { docOf } from "~/features/studio/versions/compare/sides";
import { useDesk } from "~/features/studio/versions/desk";
import { useVersions } from "~/features/studio/versions/useVersions";
import { VersionMenu } from "~/features/studio/versions/VersionMenu";
import classes from "~/features/studio/versions/versions.module.css";

export function VersionsPanel() {
  const { t } = useLingui();
  const shown = useStudio((studio) => (studio.readOnly === "version" ? studio.base.version : null));
  const open = useDesk((desk) => desk.open);
  const { query, reload } = useVersions();
  return (
    <div className={classes.panel}>
      <DraftSection />
      <section className={classes.section} aria-label={t`Published versions`}>
        <h3>
          <Trans>Published versions</Trans>
        </h3>
        <div className={classes.row}>
          <Button size="compact-sm" variant="default" leftSection={<IconArrowsDiff size={14} aria-hidden />} onClick={() => open({ kind: "compare" })}>
            <Trans>Compare any two</Trans>
          </Button>
        </div>
        <QueryState query={query} retry={reload}>
          {({ definition }) =>
            definition && (
              <VersionList
                versions={definition.versions.filter(({ publishedAt }) => publishedAt)}
                inForce={definition.published?.id}
                shown={shown}
                actions={(version) => <VersionMenu version={version} definition={definition} />}
              />
            )
          }
        </QueryState>
      </section>
      <UsageSection />
    </div>
  );
}

function DraftSection() {
  const { t } = useLingui();
  const store = useStudioStore();
  const key = useStudio((studio) => studio.key);
  const revision = useStudio((studio) => studio.base.revision);
  const readOnly = useStudio((studio) => studio.readOnly);
  const open = useDesk((desk) => desk.open);
  const [query, execute] = useQuery({ query: DraftSaves, variables: { key }, requestPolicy: "cache-and-network" });
  useEffect(() => execute({ requestPolicy: "network-only" }), [execute, revision]);
  const restore = (save: DraftSave) => {
    store.getState().replace(docOf(save.content, save.layout), t`Bring save ${save.revision} back`);
    notifications.show({ message: t`The draft is as in save ${save.revision}; Ctrl Z takes it back.` });
  };
  const saves = query.data?.draftRevisions ?? [];
  return (
    <section className={classes.section} aria-label={t`Draft`}>
      <h3>
        <Trans>Draft</Trans> {readOnly === "review" && <StateBadge state="IN_REVIEW" />}
      </h3>
      {readOnly === false && revision > 0 && (
        <div className={classes.row}>
          <Button size="compact-sm" variant="default" leftSection={<IconArrowsDiff size={14} aria-hidden />} onClick={() => open({ kind: "compare" })}>
            <Trans>What it changes</Trans>
          </Button>
          <Button size="compact-sm" variant="default" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => open({ kind: "discard" })}>
            <Trans>Discard…</Trans>
          </Button>
        </div>
      )}
      <QueryState query={query}>
        {() => (
          <RevisionList
            revisions={saves}
            onCompare={(save) => open({ kind: "compare", before: { kind: "save", revision: save.revision }, after: { kind: "canvas" } })}
            onRestore={readOnly === false ? restore : undefined}
          />
        )}
      </QueryState>
    </section>
  );
}

function UsageSection() {
  const { t } = useLingui();
  const key = useStudio((studio) => studio.key);
  const [query, execute] = useQuery({ query: UsesOfDefinition, variables: { key }, requestPolicy: "cache-and-network" });
  return (
    <section className={classes.section} aria-label={t`Where it is used`}>
      <h3>
        <Trans>Where it is used</Trans>
      </h3>
      <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
        {({ definitionUsage }) => <UsageList usage={definitionUsage ?? []} flow={key} />}
      </QueryState>
    </section>
  );
}
