/** The lines of a mapping: a place, and the expression that gives its value. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, TextInput } from "@mantine/core";
import { IconArrowLeft, IconPlus, IconTrash } from "@tabler/icons-react";
import classes from "~/features/connections/connections.module.css";
import { type Connection, type Entry, type Mapping, roots, setOperation } from "~/features/connections/model/connection";
import { messageAt, type Problem } from "~/lib/problems";
import type { Edits } from "~/lib/useEdits";

interface MappingRowsProps {
  edits: Edits<Connection>;
  place: number;
  field: Mapping;
  label: string;
  help: string;
  problems: readonly Problem[];
  readOnly: boolean;
}

export function MappingRows({ edits, place, field, label, help, problems, readOnly }: MappingRowsProps) {
  const { t } = useLingui();
  const entries = edits.value.operations[place]?.[field] ?? [];
  const set = (change: (entries: Entry[]) => Entry[], merge?: string) =>
    edits.edit(
      (connection) => setOperation(connection, place, { [field]: change(connection.operations[place]?.[field] ?? []) }),
      merge && `${place}.${field}.${merge}`,
    );
  const patch = (at: number, entry: Entry, end: string) => set((all) => all.toSpliced(at, 1, entry), `${at}.${end}`);
  const errorOf = (at: number, end: string) => messageAt(problems, "operations", String(place), field, String(at), end);
  return (
    <fieldset className={classes.mapping}>
      <legend className={classes.legend}>{label}</legend>
      <p className={classes.hint}>{help}</p>
      {entries.map((entry, at) => (
        <div key={at} className={classes.entry} role="group" aria-label={t`Line ${at + 1}`}>
          <TextInput
            className={classes.mono}
            aria-label={t`Place`}
            readOnly={readOnly}
            value={entry.to}
            error={errorOf(at, "to")}
            onChange={(event) => patch(at, { ...entry, to: event.currentTarget.value }, "to")}
          />
          <IconArrowLeft size={14} aria-hidden />
          <TextInput
            className={classes.mono}
            aria-label={t`Expression`}
            readOnly={readOnly}
            value={entry.from}
            error={errorOf(at, "from")}
            onChange={(event) => patch(at, { ...entry, from: event.currentTarget.value }, "from")}
          />
          {!readOnly && (
            <span className={classes.remove}>
              <ActionIcon variant="subtle" color="gray" aria-label={t`Remove line ${at + 1}`} onClick={() => set((all) => all.toSpliced(at, 1))}>
                <IconTrash size={14} aria-hidden />
              </ActionIcon>
            </span>
          )}
        </div>
      ))}
      {!readOnly && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => set((all) => [...all, { to: `${roots[field]}.value_${all.length + 1}`, from: field === "response" ? "body.value" : "input.value" }])}
        >
          <Trans>Add a line</Trans>
        </Button>
      )}
    </fieldset>
  );
}
