/** What a column is: its name in both languages, what it reads or answers, and what may stand in it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, SegmentedControl, Select, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useScope } from "~/components/expression/data";
import { ExpressionField } from "~/components/expression/ExpressionField";
import { useWord } from "~/components/useWord";
import classes from "~/features/tables/grid/grid.module.css";
import { changeColumn, type ColumnPlace, freeId, idFrom, insertColumn, listFrom } from "~/features/tables/model/columns";
import type { Spec, Table } from "~/features/tables/model/table";
import type { TableEditor } from "~/features/tables/useTableEditor";
import { thenExamples, typeWords, whenExamples } from "~/features/tables/words";

interface ColumnDialogProps {
  editor: TableEditor;
  place: ColumnPlace;
  isNew: boolean;
  editable: boolean;
  onClose: () => void;
  onDone: (place: ColumnPlace) => void;
}

interface Draft {
  en: string;
  pt: string;
  id: string;
  expression: string;
  type: string;
  allowed: string;
  default: string;
}

function draftOf(spec: Spec | undefined): Draft {
  const label = spec?.label ?? "";
  const texts = typeof label === "string" ? { en: label } : label;
  return {
    en: texts["en"] ?? Object.values(texts)[0] ?? "",
    pt: texts["pt-BR"] ?? "",
    id: spec?.id ?? "",
    expression: spec?.expression ?? "",
    type: spec?.type ?? "any",
    allowed: (spec?.allowed ?? []).join("\n"),
    default: spec?.default ?? "",
  };
}

/** Fields of which we know nothing stay as they are. */
function specOf(draft: Draft, old: Spec | undefined, isInput: boolean, id: string): Spec {
  const { expression: _expression, default: _default, allowed: _allowed, ...rest } = old ?? ({} as Spec);
  const allowed = listFrom(draft.allowed);
  const known = typeof old?.label === "object" ? old.label : {};
  const en = draft.en.trim();
  const pt = draft.pt.trim();
  return {
    ...rest,
    id,
    label: pt || typeof old?.label === "object" ? { ...known, en, ...(pt ? { "pt-BR": pt } : {}) } : en,
    type: draft.type,
    ...(allowed.length > 0 ? { allowed } : {}),
    ...(isInput ? { expression: draft.expression.trim() } : {}),
    ...(!isInput && draft.default.trim() ? { default: draft.default.trim() } : {}),
  };
}

const specAt = (table: Table, { part, index }: ColumnPlace) => (part === "when" ? table.inputs : table.outputs)[index];

export function ColumnDialog({ editor, place: begun, isNew, editable, onClose, onDone }: ColumnDialogProps) {
  const { t } = useLingui();
  const word = useWord();
  const { table } = editor.session;
  const old = isNew ? undefined : specAt(table, begun);
  const [draft, setDraft] = useState(() => draftOf(old));
  const [part, setPart] = useState(begun.part);
  const [tried, setTried] = useState(false);
  const scope = useScope({ tableKey: table.key });
  const isInput = part === "when";
  const change = (some: Partial<Draft>) => setDraft({ ...draft, ...some });
  const id = isInput ? (old?.id ?? freeId(table, draft.en)) : draft.id.trim() || freeId(table, draft.en);
  const taken = [...table.inputs, ...table.outputs].some((spec) => spec !== old && spec.id === id);
  const wrong = {
    en: draft.en.trim() ? "" : t`A column needs a name.`,
    id: /^[A-Za-z0-9_-]{1,60}$/.test(id) ? (taken ? t`Another column has this name.` : "") : t`Letters without accents, digits, _ and - only.`,
    expression: isInput && !draft.expression.trim() ? t`Say what this column compares.` : "",
  };
  const perform = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.values(wrong).some(Boolean)) return;
    const spec = specOf(draft, old, isInput, id);
    const count = (isInput ? table.inputs : table.outputs).length;
    const place = { part, index: part === begun.part ? begun.index : isInput ? count : 0 };
    const next = isNew ? insertColumn(table, place, spec) : changeColumn(table, place, spec);
    editor.dispatch({ type: "edited", table: next, label: isNew ? t`Insert a column` : t`Column settings` });
    onDone(place);
  };
  const title = isNew ? t`New column` : editable ? t`Column settings` : draft.en;
  const examples = (isInput ? whenExamples : thenExamples)[draft.type] ?? [];
  return (
    <Modal opened onClose={onClose} size="lg" title={title} returnFocus={false} closeButtonProps={{ "aria-label": t`Close` }}>
      <form onSubmit={perform} noValidate>
        <Stack gap="sm">
          {isNew && (
            <SegmentedControl
              aria-label={t`Kind of column`}
              value={part}
              onChange={(next) => setPart(next as ColumnPlace["part"])}
              data={[
                { value: "when", label: t`Condition: compares something` },
                { value: "then", label: t`Answer: says what comes out` },
              ]}
            />
          )}
          <div className={classes.pair}>
            <TextInput label={t`Name (English)`} required data-autofocus readOnly={!editable} error={tried && wrong.en} value={draft.en} onChange={(event) => change({ en: event.currentTarget.value })} />
            <TextInput label={t`Name (Brazilian Portuguese)`} readOnly={!editable} value={draft.pt} onChange={(event) => change({ pt: event.currentTarget.value })} />
          </div>
          {isInput ? (
            <>
              <ExpressionField
                label={t`Compares`}
                description={t`What is read from the order, the line or whatever asks the table.`}
                required
                scope={scope}
                place={{ tableKey: table.key }}
                value={draft.expression}
                readOnly={!editable}
                placeholder="order.channel"
                onChange={(expression) => setDraft((now) => ({ ...now, expression }))}
                onCommit={() => undefined}
              />
              {tried && wrong.expression && (
                <Text size="xs" c="var(--mantine-color-error)" role="alert">
                  {wrong.expression}
                </Text>
              )}
            </>
          ) : (
            <TextInput
              label={t`Answers as`}
              description={t`The name under which flows read the answer.`}
              placeholder={idFrom(draft.en)}
              classNames={{ input: classes.mono ?? "" }}
              readOnly={!editable}
              error={(tried || taken) && wrong.id}
              value={draft.id}
              onChange={(event) => change({ id: event.currentTarget.value })}
            />
          )}
          <Select
            label={t`Type`}
            allowDeselect={false}
            readOnly={!editable}
            data={Object.keys(typeWords).map((code) => ({ value: code.toLowerCase(), label: word(typeWords, code) }))}
            value={draft.type}
            onChange={(type) => type && change({ type })}
            comboboxProps={{ withinPortal: true }}
          />
          <Textarea
            label={t`Allowed values`}
            description={
              isInput
                ? t`One a line, such as "web" or [1..10]; the editor offers them. Empty allows anything.`
                : t`One a line, the most important first; hit policies that go by importance use this order.`
            }
            classNames={{ input: classes.mono ?? "" }}
            autosize
            minRows={2}
            maxRows={8}
            readOnly={!editable}
            placeholder={draft.type === "string" ? '"web"\n"shop"' : undefined}
            value={draft.allowed}
            onChange={(event) => change({ allowed: event.currentTarget.value })}
          />
          {!isInput && (
            <TextInput
              label={t`When no row matches`}
              description={t`The answer then; empty for none.`}
              classNames={{ input: classes.mono ?? "" }}
              readOnly={!editable}
              value={draft.default}
              onChange={(event) => change({ default: event.currentTarget.value })}
            />
          )}
          {examples.length > 0 && (
            <p className={classes.hint}>
              <Trans>Cells of this type:</Trans>{" "}
              {examples.map((example) => (
                <code key={example} className={classes.allowed}>
                  {example}
                </code>
              ))}
            </p>
          )}
          {editable && (
            <Group justify="flex-end">
              <Button variant="default" onClick={onClose}>
                <Trans>Cancel</Trans>
              </Button>
              <Button type="submit">{isNew ? <Trans>Insert the column</Trans> : <Trans>Apply</Trans>}</Button>
            </Group>
          )}
        </Stack>
      </form>
    </Modal>
  );
}
