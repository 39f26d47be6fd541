/** Calls an operation for real, and tells what came back as a task would take it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, SegmentedControl, Stack, Textarea, TextInput } from "@mantine/core";
import { IconAlertTriangle, IconSend } from "@tabler/icons-react";
import { useState } from "react";
import { useMutation } from "urql";
import { ProblemList } from "~/components/ProblemList";
import classes from "~/features/connections/connections.module.css";
import { TestResult } from "~/features/connections/editor/TestResult";
import { inputsOf, type Operation, valueOf } from "~/features/connections/model/connection";
import { type ConnectionRecord, type OperationRecord, SendTest, type Sent } from "~/features/connections/queries";
import type { Problem } from "~/lib/problems";

interface TestPanelProps {
  record: ConnectionRecord;
  /** As it is saved; a test calls that. */
  operation: OperationRecord | undefined;
  written: Operation | undefined;
  changed: boolean;
  refresh: () => void;
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text || "{}");
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

export function TestPanel({ record, operation, written, changed, refresh }: TestPanelProps) {
  const { t } = useLingui();
  const names = written ? inputsOf(written) : [];
  const [mode, setMode] = useState(names.length > 0 ? "fields" : "json");
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [json, setJson] = useState("{}");
  const [sent, setSent] = useState<Sent | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [sending, send] = useMutation(SendTest);
  if (!operation)
    return (
      <p className={classes.first}>
        <Trans>Save the operation first: a test calls what is saved.</Trans>
      </p>
    );
  const fromFields = Object.fromEntries(names.map((name) => [name, valueOf(typed[name] ?? "")]));
  const values = mode === "fields" ? fromFields : parsed(json);

  const perform = async () => {
    if (!values) return;
    const answer = await send({ input: { operation: operation.key, values } });
    setSent(answer.data?.sendTest.sent ?? null);
    setProblems(
      answer.error
        ? [{ code: "unavailable", message: t`The server did not answer. Whether the call went out is not known.`, path: [] }]
        : (answer.data?.sendTest.problems ?? []),
    );
    refresh();
  };
  const way = `${operation.method} ${record.address ?? ""}${operation.path}`;
  return (
    <Stack>
      <Alert variant="outline" color="orange" icon={<IconAlertTriangle size={18} aria-hidden />} title={<Trans>This is a real call</Trans>} styles={{ title: { color: "var(--tone-warn-text)" } }}>
        {record.kind === "in_process" ? (
          <Trans>The connection answers by itself; nothing leaves the house.</Trans>
        ) : (
          <>
            <code className={classes.address}>{way}</code>
            <br />
            {record.baseSetting === "simulator_url" ? (
              <Trans>The simulator of the demonstration answers.</Trans>
            ) : (
              <Trans>What the system does with it can't be undone here.</Trans>
            )}
          </>
        )}{" "}
        <Trans>It is kept in the audit trail who sent it, and with which values.</Trans>
        {changed && (
          <p className={classes.first}>
            <Trans>Your edits are not saved yet: the test calls the operation as it is saved.</Trans>
          </p>
        )}
      </Alert>
      <ProblemList problems={problems} />
      {names.length > 0 && (
        <SegmentedControl
          aria-label={t`How values are given`}
          style={{ alignSelf: "start" }}
          data={[
            { value: "fields", label: t`Fields` },
            { value: "json", label: "JSON" },
          ]}
          value={mode}
          onChange={(next) => {
            if (next === "json") setJson(JSON.stringify(fromFields, null, 2));
            setMode(next);
          }}
        />
      )}
      {mode === "fields" ? (
        <div className={classes.pair}>
          {names.map((name) => (
            <TextInput key={name} label={name} value={typed[name] ?? ""} onChange={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })} />
          ))}
        </div>
      ) : (
        <Textarea
          className={classes.mono}
          label={t`Input`}
          description={t`A JSON object, as the task's input.`}
          autosize
          minRows={4}
          maxRows={16}
          value={json}
          error={values ? undefined : t`This is no JSON object.`}
          onChange={(event) => setJson(event.currentTarget.value)}
        />
      )}
      <div>
        <Button leftSection={<IconSend size={16} aria-hidden />} loading={sending.fetching} disabled={!values} onClick={() => void perform()}>
          <Trans>Send for real</Trans>
        </Button>
      </div>
      {sent && <TestResult sent={sent} />}
    </Stack>
  );
}
