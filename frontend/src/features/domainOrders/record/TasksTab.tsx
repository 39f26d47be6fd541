/** The tasks of one domain order, in the order of their plan. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Box } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { StateBadge } from "~/components/StateBadge";
import { EmptyState, QueryState } from "~/components/states";
import { useAskedAgain } from "~/components/useAskedAgain";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import { taskTypeWords } from "~/components/words";
import classes from "~/features/domainOrders/domainOrders.module.css";
import { DomainOrderTasks } from "~/features/domainOrders/queries";

export function TasksTab(props: { number: string; changed: string }) {
  const { t } = useLingui();
  const word = useWord();
  const [query, again] = useAskedAgain(DomainOrderTasks, { number: props.number }, props.changed);
  return (
    <QueryState query={query} retry={again}>
      {({ domainOrder }) =>
        domainOrder && domainOrder.tasks.length > 0 ? (
          <Box className={classes.scroller ?? ""} tabIndex={0} role="region" aria-label={t`Tasks`}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th><Trans>Number</Trans></th>
                  <th><Trans>Task</Trans></th>
                  <th><Trans>State</Trans></th>
                  <th><Trans>Kind</Trans></th>
                  <th><Trans>Who</Trans></th>
                  <th><Trans>Planned for</Trans></th>
                </tr>
              </thead>
              <tbody>
                {domainOrder.tasks.map((task) => (
                  <tr key={task.id}>
                    <td><Link to={`/work/${task.number}` as string}>{task.number}</Link></td>
                    <td>
                      {task.name.text}
                      {task.error && <div className={classes.dim}>{task.error}</div>}
                    </td>
                    <td><StateBadge state={task.state} /></td>
                    <td>{word(taskTypeWords, task.type)}</td>
                    <td>{task.assignee?.name ?? task.group?.name.text ?? "–"}</td>
                    <td><When at={task.closedAt ?? task.plannedEnd} /></td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Box>
        ) : (
          <EmptyState title={<Trans>No tasks yet</Trans>}>
            <Trans>Its tasks are planned with the order.</Trans>
          </EmptyState>
        )
      }
    </QueryState>
  );
}
