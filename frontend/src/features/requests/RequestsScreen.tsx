/** The inbox of requests: what customers ask, whose turn it is, and what is late. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, SegmentedControl, Select, Switch, TextInput } from "@mantine/core";
import { IconMoodCheck, IconSearch, IconUserShare } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useCallback, useMemo, useState } from "react";
import { useQuery, useSubscription } from "urql";
import { type Column, ListTable } from "~/components/ListTable";
import { PageHeader } from "~/components/PageHeader";
import { EmptyState, FailedState, LoadingState } from "~/components/states";
import { StateBadge } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import { requestKindWords } from "~/components/words";
import { AssignDialog } from "~/features/requests/AssignDialog";
import { DueMark } from "~/features/requests/DueMark";
import { RequestInbox, type RequestRow, RequestTick } from "~/features/requests/queries";
import classes from "~/features/requests/requests.module.css";
import { filterOf, type RequestSearch } from "~/features/requests/search";
import type { RequestKind } from "~/graphql/graphql";
import { formatNumber } from "~/lib/format";
import { useCan } from "~/lib/session";

const route = getRouteApi("/shell/requests");

const RequestLink = ({ row }: { row: RequestRow }) => <Link to={`/requests/${row.number}` as string}>{row.number}</Link>;

function useInbox(search: RequestSearch) {
  const filter = useMemo(() => filterOf(search), [search]);
  const key = JSON.stringify(filter);
  const [page, setPage] = useState<{ key: string; after: string | null }>({ key, after: null });
  const after = page.key === key ? page.after : null;
  const [query, execute] = useQuery({ query: RequestInbox, variables: { filter: filter as never, after } });
  const refresh = useCallback(() => execute({ requestPolicy: "network-only" }), [execute]);
  useSubscription({ query: RequestTick }, (_previous, data) => {
    refresh();
    return data;
  });
  const end = query.data?.requests.pageInfo.endCursor;
  const hasMore = Boolean(query.data?.requests.pageInfo.hasNextPage && end && end !== after && !query.fetching);
  return { query, refresh, more: hasMore && end ? () => setPage({ key, after: end }) : undefined };
}

type Chosen = ReadonlySet<string>;

function useColumns(chosen: Chosen, choose: (id: string) => void): Column<RequestRow>[] {
  const { t } = useLingui();
  const word = useWord();
  const mayAssign = useCan("request.manage");
  return useMemo(() => {
    const columns: Column<RequestRow>[] = [
      { id: "number", header: t`Number`, width: "112px", cell: (row) => <RequestLink row={row} /> },
      { id: "title", header: t`Request`, width: "minmax(180px, 2fr)", cell: (row) => row.title },
      { id: "state", header: t`State`, width: "148px", cell: (row) => <StateBadge state={row.state} /> },
      { id: "due", header: t`Due`, width: "168px", cell: (row) => <DueMark dueAt={row.dueAt} /> },
      { id: "kind", header: t`Kind`, width: "96px", cell: (row) => word(requestKindWords, row.kind) },
      { id: "account", header: t`Customer`, width: "minmax(140px, 1.5fr)", cell: (row) => [row.account?.name, row.order?.number].filter(Boolean).join(" · ") },
      { id: "who", header: t`Who`, width: "minmax(100px, 1fr)", cell: (row) => row.assignee?.name ?? row.group?.name.text ?? "–" },
      { id: "updated", header: t`Last word`, width: "104px", cell: (row) => <When at={row.updatedAt} /> },
    ];
    const box: Column<RequestRow> = {
      id: "choose",
      header: t`Choose`,
      width: "72px",
      cell: (row) => <Checkbox aria-label={t`Choose ${row.number}`} checked={chosen.has(row.id)} onChange={() => choose(row.id)} />,
    };
    return mayAssign ? [box, ...columns] : columns;
  }, [t, word, mayAssign, chosen, choose]);
}

export function RequestsScreen() {
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
  const { query, refresh, more } = useInbox(search);
  const rows = query.data?.requests.nodes ?? [];
  const total = query.data?.requests.totalCount;
  const change = (next: Partial<RequestSearch>) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const done = () => {
    setAssigning(false);
    setChosen(new Set());
  };
  return (
    <>
      <PageHeader
        title={t`Requests`}
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
          label={t`Requests`}
          rows={rows}
          columns={columns}
          total={total}
          onEnd={more}
          onOpen={(row) => void navigate({ to: `/requests/${row.number}` as string })}
          card={(row) => <Card row={row} />}
        />
      ) : query.error ? (
        <FailedState error={query.error} retry={refresh} />
      ) : query.fetching ? (
        <LoadingState rows={10} />
      ) : (
        <EmptyState Icon={IconMoodCheck} title={<Trans>Nobody waits for an answer</Trans>}>
          <Trans>What customers ask in the portal, or an agent asks for them, appears here by itself.</Trans>
        </EmptyState>
      )}
      {assigning && <AssignDialog ids={[...chosen]} onClose={done} refresh={refresh} />}
    </>
  );
}

function Filters({ search, change }: { search: RequestSearch; change: (next: Partial<RequestSearch>) => void }) {
  const { t } = useLingui();
  const word = useWord();
  const none = undefined as never;
  return (
    <div className={classes.bar}>
      <SegmentedControl
        aria-label={t`Whose requests`}
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
        data={Object.keys(requestKindWords).map((value) => ({ value, label: word(requestKindWords, value) }))}
        value={search.kind ?? null}
        onChange={(kind) => change({ kind: (kind as RequestKind | null) ?? none })}
      />
      <TextInput
        aria-label={t`Search requests`}
        placeholder={t`Number, words or name`}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={search.q ?? ""}
        onChange={(event) => change({ q: event.currentTarget.value || none })}
      />
      <Switch label={t`Late ones only`} checked={search.late ?? false} onChange={(event) => change({ late: event.currentTarget.checked || none })} />
      <Switch label={t`Resolved and closed too`} checked={search.done ?? false} onChange={(event) => change({ done: event.currentTarget.checked || none })} />
    </div>
  );
}

function Card({ row }: { row: RequestRow }) {
  return (
    <div className={classes.card}>
      <div>
        <RequestLink row={row} /> <StateBadge state={row.state} /> <DueMark dueAt={row.dueAt} />
      </div>
      <strong>{row.title}</strong>
      <div className={classes.dim}>{[row.account?.name, row.order?.number].filter(Boolean).join(" · ")}</div>
    </div>
  );
}
