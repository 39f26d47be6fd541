/** The tasks of one domain order, in the order of their plan. */
import { Trans } from "@lingui/react/macro";
import { TaskTable } from "~/components/records/TaskTable";
import { EmptyState, QueryState } from "~/components/states";
import { useAskedAgain } from "~/components/useAskedAgain";
import { DomainOrderTasks } from "~/features/domainOrders/queries";

export function TasksTab(props: { number: string; changed: string }) {
  const [query, again] = useAskedAgain(DomainOrderTasks, { number: props.number }, props.changed);
  return (
    <QueryState query={query} retry={again}>
      {({ domainOrder }) =>
        domainOrder && domainOrder.tasks.length > 0 ? (
          <TaskTable tasks={domainOrder.tasks} refresh={again} />
        ) : (
          <EmptyState title={<Trans>No tasks yet</Trans>}>
            <Trans>Its tasks are planned with the order.</Trans>
          </EmptyState>
        )
      }
    </QueryState>
  );
}
