/** My work: what I took, what my groups have to do, or everything that my role may see. */
import { Trans, useLingui } from "@lingui/react/macro";
import { SegmentedControl, Switch, TextInput } from "@mantine/core";
import { IconMoodCheck, IconSearch } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useMemo } from "react";
import type { Column } from "~/components/ListTable";
import { PriorityMark } from "~/components/PriorityMark";
import { QueueScreen } from "~/components/queue/QueueScreen";
import { useQueue } from "~/components/queue/useQueue";
import { StateBadge } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import { taskTypeWords } from "~/components/words";
import { type WorkRow, WorkList, WorkTick } from "~/features/tasks/queries";
import { filterOf, type Scope, type WorkSearch } from "~/features/tasks/search";
import classes from "~/components/queue/work.module.css";
import { formatNumber } from "~/lib/format";

const route = getRouteApi("/shell/work");

export const TaskLink = ({ task }: { task: WorkRow }) => <Link to={`/work/${task.number}` as string}>{task.number}</Link>;

/** The place and what is to be delivered there: what tells the tasks of one order apart. */
const aboutOf = ({ line }: WorkRow): string =>
  line ? [line.site?.name, `${line.number} · ${line.name.text}`].filter(Boolean).join(", ") : "–";

function useColumns(): Column<WorkRow>[] {
  const { t } = useLingui();
  const word = useWord();
  return useMemo(
    () => [
      { id: "number", header: t`Number`, width: "104px", cell: (row) => <TaskLink task={row} /> },
      { id: "name", header: t`Task`, width: "minmax(150px, 1.4fr)", cell: (row) => row.name.text },
      { id: "state", header: t`State`, width: "140px", cell: (row) => <StateBadge state={row.state} /> },
      { id: "type", header: t`Kind`, width: "92px", cell: (row) => word(taskTypeWords, row.type) },
      { id: "order", header: t`Order`, width: "minmax(140px, 1.4fr)", cell: (row) => `${row.order.number} · ${row.order.account.name}` },
      { id: "about", header: t`About`, width: "minmax(150px, 1.4fr)", cell: (row) => aboutOf(row) },
      { id: "priority", header: t`Priority`, width: "90px", cell: (row) => <PriorityMark priority={row.order.priority} /> },
      { id: "who", header: t`Who`, width: "minmax(110px, 1fr)", cell: (row) => row.assignee?.name ?? row.group?.name.text ?? "–" },
      { id: "due", header: t`Planned for`, width: "100px", cell: (row) => <When at={row.plannedEnd} /> },
    ],
    [t, word],
  );
}

export function WorkScreen() {
  const { t } = useLingui();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const columns = useColumns();
  const queue = useQueue({ document: WorkList, tick: WorkTick, filter: filterOf(search) as never, read: (data) => data.tasks });
  const change = (next: Partial<WorkSearch>) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true });
  return (
    <QueueScreen
      title={t`My work`}
      found={(total) => t`${formatNumber(total)} found`}
      queue={queue}
      columns={columns}
      filters={
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
      }
      card={(row) => <TaskCard task={row} />}
      onOpen={(row) => void navigate({ to: `/work/${row.number}` as string })}
      empty={{
        Icon: IconMoodCheck,
        title: <Trans>Nothing to do here</Trans>,
        help: <Trans>New tasks appear by themselves. Look under “All” for work outside your groups.</Trans>,
      }}
    />
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
      {task.line && <div className={classes.dim}>{aboutOf(task)}</div>}
    </div>
  );
}
