/** The flows that move orders: how they are enriched, fulfilled and mended. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, CloseButton, Select, TextInput } from "@mantine/core";
import { IconFilterOff, IconSchema, IconSearch } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useQuery } from "urql";
import { type Column, ListTable } from "~/components/ListTable";
import { PageHeader } from "~/components/PageHeader";
import { EmptyState, QueryState } from "~/components/states";
import { StateBadge, StateMark } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import { FlowList, type FlowRow } from "~/features/studio/queries";
import { flowKinds, type FlowsSearch } from "~/features/studio/search";
import classes from "~/features/studio/studio.module.css";
import { flowKindWords } from "~/features/studio/words";
import { formatNumber } from "~/lib/format";

const route = getRouteApi("/shell/flows");

const FlowLink = ({ flow }: { flow: FlowRow }) => <Link to={`/flows/${flow.key}` as string}>{flow.name.text}</Link>;

function FlowState({ flow }: { flow: FlowRow }) {
  const { t } = useLingui();
  const broken = flow.draft?.findings.some((finding) => finding.severity === "error");
  return (
    <>
      {flow.published && <StateBadge state="PUBLISHED" />}{" "}
      {flow.draft && (broken ? <StateMark state="FAILED" word={t`Draft with errors`} /> : <StateMark state="DRAFT" word={t`Draft`} />)}
    </>
  );
}

function useColumns(): Column<FlowRow>[] {
  const { t } = useLingui();
  const word = useWord();
  return useMemo(
    () => [
      { id: "name", header: t`Name`, width: "minmax(220px, 2fr)", cell: (row) => <FlowLink flow={row} /> },
      { id: "kind", header: t`Kind`, width: "120px", cell: (row) => word(flowKindWords, row.kind) },
      { id: "key", header: t`Key`, width: "minmax(160px, 1fr)", cell: (row) => <code>{row.key}</code> },
      { id: "state", header: t`State`, width: "210px", cell: (row) => <FlowState flow={row} /> },
      { id: "version", header: t`Version`, width: "80px", align: "end", cell: (row) => row.published?.version ?? "–" },
      { id: "at", header: t`Published`, width: "130px", cell: (row) => <When at={row.published?.publishedAt} /> },
      { id: "by", header: t`By`, width: "minmax(110px, 1fr)", cell: (row) => row.published?.author ?? "–" },
    ],
    [t, word],
  );
}

export function FlowsScreen() {
  const { t } = useLingui();
  const word = useWord();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns();
  const kinds = useMemo(() => (search.kind ? [search.kind] : [...flowKinds]), [search.kind]);
  const [query, execute] = useQuery({ query: FlowList, variables: { kind: kinds, search: search.q?.trim() || null } });
  const change = (next: Partial<Record<keyof FlowsSearch, string | undefined>>) =>
    void navigate({ search: (old) => ({ ...old, ...next }) as FlowsSearch, replace: true });
  const total = query.data?.definitions.length;
  return (
    <>
      <PageHeader title={t`Flows`} facts={total !== undefined && <span role="status">{t`${formatNumber(total)} found`}</span>} />
      <div className={classes.bar} role="search">
        <TextInput
          className={classes.search}
          aria-label={t`Find flows by name or key`}
          placeholder={t`Name or key`}
          leftSection={<IconSearch size={15} aria-hidden />}
          value={search.q ?? ""}
          onChange={(event) => change({ q: event.currentTarget.value || undefined })}
          rightSection={search.q ? <CloseButton size="sm" aria-label={t`Clear the text`} onClick={() => change({ q: undefined })} /> : null}
        />
        <Select
          className={classes.kind}
          aria-label={t`Kind`}
          placeholder={t`Every kind`}
          clearable
          clearButtonProps={{ "aria-label": t`Every kind` }}
          value={search.kind ?? null}
          data={flowKinds.map((kind) => ({ value: kind, label: word(flowKindWords, kind) }))}
          onChange={(kind) => change({ kind: kind ?? undefined })}
        />
      </div>
      <QueryState query={query} retry={() => execute({ requestPolicy: "network-only" })}>
        {({ definitions }) =>
          definitions.length > 0 ? (
            <ListTable
              label={t`Flows`}
              rows={definitions}
              columns={columns}
              onOpen={(row) => void navigate({ to: `/flows/${row.key}` as string })}
              card={(row) => (
                <>
                  <div className={classes.cardHead}>
                    <FlowLink flow={row} /> <FlowState flow={row} />
                  </div>
                  <div className={classes.dim}>
                    {word(flowKindWords, row.kind)} · {row.key}
                  </div>
                </>
              )}
            />
          ) : search.q || search.kind ? (
            <EmptyState Icon={IconFilterOff} title={<Trans>No flow matches this filter</Trans>}>
              <Button variant="default" onClick={() => change({ q: undefined, kind: undefined })}>
                <Trans>Show all</Trans>
              </Button>
            </EmptyState>
          ) : (
            <EmptyState Icon={IconSchema} title={<Trans>No flows yet</Trans>}>
              <Trans>Flows come with the catalog that uses them; “orderloom seed” loads those that are shipped.</Trans>
            </EmptyState>
          )
        }
      </QueryState>
    </>
  );
}
