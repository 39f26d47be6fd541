/** Tasks in the order of their plan; what one may do about a task opens beside the page. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Box, Button, Drawer } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { DueMark } from "~/components/DueMark";
import classes from "~/components/records/records.module.css";
import { StateBadge } from "~/components/StateBadge";
import { TaskHere } from "~/components/tasks/TaskHere";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import { taskTypeWords } from "~/components/words";

export interface TaskRow {
  id: string;
  number: string;
  type: string;
  state: string;
  error?: string | null;
  plannedEnd?: string | null;
  closedAt?: string | null;
  name: { text: string };
  group?: { name: { text: string } } | null;
  assignee?: { name: string } | null;
  domainOrder?: { number: string; specification: { name: { text: string } } } | null;
  actions: readonly string[];
}

interface TaskTableProps {
  tasks: readonly TaskRow[];
  /** Says of each task which domain order it belongs to. */
  partOf?: boolean;
  refresh: () => void;
}

export function TaskTable({ tasks, partOf = false, refresh }: TaskTableProps) {
  const { t } = useLingui();
  const [acting, setActing] = useState<string | null>(null);
  const task = tasks.find(({ id }) => id === acting);
  return (
    <>
      <Box className={classes.scroller ?? ""} tabIndex={0} role="region" aria-label={t`Tasks`}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th><Trans>Number</Trans></th>
              <th><Trans>Task</Trans></th>
              <th><Trans>State</Trans></th>
              <th><Trans>Kind</Trans></th>
              {partOf && <th><Trans>Part of</Trans></th>}
              <th><Trans>Who</Trans></th>
              <th><Trans>Planned for</Trans></th>
              <th><Trans>What to do</Trans></th>
            </tr>
          </thead>
          <tbody>
            {tasks.map((one) => (
              <Row key={one.id} task={one} partOf={partOf} onAct={() => setActing(one.id)} />
            ))}
          </tbody>
        </table>
      </Box>
      <Drawer
        opened={task !== undefined}
        onClose={() => setActing(null)}
        position="right"
        title={task && `${task.number} · ${task.name.text}`}
        closeButtonProps={{ "aria-label": t`Close` }}
        attributes={{ header: { role: "presentation" } }}
      >
        {task && (
          <>
            <Box mb="xs">
              <StateBadge state={task.state} />
            </Box>
            <TaskHere id={task.id} changed={task.state} refresh={refresh} />
          </>
        )}
      </Drawer>
    </>
  );
}

function Row({ task, partOf, onAct }: { task: TaskRow; partOf: boolean; onAct: () => void }) {
  const { t } = useLingui();
  const word = useWord();
  return (
    <tr>
      <td><Link to={`/work/${task.number}` as string}>{task.number}</Link></td>
      <td className={classes.words}>
        {task.name.text}
        {task.error && <div className={classes.dim}>{task.error}</div>}
      </td>
      <td><StateBadge state={task.state} /></td>
      <td>{word(taskTypeWords, task.type)}</td>
      {partOf && (
        <td>
          {task.domainOrder ? (
            <Link to={`/domain-orders/${task.domainOrder.number}` as string}>{task.domainOrder.specification.name.text}</Link>
          ) : (
            "–"
          )}
        </td>
      )}
      <td>{task.assignee?.name ?? task.group?.name.text ?? "–"}</td>
      <td>{task.closedAt ? <When at={task.closedAt} /> : <DueMark dueAt={task.plannedEnd} />}</td>
      <td>
        {task.actions.length > 0 && (
          <Button size="compact-xs" variant="default" aria-label={t`Act on ${task.number}`} onClick={onAct}>
            <Trans>Act</Trans>
          </Button>
        )}
      </td>
    </tr>
  );
}
