/** What two people changed in different ways: each with what it was, mine and theirs, and a choice. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, Group, Radio, UnstyledButton } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useColumnName } from "~/features/tables/grid/names";
import { choiceFor, type Conflict, placeOf, type Take } from "~/features/tables/model/conflicts";
import { columnsOf, type Spec, type Table } from "~/features/tables/model/table";
import classes from "~/features/tables/tables.module.css";
import type { TableEditor } from "~/features/tables/useTableEditor";
import { textOf } from "~/lib/text";

/** What the conflict is about, in words. */
function useAbout(table: Table): (conflict: Conflict) => string {
  const { t } = useLingui();
  const columnName = useColumnName();
  const columnOf = (id: string) => columnsOf(table, true).find((column) => (column.spec?.id ?? column.part) === id);
  const fields: Record<string, string> = {
    hit_policy: t`Hit policy`, aggregation: t`Aggregation`, name: t`Name of the table`, label: t`Name`, expression: t`Compares`, type: t`Type`,
    allowed: t`Allowed values`, default: t`When no row matches`, input: t`Input`, expected: t`Expected`,
  };
  return (conflict) => {
    const { noun, element, field } = conflict;
    const place = placeOf(conflict);
    if (place) {
      const row = table.rows.findIndex((one) => one.id === place.row) + 1;
      const column = place.column ? columnOf(place.column) : undefined;
      const name = row > 0 ? t`Row ${row}` : t`A deleted row`;
      return column ? `${name}, ${columnName(column)}` : name;
    }
    const spec = [...table.inputs, ...table.outputs].find((one) => one.id === element);
    const whole = noun === "input" || noun === "output" ? t`Column ${textOf(spec?.label) || (element ?? "")}` : noun === "test" ? t`Test ${element ?? ""}` : t`Table`;
    return field ? `${whole}, ${fields[field] ?? field}` : whole;
  };
}

interface Part {
  id?: string;
  when?: (string | null)[];
  then?: (string | null)[];
  label?: Spec["label"];
}

/** A value as it stands in the grid; of a whole row its cells. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  const part = value as Part;
  if (part.when && part.then) return [...part.when, ...part.then].map((cell) => cell ?? "–").join(" | ");
  if (part.id && part.label) return textOf(part.label);
  return JSON.stringify(value);
}

export function Conflicts({ editor }: { editor: TableEditor }) {
  const { t } = useLingui();
  const { conflicts, choices, table } = editor.session;
  const about = useAbout(table);
  if (conflicts.length === 0) return null;
  const all = (take: Take) => {
    for (const conflict of conflicts) editor.dispatch({ type: "choose", conflict, take });
  };
  return (
    <div className={classes.notice}>
      <Alert
        role="alert"
        variant="outline"
        color="yellow"
        icon={<IconUsers size={18} aria-hidden />}
        title={<Plural value={conflicts.length} one="Someone else changed the same cell" other="Someone else changed the same # cells" />}
        styles={{ title: { color: "var(--tone-warn-text)" }, icon: { color: "var(--tone-warn-text)" } }}
      >
        <Group justify="space-between">
          <p className={classes.flat}>
            <Trans>Everything else is merged. Choose what stays; it is saved as soon as all are chosen.</Trans>
          </p>
          {conflicts.length > 1 && (
            <Group gap="xs">
              <Button size="compact-sm" variant="default" onClick={() => all("theirs")}>
                <Trans>Take all of theirs</Trans>
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => all("mine")}>
                <Trans>Keep all of mine</Trans>
              </Button>
            </Group>
          )}
        </Group>
        <ul className={classes.conflicts}>
          {conflicts.map((conflict) => {
            const place = placeOf(conflict);
            const name = about(conflict);
            const option = (take: Take, label: string, value: unknown) => (
              <Radio
                value={take}
                label={
                  <>
                    {label} <code className={classes.value}>{shown(value) || (conflict.field ? t`empty` : t`deleted`)}</code>
                  </>
                }
              />
            );
            return (
              <li key={`${conflict.noun}/${conflict.element}/${conflict.field}`}>
                <div className={classes.conflictAbout}>
                  {place ? <UnstyledButton onClick={() => editor.reveal(place.row, place.column ?? undefined)}>{name}</UnstyledButton> : <strong>{name}</strong>}
                  <span className={classes.dim}>
                    <Trans>It was</Trans> <code className={classes.value}>{shown(conflict.base) || t`empty`}</code>
                  </span>
                </div>
                <Radio.Group
                  aria-label={name}
                  value={choiceFor(choices, conflict) ?? ""}
                  onChange={(take) => editor.dispatch({ type: "choose", conflict, take: take as Take })}
                >
                  <Group gap="md">
                    {option("mine", t`Mine`, conflict.mine)}
                    {option("theirs", t`Theirs`, conflict.theirs)}
                  </Group>
                </Radio.Group>
              </li>
            );
          })}
        </ul>
      </Alert>
    </div>
  );
}
