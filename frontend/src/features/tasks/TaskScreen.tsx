/** One task: what is to be done and for whom, its form, and what else can be done about it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { IconListSearch } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { useQuery, useSubscription } from "urql";
import { PageHeader } from "~/components/PageHeader";
import { EmptyState, QueryState } from "~/components/states";
import { StateBadge } from "~/components/StateBadge";
import { TaskActions } from "~/components/tasks/TaskActions";
import { DecisionForm } from "~/features/tasks/DecisionForm";
import { OneTask, type Task, WorkTick } from "~/features/tasks/queries";
import { TaskFacts } from "~/features/tasks/TaskFacts";
import { TaskForm } from "~/features/tasks/TaskForm";
import classes from "~/components/queue/work.module.css";
import type { Values } from "~/features/tasks/values";

const route = getRouteApi("/shell/work/$task");

export function TaskScreen() {
  const { task: number } = route.useParams();
  return <OneTaskScreen key={number} number={number} />;
}

/** Keeps what was typed here, so that no refresh of the task below takes it away. */
function OneTaskScreen({ number }: { number: string }) {
  const [typed, setTyped] = useState<Values>({});
  const [query, execute] = useQuery({ query: OneTask, variables: { number } });
  const refresh = useCallback(() => execute({ requestPolicy: "network-only" }), [execute]);
  useSubscription({ query: WorkTick }, (_previous, data) => {
    refresh();
    return data;
  });
  return (
    <QueryState query={query} retry={refresh}>
      {({ tasks }) => {
        const task = tasks.nodes.find((one) => one.number === number);
        return task ? (
          <Found task={task} refresh={refresh} typed={typed} onType={setTyped} />
        ) : (
          <EmptyState page Icon={IconListSearch} title={<Trans>There is no task {number}</Trans>}>
            <Link to={"/work" as string}>
              <Trans>Back to the work list</Trans>
            </Link>
          </EmptyState>
        );
      }}
    </QueryState>
  );
}

interface FoundProps {
  task: Task;
  refresh: () => void;
  typed: Values;
  onType: (typed: Values) => void;
}

function Found({ task, refresh, typed, onType }: FoundProps) {
  const { t } = useLingui();
  const mayComplete = task.actions.includes("complete");
  return (
    <>
      <PageHeader
        name={task.number}
        title={task.name.text}
        facts={
          <>
            <StateBadge state={task.state} /> {task.number}
          </>
        }
        actions={<TaskActions task={task} refresh={refresh} />}
      />
      <div className={classes.body}>
        <section aria-label={t`Form`}>
          <h2>
            <Trans>To be done</Trans>
          </h2>
          {mayComplete && task.type === "APPROVAL" ? (
            <DecisionForm task={task} refresh={refresh} typed={typed} onType={onType} />
          ) : mayComplete || task.state === "CLOSED_COMPLETE" ? (
            <TaskForm task={task} editable={mayComplete} refresh={refresh} typed={typed} onType={onType} />
          ) : (
            <p className={classes.dim}>
              {task.actions.includes("claim") ? (
                <Trans>Take the task to work on it.</Trans>
              ) : (
                <Trans>There is nothing for you to do here now.</Trans>
              )}
            </p>
          )}
        </section>
        <TaskFacts task={task} />
      </div>
    </>
  );
}
