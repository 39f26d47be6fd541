/** What an operation is called, how it is sent, and what is made of the answer. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Select, Stack, Switch, TextInput } from "@mantine/core";
import { WordsField } from "~/components/WordsField";
import classes from "~/features/connections/connections.module.css";
import { MappingRows } from "~/features/connections/editor/MappingRows";
import { type Connection, type Operation, setOperation } from "~/features/connections/model/connection";
import { messageAt, type Problem } from "~/lib/problems";
import type { Edits } from "~/lib/useEdits";

interface OperationPanelProps {
  edits: Edits<Connection>;
  place: number;
  problems: readonly Problem[];
  readOnly: boolean;
  onRenamed: (key: string) => void;
}

export function OperationPanel({ edits, place, problems, readOnly, onRenamed }: OperationPanelProps) {
  const { t } = useLingui();
  const operation = edits.value.operations[place];
  if (!operation)
    return (
      <p className={classes.first}>
        <Trans>Add an operation, and flows can call it.</Trans>
      </p>
    );
  const set = (name: keyof Operation, value: unknown) =>
    edits.edit((connection) => setOperation(connection, place, { [name]: value }), `${place}.${name}`);
  const errorOf = (...path: string[]) => messageAt(problems, "operations", String(place), ...path);
  const simulated = edits.value.kind === "in_process" || edits.value.base_setting === "simulator_url";
  const rows = { edits, place, problems, readOnly };
  return (
    <Stack key={place}>
      <WordsField
        label={t`Name`}
        required
        readOnly={readOnly}
        words={operation.name}
        errorOf={(language) => errorOf("name", language)}
        onChange={(name) => set("name", name)}
      />
      <div className={classes.pair}>
        <TextInput
          label={t`Key`}
          description={t`Flows name it ${`${edits.value.key}.${operation.key}`}.`}
          required
          readOnly={readOnly}
          maxLength={40}
          value={operation.key}
          error={errorOf("key")}
          onChange={(event) => {
            set("key", event.currentTarget.value);
            onRenamed(event.currentTarget.value);
          }}
        />
        <TextInput
          label={t`Time limit`}
          description={t`As PT5S; ten seconds at most.`}
          readOnly={readOnly}
          placeholder="PT5S"
          value={operation.timeout ?? ""}
          error={errorOf("timeout")}
          onChange={(event) => set("timeout", event.currentTarget.value)}
        />
      </div>
      {edits.value.kind === "http" && (
        <div className={classes.pair}>
          <Select
            label={t`Method`}
            allowDeselect={false}
            readOnly={readOnly}
            data={["POST", "PUT", "PATCH"]}
            value={operation.method ?? "POST"}
            onChange={(method) => set("method", method === "POST" ? undefined : method)}
          />
          <TextInput
            label={t`Path below the base address`}
            readOnly={readOnly}
            placeholder={`/${edits.value.key}/${operation.key}`}
            value={operation.path ?? ""}
            error={errorOf("path")}
            onChange={(event) => set("path", event.currentTarget.value)}
          />
        </div>
      )}
      <Switch
        label={t`It may be called again`}
        description={t`The system knows a repeated call by its key. Without it, a call whose outcome is unknown is looked after by people.`}
        checked={operation.idempotent ?? true}
        disabled={readOnly}
        onChange={(event) => set("idempotent", event.currentTarget.checked)}
      />
      <MappingRows {...rows} field="request" label={t`What is sent`} help={t`Reads the task's input as input.name; empty sends the input as it is.`} />
      <MappingRows {...rows} field="response" label={t`What is made of the answer`} help={t`Reads the answer as body.name; empty keeps the answer as it is.`} />
      {simulated && (
        <MappingRows {...rows} field="answer" label={t`What the simulator answers`} help={t`Reads input.name, call.code and call.number.`} />
      )}
    </Stack>
  );
}
