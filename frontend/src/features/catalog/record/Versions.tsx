/** What an entity was: its versions, what differs between them, and a way to begin from an earlier one. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { useClient, useQuery } from "urql";
import { LoadingState, QueryState } from "~/components/states";
import { StateBadge } from "~/components/StateBadge";
import { When } from "~/components/When";
import classes from "~/features/catalog/catalog.module.css";
import { FieldDiffs } from "~/features/catalog/change/FieldDiffs";
import type { Content } from "~/features/catalog/model";
import { CatalogDiff, CatalogEntity, CatalogVersionContent, type Entity } from "~/features/catalog/queries";
import type { Edits } from "~/lib/useEdits";

export function Versions({ entity, edits, readOnly }: { entity: Entity; edits: Edits<Content>; readOnly: boolean }) {
  const { t } = useLingui();
  const client = useClient();
  const { section, key, versions } = entity;
  const drafted = edits.base > 0;
  const [shown, setShown] = useState<number | "draft" | null>(drafted ? "draft" : versions.length > 1 ? 0 : null);
  const again = async (version: string) => {
    const answer = await client.query(CatalogVersionContent, { section, key, version }).toPromise();
    if (answer.data?.catalogVersion) edits.edit(() => answer.data?.catalogVersion as Content);
  };
  return (
    <div className={classes.versions}>
      <ol className={classes.versionList} aria-label={t`Versions`}>
        {drafted && (
          <li data-current={shown === "draft" || undefined}>
            <button type="button" className={classes.version} aria-pressed={shown === "draft"} onClick={() => setShown("draft")}>
              <strong>
                <Trans>The draft</Trans>
              </strong>
              <span className={classes.dim}>{versions.length > 0 ? <Trans>against what is in force</Trans> : <Trans>all of it is new</Trans>}</span>
            </button>
          </li>
        )}
        {versions.map((version, index) => (
          <li key={version.id} data-current={shown === index || undefined}>
            <button type="button" className={classes.version} aria-pressed={shown === index} onClick={() => setShown(index)}>
              <strong>{version.version === null ? t`Release ${version.sequence}` : t`Version ${version.version}`}</strong>
              {version.lifecycle && <StateBadge state={version.lifecycle} />}
              <span className={classes.dim}>
                {version.author} · <When at={version.releasedAt} />
              </span>
              {version.note && <span className={classes.note}>{version.note}</span>}
            </button>
            {!readOnly && index > 0 && (
              <Button size="compact-xs" variant="default" onClick={() => void again(version.id)}>
                <Trans>Begin from this</Trans>
              </Button>
            )}
          </li>
        ))}
      </ol>
      <div className={classes.diff}>
        {shown === null ? (
          <p className={classes.hint}>
            <Trans>This is the first version.</Trans>
          </p>
        ) : shown === "draft" ? (
          <Difference section={section} entityKey={key} before={null} after={null} />
        ) : versions[shown + 1] ? (
          <Difference section={section} entityKey={key} before={versions[shown + 1]?.id ?? null} after={versions[shown]?.id ?? null} />
        ) : (
          <p className={classes.hint}>
            <Trans>This is the first version.</Trans>
          </p>
        )}
      </div>
    </div>
  );
}

function Difference({ section, entityKey, before, after }: { section: string; entityKey: string; before: string | null; after: string | null }) {
  const [query, execute] = useQuery({ query: CatalogDiff, variables: { section, key: entityKey, before, after }, requestPolicy: "cache-and-network" });
  return (
    <>
      {section === "decompositions" && <Pictured entityKey={entityKey} before={before} after={after} />}
      <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
        {({ catalogDiff }) => <FieldDiffs fields={catalogDiff ?? []} />}
      </QueryState>
    </>
  );
}

const GraphComparison = lazy(() => import("~/features/catalog/decomposition/versions/GraphComparison"));

/** Both sides of the difference in one picture. */
function Pictured({ entityKey, before, after }: { entityKey: string; before: string | null; after: string | null }) {
  const was = useVersion(entityKey, before);
  const now = useVersion(entityKey, after);
  const [{ data }] = useQuery({ query: CatalogEntity, variables: { section: "decompositions", key: entityKey }, requestPolicy: "cache-and-network" });
  const entity = data?.catalogEntity;
  const sides = { before: before === null ? (entity?.content ?? null) : was, after: after === null ? (entity?.draft?.content ?? entity?.content ?? null) : now };
  const known = entity && (before === null || was !== null) && (after === null || now !== null);
  if (!known) return <LoadingState rows={3} />;
  return (
    <Suspense fallback={<LoadingState rows={3} />}>
      <GraphComparison entityKey={entityKey} before={sides.before as Content | null} after={sides.after as Content | null} />
    </Suspense>
  );
}

function useVersion(key: string, version: string | null): unknown {
  const [{ data }] = useQuery({ query: CatalogVersionContent, variables: { section: "decompositions", key, version: version ?? "" }, pause: version === null });
  return version === null ? null : (data?.catalogVersion ?? null);
}
