/** One saved case: whether it holds, what differs, and what can be done with it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Menu } from "@mantine/core";
import {
  IconArrowDown, IconArrowUp, IconBug, IconCopy, IconDots, IconPencil, IconPlayerPlay, IconTrash,
} from "@tabler/icons-react";
import { StateMark } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import type { Flow, FlowTest } from "~/features/studio/model/document";
import { useStudio, useStudioStore } from "~/features/studio/store";
import { duplicateCase, moveCase, removeCase } from "~/features/studio/trial/model/cases";
import { type Answer, fresh } from "~/features/studio/trial/model/session";
import type { CaseResult } from "~/features/studio/trial/queries";
import { forget, trialOf, useRunTrial } from "~/features/studio/trial/state";
import { nameOf } from "~/features/studio/trial/StepList";
import { isOld, useRunCases, useTests } from "~/features/studio/trial/tests";
import classes from "~/features/studio/trial/trial.module.css";
import { Values } from "~/features/studio/trial/Values";
import { mismatchWords, outcomeWords } from "~/features/studio/trial/words";

interface CaseRowProps {
  test: FlowTest;
  place: number;
  last: boolean;
  onEdit: () => void;
}

export function CaseRow({ test, place, last, onEdit }: CaseRowProps) {
  const { t } = useLingui();
  const studio = useStudioStore();
  const flow = useStudio((state) => state.doc.flow);
  const readOnly = useStudio((state) => state.readOnly);
  const tested = useTests((state) => state.results.get(test.id));
  const running = useTests((state) => state.running.has(test.id));
  const run = useRunCases();
  const open = useOpenCase();
  const { id, name } = test;
  const { edit } = studio.getState();
  const old = tested !== undefined && isOld(tested, flow, test);
  const actions = [
    { label: t`Run it alone`, Icon: IconPlayerPlay, act: () => void run([id]), write: false },
    { label: t`Open in the test panel`, Icon: IconBug, act: () => open(test), write: false },
    { label: t`Edit…`, Icon: IconPencil, act: onEdit, write: true },
    { label: t`Duplicate`, Icon: IconCopy, write: true, act: () => edit(t`Duplicate a test case`, (draft) => void duplicateCase(draft, id, t`${name} (copy)`)) },
    ...(place > 0 ? [{ label: t`Move up`, Icon: IconArrowUp, write: true, act: () => edit(t`Move a test case`, (draft) => moveCase(draft, id, -1)) }] : []),
    ...(last ? [] : [{ label: t`Move down`, Icon: IconArrowDown, write: true, act: () => edit(t`Move a test case`, (draft) => moveCase(draft, id, 1)) }]),
    { label: t`Delete`, Icon: IconTrash, write: true, act: () => edit(t`Delete a test case`, (draft) => removeCase(draft, id)) },
  ];
  return (
    <li className={classes.case}>
      <div className={classes.item}>
        <span className={classes.grow}>{name}</span>
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="subtle" size="sm" aria-label={t`What to do with “${name}”`}>
              <IconDots size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {actions
              .filter(({ write }) => !write || !readOnly)
              .map(({ label, Icon, act }) => (
                <Menu.Item key={label} leftSection={<Icon size={14} aria-hidden />} onClick={act}>
                  {label}
                </Menu.Item>
              ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      <div className={classes.row}>
        {running ? (
          <StateMark state="RUNNING" word={t`Running`} />
        ) : !tested ? (
          <StateMark state="DRAFT" word={t`Not run yet`} />
        ) : tested.result.passed ? (
          <StateMark state="SUCCEEDED" word={t`Passes`} />
        ) : (
          <StateMark state="FAILED" word={t`Differs`} />
        )}
        {old && (
          <span className={classes.dim}>
            <Trans>before the last change</Trans>
          </span>
        )}
        {tested && !tested.result.passed && (
          <Button size="compact-xs" variant="default" onClick={() => open(test)}>
            <Trans>Open in the test panel</Trans>
          </Button>
        )}
      </div>
      {tested && !tested.result.passed && <Mismatches flow={flow} result={tested.result} />}
    </li>
  );
}

function Mismatches({ flow, result }: { flow: Flow; result: CaseResult }) {
  const word = useWord();
  const shown = (field: string, value: unknown) =>
    field === "status" ? word(outcomeWords, String(value)) : field.endsWith("visited") && value ? nameOf(flow, String(value)) : <Values values={value} />;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">
            <Trans>What</Trans>
          </th>
          <th scope="col">
            <Trans>Expected</Trans>
          </th>
          <th scope="col">
            <Trans>What came</Trans>
          </th>
        </tr>
      </thead>
      <tbody>
        {result.mismatches.map(({ field, expected, actual }, index) => (
          <tr key={`${field}-${index}`}>
            <th scope="row">{word(mismatchWords, field)}</th>
            <td>{shown(field, expected)}</td>
            <td>{shown(field, actual)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Runs a case in the test panel, where it can be gone through step by step. */
function useOpenCase(): (test: FlowTest) => void {
  const studio = useStudioStore();
  const run = useRunTrial();
  return (test) => {
    forget(studio);
    studio.getState().setSample({ label: test.name, input: { values: test.input ?? {} } });
    trialOf(studio).setState({ answering: "simulate", recordedFrom: null });
    studio.getState().setPanel("run");
    void run({ ...fresh, answers: (test.answers ?? []).map(answerOf) });
  };
}

function answerOf(given: Record<string, unknown>): Answer {
  const error = given["error"] as { code: string; message?: string } | null | undefined;
  return {
    node: String(given["node"]),
    visit: Number(given["visit"] ?? 1),
    ...(error ? { error: error.code, message: error.message ?? "" } : { output: (given["output"] ?? {}) as Record<string, unknown> }),
  };
}
