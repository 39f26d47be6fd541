/** The rows of a decision table as a spreadsheet: one stop in the tab order, everything else by keys. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useCallback, useEffect, useId, useMemo, useRef, useSyncExternalStore } from "react";
import { useStore } from "zustand";
import type { Step } from "~/features/tables/grid/CellEditor";
import { ColumnHead } from "~/features/tables/grid/ColumnHead";
import type { Grid as GridDoor } from "~/features/tables/grid/context";
import classes from "~/features/tables/grid/grid.module.css";
import { GridRow } from "~/features/tables/grid/GridRow";
import { useColumnName } from "~/features/tables/grid/names";
import { useClipboard } from "~/features/tables/grid/useClipboard";
import { useGridKeys } from "~/features/tables/grid/useGridKeys";
import { usePointer } from "~/features/tables/grid/usePointer";
import { useRows } from "~/features/tables/grid/useRows";
import { headHeight, headWidth, rowHeight, startOf, widthsOf } from "~/features/tables/grid/widths";
import { fromKeyboard } from "~/features/tables/model/clipboard";
import { setCell, setCells } from "~/features/tables/model/edits";
import { blockOf, clamped, isMany, kept, onward, single } from "~/features/tables/model/selection";
import type { TableEditor } from "~/features/tables/useTableEditor";

interface GridProps {
  label: string;
  grid: GridDoor;
  editor: TableEditor;
  /** By row id, then by column key; those of columns under "". */
  findings: ReadonlyMap<string, ReadonlyMap<string, string>>;
  editable: boolean;
}

const sideways: Partial<Record<Step, number>> = { left: -1, right: 1 };

export function Grid({ label, grid, editor, findings, editable }: GridProps) {
  const { t } = useLingui();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { context, store } = grid;
  const now = useStore(store);
  const { marks } = useSyncExternalStore(editor.view.subscribe, editor.view.get);
  const { table } = editor.session;
  const columns = grid.columns();
  const shown = grid.shown();
  const nameOf = useColumnName();
  // The widths stay as they are while rows are edited.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const widths = useMemo(() => widthsOf(columns, table.rows, nameOf), [columns, nameOf]);
  const frozen = useMemo(() => columns.slice(0, now.frozen).map((_column, col) => startOf(widths, col)), [columns, widths, now.frozen]);
  const sight = useRows(scroller, shown.length);
  const onKeyDown = useGridKeys(id, context, scroller);
  const clipboard = useClipboard(context);
  const pointer = usePointer(context, scroller);
  const size = { rows: shown.length, cols: columns.length };
  const selection = kept(now.selection, size);
  const block = now.filling ?? blockOf(selection, size);
  const { at, end } = selection;

  useEffect(() => {
    const element = scroller.current;
    if (!element || end.row < 0) return;
    const top = end.row * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight + headHeight > element.scrollTop + element.clientHeight) element.scrollTop = top + rowHeight + headHeight - element.clientHeight;
  }, [end.row]);
  useEffect(() => {
    const element = scroller.current;
    if (!element || end.col < frozen.length) return;
    const edge = startOf(widths, frozen.length);
    const left = startOf(widths, end.col);
    const right = left + (widths[end.col] ?? 0);
    if (left - edge < element.scrollLeft) element.scrollLeft = left - edge;
    else if (right > element.scrollLeft + element.clientWidth) element.scrollLeft = right - element.clientWidth;
  }, [end.col, widths, frozen]);
  const rowId = table.rows[shown[at.row] ?? -1]?.id ?? null;
  useEffect(() => editor.enter(rowId), [editor, rowId]);

  const onCommit = useCallback(
    (typed: string, step: Step) => {
      const { columns: all, now: { writing }, shown: places, table: written, selection: here, size: room, ...door } = context();
      const column = all[writing?.col ?? -1];
      if (!writing || !column) return;
      const { rows } = written;
      const place = places[writing.row] ?? -1;
      const text = fromKeyboard(typed, column, written);
      door.edit(t`Write`, step === "fill" ? setCells(rows, door.places, door.chosen, text) : setCell(rows, place, column, text));
      const across = sideways[step];
      if (step === "stay" || step === "fill") door.set({ writing: null });
      else if (across) door.choose(single(clamped({ row: writing.row, col: writing.col + across }, room)));
      else door.choose(onward(here, room, step === "next" || step === "back" ? "row" : "col", step === "up" || step === "back" ? -1 : 1) ?? single(writing));
      if (step !== "stay") door.focus();
    },
    [context, t],
  );
  const onCancel = useCallback(() => {
    context().set({ writing: null });
    context().focus();
  }, [context]);

  const template = `${headWidth}px ${widths.map((width, col) => (columns[col]?.part === "note" ? `minmax(${width}px, 1fr)` : `${width}px`)).join(" ")}`;
  const total = startOf(widths, widths.length);
  const drawn = shown.slice(sight.from, sight.to);
  const wanted = now.find?.text ? now.find : null;
  const isDrawn = at.row < 0 ? at.col >= 0 : at.row >= sight.from && at.row < sight.to;
  const heads = findings.get("");
  return (
    <div ref={scroller} className={classes.scroller} data-drag={now.filling || now.drop ? true : undefined}>
      {/* The name says how keys go; rows and cells are named by aria-activedescendant. */}
      <div
        role="grid"
        tabIndex={0}
        id={`${id}-grid`}
        aria-label={label}
        aria-readonly={!editable}
        aria-multiselectable
        aria-rowcount={shown.length + 1}
        aria-colcount={columns.length + 1}
        aria-activedescendant={isDrawn ? `${id}-${at.row}-${at.col}` : undefined}
        aria-describedby={`${id}-keys`}
        className={classes.grid}
        style={{ ["--grid-columns" as string]: template, minWidth: total }}
        onKeyDown={onKeyDown}
        {...clipboard}
        {...pointer}
      >
        <div role="rowgroup" className={classes.headGroup}>
          {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
          <div role="row" aria-rowindex={1} className={classes.headRow}>
            <div role="columnheader" aria-colindex={1} id={`${id}--1--1`} className={classes.head} data-part="row" data-spot="-1:-1" data-active={(at.row < 0 && at.col < 0) || undefined}>
              <span className="visually-hidden">{t`Row`}</span>
            </div>
            {columns.map((column, col) => (
              <ColumnHead
                key={column.key}
                id={id}
                column={column}
                col={col}
                finding={heads?.get(column.key)}
                isActive={at.row < 0 && at.col === col}
                isChosen={col >= block.left && col <= block.right}
                frozenAt={frozen[col]}
                drop={now.drop?.col === col}
              />
            ))}
          </div>
        </div>
        <div role="rowgroup" className={classes.body} style={{ height: shown.length * rowHeight }}>
          {drawn.map((place, order) => {
            const row = table.rows[place];
            const index = sight.from + order;
            const isChosen = index >= block.top && index <= block.bottom;
            if (!row) return null;
            return (
              <GridRow
                key={row.id}
                id={id}
                row={row}
                at={index}
                place={place}
                columns={columns}
                findings={findings.get(row.id)}
                mark={marks.get(row.id)}
                active={at.row === index ? at.col : null}
                from={isChosen ? block.left : -1}
                to={isChosen ? block.right : -1}
                corner={editable && index === block.bottom && block.right >= 0 ? block.right : null}
                filling={now.filling !== null && isChosen}
                wanted={wanted}
                frozen={frozen}
                writing={now.writing?.row === index ? now.writing : null}
                onCommit={onCommit}
                onCancel={onCancel}
              />
            );
          })}
          {now.drop?.row !== undefined && <div className={classes.drop} style={{ top: now.drop.row * rowHeight }} />}
        </div>
      </div>
      <p id={`${id}-keys`} className="visually-hidden">
        {editable ? <Trans>Type to write, F2 to change; Tab goes to the next cell, Escape and then Tab leaves the grid.</Trans> : <Trans>Tab goes to the next cell, Escape and then Tab leaves the grid.</Trans>}
      </p>
      {shown.length === 0 && (
        <p className={classes.none}>{now.filter ? <Trans>No row holds this text.</Trans> : <Trans>There are no rules yet.</Trans>}</p>
      )}
      <output className="visually-hidden">{isMany(block) ? t`${block.bottom - block.top + 1} rows, ${block.right - block.left + 1} columns chosen` : ""}</output>
    </div>
  );
}
