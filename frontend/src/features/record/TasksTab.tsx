/** All tasks of the order, whoever does them; each opens where it can be worked on. */
import { Trans } from "@lingui/react/macro";
import { TaskTable } from "~/components/records/TaskTable";
import { EmptyState, QueryState } from "~/components/states";
import { useAskedAgain } from "~/components/useAskedAgain";
import { RecordTasks } from "~/features/record/queries";

export function TasksTab(props: { number: string; changed: string }) {
  const [query, again] = useAskedAgain(RecordTasks, { number: props.number }, props.changed);
  return (
    <QueryState query={query} retry={again}>
      {({ order }) =>
        order && order.tasks.length > 0 ? (
          <TaskTable tasks={order.tasks} partOf refresh={again} />
        ) : (
          <EmptyState title={<Trans>No tasks yet</Trans>}>
            <Trans>Tasks are planned once the order is approved; enrichment tasks come before.</Trans>
          </EmptyState>
        )
      }
    </QueryState>
  );
}
