/** All tasks of the order, whoever does them; each opens where it can be worked on. */
import { Trans } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { EmptyState, QueryState } from "~/components/states";
import { StateBadge } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import { taskTypeWords } from "~/components/words";
import { RecordTasks } from "~/features/record/queries";
import classes from "~/features/record/record.module.css";
import { useTabQuery } from "~/lib/useTabQuery";

export function TasksTab(props: { number: string; changed: string }) {
  const [query, again] = useTabQuery(RecordTasks, { number: props.number }, props.changed);
  const word = useWord();
  return (
    <QueryState query={query} retry={again}>
      {({ order }) =>
        order && order.tasks.length > 0 ? (
          <div className={classes.scroller}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th><Trans>Number</Trans></th>
                  <th><Trans>Task</Trans></th>
                  <th><Trans>State</Trans></th>
                  <th><Trans>Kind</Trans></th>
                  <th><Trans>Part of</Trans></th>
                  <th><Trans>Who</Trans></th>
                  <th><Trans>Planned for</Trans></th>
                </tr>
              </thead>
              <tbody>
                {order.tasks.map((task) => (
                  <tr key={task.id}>
                    <td><Link to={`/work/${task.number}` as string}>{task.number}</Link></td>
                    <td>
                      {task.name.text}
                      {task.error && <div className={classes.dim}>{task.error}</div>}
                    </td>
                    <td><StateBadge state={task.state} /></td>
                    <td>{word(taskTypeWords, task.type)}</td>
                    <td>{task.domainOrder?.specification.name.text ?? "–"}</td>
                    <td>{task.assignee?.name ?? task.group?.name.text ?? "–"}</td>
                    <td><When at={task.closedAt ?? task.plannedEnd} /></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : (
          <EmptyState title={<Trans>No tasks yet</Trans>}>
            <Trans>Tasks are planned once the order is approved; enrichment tasks come before.</Trans>
          </EmptyState>
        )
      }
    </QueryState>
  );
}
