/** Every list of records: virtual rows, server-side sort, a column chooser, rows opened by link, keyboard or click. */
import { useLingui } from "@lingui/react/macro";
import { useMediaQuery } from "@mantine/hooks";
import { columnVisibilityFeature, tableFeatures, useTable } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useMemo, useRef } from "react";
import classes from "~/components/ListTable.module.css";
import { type Sort, SortableHeader } from "~/components/SortableHeader";

export interface Column<Row> {
  id: string;
  header: string;
  /** A CSS grid track, e.g. "120px" or "minmax(160px, 2fr)". */
  width: string;
  cell: (row: Row) => ReactNode;
  /** The server's sort field; without it the column does not sort. */
  sortField?: string;
  align?: "end";
  /** The head is told to assistive technology only. */
  hiddenHeader?: boolean;
}

interface ListTableProps<Row extends { id: string }> {
  /** Names the table for assistive technology. */
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  hiddenColumns?: readonly string[] | undefined;
  sort?: Sort | undefined;
  onSort?: (sort: Sort) => void;
  total?: number | undefined;
  /** Called when the last rows come near. */
  onEnd?: (() => void) | undefined;
  onOpen?: (row: Row) => void;
  /** What a row looks like on a narrow screen; the first column's cell must hold the row's link. */
  card?: (row: Row) => ReactNode;
  selectedId?: string | undefined;
}

const features = tableFeatures({ columnVisibilityFeature });
const rowHeight = 40;
const cardHeight = 76;

function moveBetweenRows(event: KeyboardEvent<HTMLDivElement>) {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]")];
  const current = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[current + step]?.querySelector<HTMLElement>("a, button[data-open]");
  if (next) {
    event.preventDefault();
    next.focus();
  }
}

function openByClick<Row>(event: MouseEvent<HTMLElement>, row: Row, open: ((row: Row) => void) | undefined) {
  const target = event.target as HTMLElement;
  if (!open || target.closest("a, button, input, label") || window.getSelection()?.toString()) return;
  open(row);
}

export function ListTable<Row extends { id: string }>(props: ListTableProps<Row>) {
  const { t } = useLingui();
  const scroller = useRef<HTMLDivElement>(null);
  const narrow = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false }) && props.card;
  const definitions = useMemo(
    () => props.columns.map((column) => ({ id: column.id, header: column.header, meta: column })),
    [props.columns],
  );
  const columnVisibility = useMemo(
    () => Object.fromEntries((props.hiddenColumns ?? []).map((id) => [id, false])),
    [props.hiddenColumns],
  );
  const table = useTable({
    features,
    data: props.rows as Row[],
    columns: definitions,
    getRowId: (row: Row) => row.id,
    state: { columnVisibility },
  });
  const shown = new Set(table.getVisibleLeafColumns().map((column) => column.id));
  const columns = props.columns.filter((column) => shown.has(column.id));
  const rows = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (narrow ? cardHeight : rowHeight),
    overscan: 12,
    getItemKey: (index) => rows[index]?.id ?? index,
  });
  useEffect(() => virtual.measure(), [narrow, virtual]);
  const items = virtual.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  const { onEnd } = props;
  useEffect(() => {
    if (onEnd && lastIndex >= rows.length - 10) onEnd();
  }, [lastIndex, rows.length, onEnd]);
  const template = columns.map((column) => column.width).join(" ");

  return (
    <div ref={scroller} className={classes.scroller} onKeyDown={moveBetweenRows}>
      <div role="table" aria-label={props.label} aria-rowcount={(props.total ?? rows.length) + 1} className={classes.table}>
        <div role="rowgroup" className={narrow ? "visually-hidden" : classes.head}>
          <div role="row" aria-rowindex={1} className={classes.headRow} style={{ gridTemplateColumns: template }}>
            {columns.map((column) => (
              <SortableHeader key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
            ))}
          </div>
        </div>
        <div role="rowgroup" className={classes.body} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index]?.original;
            if (!row) return null;
            const place = { transform: `translateY(${item.start}px)`, height: item.size };
            return (
              <div
                key={item.key}
                role="row"
                data-row
                aria-rowindex={item.index + 2}
                data-selected={row.id === props.selectedId || undefined}
                data-clickable={props.onOpen ? true : undefined}
                className={narrow ? classes.card : classes.row}
                style={narrow ? place : { ...place, gridTemplateColumns: template }}
                onClick={(event) => openByClick(event, row, props.onOpen)}
              >
                {narrow ? (
                  <div role="cell" className={classes.cardCell} aria-label={t`Summary`}>
                    {narrow(row)}
                  </div>
                ) : (
                  columns.map((column) => (
                    <div key={column.id} role="cell" className={classes.cell} data-align={column.align}>
                      {column.cell(row)}
                    </div>
                  ))
                )}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
