/** My work: what I took, what my groups have to do, or everything that my role may see. */
import { Trans, useLingui } from "@lingui/react/macro";
import { SegmentedControl, Switch, TextInput } from "@mantine/core";
import { IconMoodCheck, IconSearch } from "@tabler/icons-react";
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
import { taskTypeWords } from "~/components/words";
import { type WorkRow, WorkList, WorkTick } from "~/features/tasks/queries";
import { filterOf, type Scope, type WorkSearch } from "~/features/tasks/search";
import classes from "~/features/tasks/tasks.module.css";
import { formatNumber } from "~/lib/format";

const route = getRouteApi("/shell/work");

export const TaskLink = ({ task }: { task: WorkRow }) => <Link to={`/work/${task.number}` as string}>{task.number}</Link>;

function useTasks(search: WorkSearch) {
  const filter = useMemo(() => filterOf(search), [search]);
  const key = JSON.stringify(filter);
  const [page, setPage] = useState<{ key: string; after: string | null }>({ key, after: null });
  const after = page.key === key ? page.after : null;
  const [query, execute] = useQuery({ query: WorkList, variables: { filter: filter as never, after } });
  const refresh = useCallback(() => execute({ requestPolicy: "network-only" }), [execute]);
  useSubscription({ query: WorkTick }, (_previous, data) => {
    refresh();
    return data;
  });
  const end = query.data?.tasks.pageInfo.endCursor;
  const hasMore = Boolean(query.data?.tasks.pageInfo.hasNextPage && end && end !== after && !query.fetching);
  const more = useCallback(() => end && setPage({ key, after: end }), [end, key]);
  return { query, refresh, more: hasMore ? () => void more() : undefined };
}

function useColumns(): Column<WorkRow>[] {
  const { t } = useLingui();
  const word = useWord();
  return useMemo(
    () => [
      { id: "number", header: t`Number`, width: "112px", cell: (row) => <TaskLink task={row} /> },
      { id: "name", header: t`Task`, width: "minmax(200px, 2fr)", cell: (row) => row.name.text },
      { id: "state", header: t`State`, width: "150px", cell: (row) => <StateBadge state={row.state} /> },
      { id: "type", header: t`Kind`, width: "104px", cell: (row) => word(taskTypeWords, row.type) },
      { id: "order", header: t`Order`, width: "minmax(180px, 1fr)", cell: (row) => `${row.order.number} · ${row.order.account.name}` },
      { id: "priority", header: t`Priority`, width: "104px", cell: (row) => <PriorityMark priority={row.order.priority} /> },
      { id: "who", header: t`Who`, width: "minmax(140px, 1fr)", cell: (row) => row.assignee?.name ?? row.group?.name.text ?? "–" },
      { id: "due", header: t`Planned for`, width: "120px", cell: (row) => <When at={row.plannedEnd} /> },
    ],
    [t, word],
  );
}

export function WorkScreen() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns();
  const { query, refresh, more } = useTasks(search);
  const rows = query.data?.tasks.nodes ?? [];
  const change = (next: Partial<WorkSearch>) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  const total = query.data?.tasks.totalCount;
  return (
    <>
      <PageHeader
        title={t`My work`}
        facts={total !== undefined && <span role="status">{t`${formatNumber(total)} found`}</span>}
      />
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={t`Whose work`}
          value={search.scope ?? "groups"}
          onChange={(scope) => change({ scope: scope as Scope })}
          data={[
            { value: "mine", label: t`Taken by me` },
            { value: "groups", label: t`My groups` },
            { value: "all", label: t`All` },
          ]}
        />
        <TextInput
          aria-label={t`Search tasks`}
          placeholder={t`Number, task or order`}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search.q ?? ""}
          onChange={(event) => change({ q: event.currentTarget.value || (undefined as never) })}
        />
        <Switch
          label={t`Done ones too`}
          checked={search.done ?? false}
          onChange={(event) => change({ done: event.currentTarget.checked || (undefined as never) })}
        />
      </div>
      {rows.length > 0 ? (
        <ListTable
          label={t`My work`}
          rows={rows}
          columns={columns}
          total={total}
          onEnd={more}
          onOpen={(row) => void navigate({ to: `/work/${row.number}` as string })}
          card={(row) => <TaskCard task={row} />}
        />
      ) : query.error ? (
        <FailedState error={query.error} retry={refresh} />
      ) : query.fetching ? (
        <LoadingState rows={10} />
      ) : (
        <EmptyState Icon={IconMoodCheck} title={<Trans>Nothing to do here</Trans>}>
          <Trans>New tasks appear by themselves. Look under “All” for work outside your groups.</Trans>
        </EmptyState>
      )}
    </>
  );
}

function TaskCard({ task }: { task: WorkRow }) {
  return (
    <div className={classes.card}>
      <div>
        <TaskLink task={task} /> <StateBadge state={task.state} />
      </div>
      <strong>{task.name.text}</strong>
      <div className={classes.dim}>
        {task.order.number} · {task.order.account.name}
      </div>
    </div>
  );
}
