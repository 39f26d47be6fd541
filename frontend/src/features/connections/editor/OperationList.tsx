/** The operations of the connection, each with how its last calls went. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button } from "@mantine/core";
import { IconAlertTriangle, IconPlus, IconTrash } from "@tabler/icons-react";
import { type KeyboardEvent, useRef } from "react";
import { StateMark } from "~/components/StateBadge";
import { useWordsOf } from "~/components/useWordsOf";
import classes from "~/features/connections/connections.module.css";
import { addOperation, type Connection, dropOperation } from "~/features/connections/model/connection";
import type { ConnectionRecord } from "~/features/connections/queries";
import { formatNumber } from "~/lib/format";
import { type Problem, problemsAt } from "~/lib/problems";
import type { Edits } from "~/lib/useEdits";

interface OperationListProps {
  edits: Edits<Connection>;
  record: ConnectionRecord;
  place: number;
  onPlace: (key: string | undefined) => void;
  problems: readonly Problem[];
  readOnly: boolean;
}

export function OperationList({ edits, record, place, onPlace, problems, readOnly }: OperationListProps) {
  const { t } = useLingui();
  const wordsOf = useWordsOf();
  const list = useRef<HTMLOListElement>(null);
  const { operations } = edits.value;
  const states = new Map(record.operations.map((one) => [one.key, one.state]));
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const next = step === undefined ? undefined : operations[at + step];
    if (!next || step === undefined) return;
    event.preventDefault();
    onPlace(next.key);
    list.current?.querySelectorAll<HTMLElement>("[data-operation]")[at + step]?.focus();
  };
  return (
    <section className={classes.list} aria-label={t`Operations`}>
      <ol ref={list} className={classes.fields}>
        {operations.map((operation, at) => {
          const failed = states.get(`${record.key}.${operation.key}`)?.failed ?? 0;
          const faulty = problemsAt(problems, "operations", String(at)).length > 0;
          return (
            <li key={at}>
              <button
                type="button"
                data-operation
                className={classes.field}
                aria-current={at === place ? "true" : undefined}
                tabIndex={at === place ? 0 : -1}
                onClick={() => onPlace(operation.key)}
                onKeyDown={(event) => onKeyDown(event, at)}
              >
                <span className={classes.fieldWords}>
                  <span className={classes.fieldLabel}>{wordsOf(operation.name) || operation.key}</span>
                  <span className={classes.dim}>
                    {record.key}.{operation.key}
                  </span>
                </span>
                {failed > 0 && <StateMark state="FAILED" word={formatNumber(failed)} />}
                {faulty && <IconAlertTriangle size={15} className={classes.badIcon} aria-label={t`Has problems`} />}
              </button>
            </li>
          );
        })}
      </ol>
      {operations.length === 0 && (
        <p className={classes.first}>
          <Trans>It does nothing yet: add an operation.</Trans>
        </p>
      )}
      {!readOnly && (
        <div className={classes.verbs}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => {
              const next = addOperation(edits.value, place);
              edits.edit(() => next);
              onPlace(next.operations[Math.min(place + 1, next.operations.length - 1)]?.key);
            }}
          >
            <Trans>Add an operation</Trans>
          </Button>
          <ActionIcon
            variant="default"
            aria-label={t`Remove the operation`}
            title={t`Remove the operation`}
            disabled={operations.length === 0}
            onClick={() => {
              edits.edit((connection) => dropOperation(connection, place));
              onPlace(operations[place + 1]?.key ?? operations[place - 1]?.key);
            }}
          >
            <IconTrash size={15} aria-hidden />
          </ActionIcon>
        </div>
      )}
    </section>
  );
}
