/** The rows of a decision table as a spreadsheet: one stop in the tab order, everything else by arrows. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type MouseEvent, useEffect, useId, useRef, useState } from "react";
import { CellEditor, type Step } from "~/features/tables/grid/CellEditor";
import { ColumnHead } from "~/features/tables/grid/ColumnHead";
import classes from "~/features/tables/grid/grid.module.css";
import { GridRow } from "~/features/tables/grid/GridRow";
import type { GridState } from "~/features/tables/grid/useGrid";
import { useGridKeys } from "~/features/tables/grid/useGridKeys";
import type { RowVerb } from "~/features/tables/grid/useRowVerbs";
import { type Rows, setCell } from "~/features/tables/model/edits";
import { cellKey } from "~/features/tables/model/findings";
import { cellText, type Column, type Part, type Table } from "~/features/tables/model/table";

interface GridProps {
  label: string;
  table: Table;
  columns: readonly Column[];
  grid: GridState;
  verbs: readonly RowVerb[];
  findings: ReadonlyMap<string, string>;
  editable: boolean;
  edit: (rows: Rows) => void;
}

const rowHeight = 36;
const headWidth = 44;
const widths: Record<Part, number> = { enabled: 48, when: 166, then: 148, valid_from: 120, valid_to: 120, note: 160 };
const steps: Record<Step, [number, number]> = { stay: [0, 0], down: [1, 0], up: [-1, 0], next: [0, 1], back: [0, -1] };

function spotOf(target: EventTarget): [number, number] | null {
  const spot = target instanceof Element ? target.closest("[data-spot]")?.getAttribute("data-spot") : null;
  const [row, col] = (spot ?? "").split(":").map(Number);
  return row === undefined || col === undefined ? null : [row, col];
}

export function Grid({ label, table, columns, grid, verbs, findings, editable, edit }: GridProps) {
  const { t } = useLingui();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const element = useRef<HTMLTableElement>(null);
  const [menu, setMenu] = useState<number | null>(null);
  const { at, block, writing } = grid;
  const virtual = useVirtualizer({
    count: table.rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 16,
    getItemKey: (index) => table.rows[index]?.id ?? index,
  });
  const openMenu = (row: number | null) => {
    if (row === null) element.current?.focus({ preventScroll: true });
    else grid.go(row, -1, row >= block.top && row <= block.bottom && block.bottom > block.top);
    setMenu(row);
  };
  const keys = useGridKeys({ table, columns, grid, verbs, editable, edit, openMenu });
  useEffect(() => {
    if (at.row < table.rows.length) virtual.scrollToIndex(at.row);
    document.getElementById(`${id}-${at.row}-${at.col}`)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [at.row, at.col, id, virtual, table.rows.length]);

  const leave = (rowStep: number, colStep: number) => {
    const row = Math.max(0, Math.min(at.row + rowStep, table.rows.length - 1));
    grid.go(row, Math.max(0, Math.min(at.col + colStep, columns.length - 1)));
    element.current?.focus({ preventScroll: true });
  };
  const commit = (text: string, step: Step) => {
    const column = columns[writing?.col ?? -1];
    if (writing && column) edit(setCell(table.rows, writing.row, column, text));
    if (step === "stay") grid.stopWriting();
    else leave(...steps[step]);
  };
  const onMouseDown = (event: MouseEvent) => {
    const spot = spotOf(event.target);
    if (!spot || event.button !== 0 || (event.target as Element).closest("input, button")) return;
    event.preventDefault();
    element.current?.focus({ preventScroll: true });
    grid.go(spot[0], spot[1], event.shiftKey);
    const row = table.rows[spot[0]];
    const column = columns[spot[1]];
    if (editable && row && column?.part === "enabled" && !event.shiftKey) {
      edit(setCell(table.rows, spot[0], column, String(row.enabled === false)));
    }
  };
  const onDoubleClick = (event: MouseEvent) => {
    const spot = spotOf(event.target);
    const column = columns[spot?.[1] ?? -1];
    const row = table.rows[spot?.[0] ?? -1];
    if (!editable || !row || !column || column.part === "enabled") return;
    grid.write(cellText(row, column));
  };

  const items = virtual.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const width = columns.reduce((sum, column) => sum + widths[column.part], headWidth);
  return (
    <div ref={scroller} className={classes.scroller}>
      <table
        ref={element}
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-readonly={!editable}
        aria-multiselectable
        aria-rowcount={table.rows.length + 1}
        aria-colcount={columns.length + 1}
        aria-activedescendant={table.rows.length > 0 ? `${id}-${at.row}-${at.col}` : undefined}
        className={classes.grid}
        style={{ minWidth: width }}
        onMouseDown={onMouseDown}
        onDoubleClick={onDoubleClick}
        {...keys}
      >
        <colgroup>
          <col style={{ width: headWidth }} />
          {columns.map((column) => (
            <col key={column.key} style={column.part === "note" ? { minWidth: widths.note } : { width: widths[column.part] }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th aria-colindex={1} scope="col" className={classes.head} data-part="row">
              <span className="visually-hidden">{t`Row`}</span>
            </th>
            {columns.map((column, place) => (
              <ColumnHead key={column.key} column={column} place={place} finding={findings.get(cellKey(null, column.key))} />
            ))}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <Gap height={above} span={columns.length + 1} />}
          {items.map(({ index }) => {
            const row = table.rows[index];
            const column = columns[writing?.col ?? -1];
            if (!row) return null;
            return (
              <GridRow
                key={row.id}
                id={id}
                row={row}
                at={index}
                columns={columns}
                findings={findings}
                active={at.row === index ? at.col : null}
                chosen={index >= block.top && index <= block.bottom ? [block.left, block.right] : null}
                editor={
                  writing?.row === index && column
                    ? {
                        col: writing.col,
                        field: (
                          <CellEditor
                            column={column}
                            row={index}
                            text={writing.text}
                            finding={findings.get(cellKey(row.id, column.key))}
                            onCommit={commit}
                            onCancel={() => leave(0, 0)}
                          />
                        ),
                      }
                    : null
                }
                verbs={editable ? verbs : null}
                menuOpen={menu === index}
                onMenu={openMenu}
              />
            );
          })}
          {below > 0 && <Gap height={below} span={columns.length + 1} />}
        </tbody>
      </table>
      {table.rows.length === 0 && (
        <p className={classes.none}>
          <Trans>There are no rules yet.</Trans>
        </p>
      )}
    </div>
  );
}

/** Stands for the rows that are out of sight. */
const Gap = ({ height, span }: { height: number; span: number }) => (
  <tr aria-hidden>
    {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
    <td colSpan={span} style={{ height, padding: 0 }} />
  </tr>
);
