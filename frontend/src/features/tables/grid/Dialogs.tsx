/** The dialogs of the grid: a column, the table's name, and one cell in the expression editor. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { type FormEvent, lazy, Suspense, useState } from "react";
import { useStore } from "zustand";
import { useScope } from "~/components/expression/data";
import { ExpressionField } from "~/components/expression/ExpressionField";
import type { Grid } from "~/features/tables/grid/context";
import { useColumnName } from "~/features/tables/grid/names";
import type { ColumnPlace } from "~/features/tables/model/columns";
import { setCell } from "~/features/tables/model/edits";
import { single, type Spot } from "~/features/tables/model/selection";
import { cellText } from "~/features/tables/model/table";
import type { TableEditor } from "~/features/tables/useTableEditor";

const ColumnDialog = lazy(async () => ({ default: (await import("~/features/tables/grid/ColumnDialog")).ColumnDialog }));

export function Dialogs({ grid, editor, editable }: { grid: Grid; editor: TableEditor; editable: boolean }) {
  const dialog = useStore(grid.store, (now) => now.dialog);
  if (!dialog) return null;
  const close = () => {
    grid.context().set({ dialog: null });
    // The dialog gives the focus back to nothing: it was opened by keys in the grid.
    setTimeout(() => grid.context().focus(), 0);
  };
  const done = ({ part, index }: ColumnPlace) => {
    const { columns, selection, choose } = grid.context();
    const col = columns.findIndex((column) => column.part === part && column.index === index);
    if (col >= 0) choose(single({ row: selection.at.row, col }));
    close();
  };
  if (dialog.kind === "column") {
    return (
      <Suspense>
        <ColumnDialog editor={editor} place={dialog.place} isNew={dialog.isNew} editable={editable} onClose={close} onDone={done} />
      </Suspense>
    );
  }
  if (dialog.kind === "name") return <NameDialog editor={editor} onClose={close} />;
  return <ExpressionDialog grid={grid} spot={dialog.spot} onClose={close} />;
}

function NameDialog({ editor, onClose }: { editor: TableEditor; onClose: () => void }) {
  const { t } = useLingui();
  const { table } = editor.session;
  const [en, setEn] = useState(table.name["en"] ?? "");
  const [pt, setPt] = useState(table.name["pt-BR"] ?? "");
  const perform = (event: FormEvent) => {
    event.preventDefault();
    if (!en.trim()) return;
    const { "pt-BR": _old, ...others } = table.name;
    const name = { ...others, en: en.trim(), ...(pt.trim() ? { "pt-BR": pt.trim() } : {}) };
    editor.dispatch({ type: "edited", table: { ...table, name }, label: t`Name of the table` });
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t`Name of the table`} returnFocus={false} closeButtonProps={{ "aria-label": t`Close` }}>
      <form onSubmit={perform}>
        <Stack gap="sm">
          <TextInput label={t`Name (English)`} required data-autofocus value={en} onChange={(event) => setEn(event.currentTarget.value)} />
          <TextInput label={t`Name (Brazilian Portuguese)`} value={pt} onChange={(event) => setPt(event.currentTarget.value)} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit">
              <Trans>Apply</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function ExpressionDialog({ grid, spot, onClose }: { grid: Grid; spot: Spot; onClose: () => void }) {
  const { t } = useLingui();
  const name = useColumnName();
  const { table, columns, shown, edit } = grid.context();
  const place = shown[spot.row] ?? -1;
  const [row, column] = [table.rows[place], columns[spot.col]];
  const [text, setText] = useState(row && column ? cellText(row, column) : "");
  const scope = useScope({ tableKey: table.key });
  if (!row || !column) return null;
  const perform = () => {
    edit(t`Write`, setCell(table.rows, place, column, text));
    onClose();
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={t`${name(column)}, row ${place + 1}`} returnFocus={false} closeButtonProps={{ "aria-label": t`Close` }}>
      <Stack gap="sm">
        <ExpressionField
          label={column.part === "when" ? t`Condition` : t`Answer`}
          description={column.part === "when" ? t`Empty takes anything.` : undefined}
          mode={column.part === "when" ? "unary_tests" : "expression"}
          scope={scope}
          place={{ tableKey: table.key, column: column.spec?.id }}
          values={column.spec?.allowed ?? []}
          value={text}
          autoFocus
          onChange={setText}
          onCommit={perform}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button onClick={perform}>
            <Trans>Apply</Trans>
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
