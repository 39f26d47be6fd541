/** The fallout console: what broke, by kind and by whom it is mended; many can be assigned at once. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, SegmentedControl, Select, Switch, TextInput } from "@mantine/core";
import { IconMoodCheck, IconSearch, IconUserShare } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import { useQuery, useSubscription } from "urql";
import { type Column, ListTable } from "~/components/ListTable";
import { PageHeader } from "~/components/PageHeader";
import { PriorityMark } from "~/components/PriorityMark";
import { EmptyState, FailedState, LoadingState } from "~/components/states";
import { StateBadge } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import { falloutTypeWords } from "~/components/words";
import { AssignDialog } from "~/features/fallout/AssignDialog";
import classes from "~/features/fallout/fallout.module.css";
import { FalloutList, type FalloutRow, FalloutTick } from "~/features/fallout/queries";
import { type FalloutSearch, filterOf } from "~/features/fallout/search";
import type { FalloutType } from "~/graphql/graphql";
import { formatNumber } from "~/lib/format";
import { useCan } from "~/lib/session";

const route = getRouteApi("/shell/fallout");

const FalloutLink = ({ row }: { row: FalloutRow }) => <Link to={`/fallout/${row.number}` as string}>{row.number}</Link>;

function useFallouts(search: FalloutSearch) {
  const filter = useMemo(() => filterOf(search), [search]);
  const key = JSON.stringify(filter);
  const [page, setPage] = useState<{ key: string; after: string | null }>({ key, after: null });
  const after = page.key === key ? page.after : null;
  const [query, execute] = useQuery({ query: FalloutList, variables: { filter: filter as never, after } });
  const refresh = useCallback(() => execute({ requestPolicy: "network-only" }), [execute]);
  useSubscription({ query: FalloutTick }, (_previous, data) => {
    refresh();
    return data;
  });
  const end = query.data?.fallouts.pageInfo.endCursor;
  const hasMore = Boolean(query.data?.fallouts.pageInfo.hasNextPage && end && end !== after && !query.fetching);
  return { query, refresh, more: hasMore && end ? () => setPage({ key, after: end }) : undefined };
}

type Chosen = ReadonlySet<string>;

function useColumns(chosen: Chosen, choose: (id: string) => void): Column<FalloutRow>[] {
  const { t } = useLingui();
  const word = useWord();
  const mayAssign = useCan("fallout.manage");
  return useMemo(() => {
    const columns: Column<FalloutRow>[] = [
      { id: "number", header: t`Number`, width: "112px", cell: (row) => <FalloutLink row={row} /> },
      { id: "cause", header: t`Cause`, width: "minmax(220px, 2fr)", cell: (row) => row.cause },
      { id: "state", header: t`State`, width: "140px", cell: (row) => <StateBadge state={row.state} /> },
      { id: "type", header: t`Kind`, width: "140px", cell: (row) => word(falloutTypeWords, row.type) },
      { id: "order", header: t`Order`, width: "minmax(180px, 1fr)", cell: (row) => `${row.order.number} · ${row.order.account.name}` },
      { id: "priority", header: t`Priority`, width: "104px", cell: (row) => <PriorityMark priority={row.priority} /> },
      { id: "who", header: t`Who`, width: "minmax(120px, 1fr)", cell: (row) => row.assignee?.name ?? row.group?.name.text ?? "–" },
      { id: "since", header: t`Since`, width: "120px", cell: (row) => <When at={row.createdAt} /> },
    ];
    const box: Column<FalloutRow> = {
      id: "choose",
      header: t`Choose`,
      width: "72px",
      cell: (row) => <Checkbox aria-label={t`Choose ${row.number}`} checked={chosen.has(row.id)} onChange={() => choose(row.id)} />,
    };
    return mayAssign ? [box, ...columns] : columns;
  }, [t, word, mayAssign, chosen, choose]);
}

export function FalloutScreen() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [chosen, setChosen] = useState<Chosen>(new Set());
  const [assigning, setAssigning] = useState(false);
  const choose = useCallback(
    (id: string) => setChosen((old) => (old.has(id) ? new Set([...old].filter((one) => one !== id)) : new Set([...old, id]))),
    [],
  );
  const columns = useColumns(chosen, choose);
  const { query, refresh, more } = useFallouts(search);
  const rows = query.data?.fallouts.nodes ?? [];
  const total = query.data?.fallouts.totalCount;
  const change = (next: Partial<FalloutSearch>) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  return (
    <>
      <PageHeader
        title={t`Fallout`}
        facts={total !== undefined && <span role="status">{t`${formatNumber(total)} found`}</span>}
        actions={
          chosen.size > 0 && (
            <Button leftSection={<IconUserShare size={16} aria-hidden />} onClick={() => setAssigning(true)}>
              <Trans>Assign {chosen.size}</Trans>
            </Button>
          )
        }
      />
      <Filters search={search} change={change} />
      {rows.length > 0 ? (
        <ListTable
          label={t`Fallout`}
          rows={rows}
          columns={columns}
          total={total}
          onEnd={more}
          onOpen={(row) => void navigate({ to: `/fallout/${row.number}` as string })}
          card={(row) => <Card row={row} />}
        />
      ) : query.error ? (
        <FailedState error={query.error} retry={refresh} />
      ) : query.fetching ? (
        <LoadingState rows={10} />
      ) : (
        <EmptyState Icon={IconMoodCheck} title={<Trans>Nothing is broken</Trans>}>
          <Trans>What fails after its retries, or is reported by a person, appears here by itself.</Trans>
        </EmptyState>
      )}
      {assigning && (
        <AssignDialog
          ids={[...chosen]}
          onClose={() => {
            setAssigning(false);
            setChosen(new Set());
          }}
          refresh={refresh}
        />
      )}
    </>
  );
}

function Filters({ search, change }: { search: FalloutSearch; change: (next: Partial<FalloutSearch>) => void }) {
  const { t } = useLingui();
  const word = useWord();
  return (
    <div className={classes.bar}>
      <SegmentedControl
        aria-label={t`Whose fallout`}
        value={search.who ?? "all"}
        onChange={(who) => change({ who: (who === "all" ? undefined : who) as never })}
        data={[
          { value: "all", label: t`All` },
          { value: "mine", label: t`Taken by me` },
          { value: "nobody", label: t`Nobody's` },
        ]}
      />
      <Select
        aria-label={t`Kind`}
        placeholder={t`Any kind`}
        clearable
        data={Object.keys(falloutTypeWords).map((value) => ({ value, label: word(falloutTypeWords, value) }))}
        value={search.type ?? null}
        onChange={(type) => change({ type: (type as FalloutType | null) ?? (undefined as never) })}
      />
      <TextInput
        aria-label={t`Search fallout`}
        placeholder={t`Number, cause or order`}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={search.q ?? ""}
        onChange={(event) => change({ q: event.currentTarget.value || (undefined as never) })}
      />
      <Switch
        label={t`Closed ones too`}
        checked={search.done ?? false}
        onChange={(event) => change({ done: event.currentTarget.checked || (undefined as never) })}
      />
    </div>
  );
}

function Card({ row }: { row: FalloutRow }) {
  return (
    <div className={classes.card}>
      <div>
        <FalloutLink row={row} /> <StateBadge state={row.state} />
      </div>
      <strong>{row.cause}</strong>
      <div className={classes.dim}>
        {row.order.number} · {row.order.account.name}
      </div>
    </div>
  );
}
