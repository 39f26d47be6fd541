/** One row of the grid. It is drawn anew only when something in it changes. */
import { useLingui } from "@lingui/react/macro";
import { IconAlertTriangle, IconCheck, IconCircleCheck, IconInfoCircle, IconMinus, type TablerIcon } from "@tabler/icons-react";
import { type CSSProperties, memo } from "react";
import { CellEditor, type Commit } from "~/features/tables/grid/CellEditor";
import classes from "~/features/tables/grid/grid.module.css";
import type { Writing } from "~/features/tables/grid/state";
import { rowHeight } from "~/features/tables/grid/widths";
import { holds, type Wanted } from "~/features/tables/model/find";
import { cellText, type Column, isEnabled, type Row } from "~/features/tables/model/table";
import type { Mark } from "~/features/tables/model/view";

export interface GridRowProps {
  id: string;
  row: Row;
  /** Among the rows that are shown, and in the table. */
  at: number;
  place: number;
  columns: readonly Column[];
  /** By column key; the row's own under "". */
  findings: ReadonlyMap<string, string> | undefined;
  mark: Mark | undefined;
  /** The column one is in, if it is in this row. */
  active: number | null;
  /** First and last chosen column; -1 without. */
  from: number;
  to: number;
  /** The column with the corner that fills, if it is in this row. */
  corner: number | null;
  filling: boolean;
  wanted: Wanted | null;
  frozen: readonly number[];
  writing: Writing | null;
  onCommit: Commit;
  onCancel: () => void;
}

const markIcons: Record<Mark["tone"], TablerIcon> = { info: IconInfoCircle, good: IconCircleCheck, warn: IconAlertTriangle, bad: IconAlertTriangle };

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { id, row, at, columns, active, from, to, mark, frozen, writing } = props;
  const { t } = useLingui();
  const own = props.findings?.get("");
  const share = mark?.share ?? 0;
  const Icon = mark && share === 0 ? markIcons[mark.tone] : null;
  const number = props.place + 1;
  return (
    // Focus stays on the grid, which names the active cell.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      role="row"
      aria-rowindex={at + 2}
      className={classes.row}
      style={{ transform: `translateY(${at * rowHeight}px)` }}
      data-off={isEnabled(row) ? undefined : true}
      data-tone={share > 0 ? undefined : mark?.tone}
      data-filling={props.filling || undefined}
    >
      <div
        role="rowheader"
        id={`${id}-${at}--1`}
        aria-colindex={1}
        className={classes.rowHead}
        data-spot={`${at}:-1`}
        data-active={active === -1 || undefined}
        data-chosen={from >= 0 || undefined}
        data-bad={own ? true : undefined}
        title={[mark?.text, own].filter(Boolean).join(" ") || undefined}
      >
        {Icon && <Icon size={12} aria-hidden />}
        <span className="visually-hidden">{t`Row`} </span>
        {number}
        {share > 0 && <span aria-hidden className={classes.share} style={{ inlineSize: `${Math.max(4, share * 100)}%` }} />}
        {(mark || own) && <span className="visually-hidden"> {[mark?.text, own].filter(Boolean).join(" ")}</span>}
      </div>
      {columns.map((column, col) => {
        const finding = props.findings?.get(column.key);
        const isChosen = col >= from && col <= to && from >= 0;
        const text = cellText(row, column);
        const left: CSSProperties | undefined = col < frozen.length ? { insetInlineStart: frozen[col] } : undefined;
        return (
          <div
            key={column.key}
            role="gridcell"
            id={`${id}-${at}-${col}`}
            aria-colindex={col + 2}
            aria-selected={isChosen}
            aria-invalid={finding ? true : undefined}
            className={classes.cell}
            style={left}
            data-part={column.part}
            data-spot={`${at}:${col}`}
            data-active={active === col || undefined}
            data-chosen={isChosen || undefined}
            data-frozen={left ? true : undefined}
            data-bad={finding ? true : undefined}
            data-writing={writing?.col === col || undefined}
            data-found={(props.wanted && column.part !== "enabled" && holds(text, props.wanted)) || undefined}
            title={finding ?? (text.length > 16 ? text : undefined)}
          >
            {writing?.col === col ? (
              <CellEditor column={column} row={props.place} text={writing.text} over={writing.over} finding={finding} onCommit={props.onCommit} onCancel={props.onCancel} />
            ) : (
              <Cell row={row} column={column} text={text} finding={finding} />
            )}
            {props.corner === col && !writing && <span className={classes.corner} data-corner aria-hidden />}
          </div>
        );
      })}
    </div>
  );
});

function Cell({ row, column, text, finding }: { row: Row; column: Column; text: string; finding: string | undefined }) {
  const { t } = useLingui();
  if (column.part === "enabled") {
    return isEnabled(row) ? <IconCheck size={15} aria-label={t`On`} /> : <IconMinus size={15} aria-label={t`Off`} />;
  }
  return (
    <>
      {text ? <span className={classes.text}>{text}</span> : column.part === "when" ? <span className={classes.any}>{t`any`}</span> : null}
      {finding && (
        <>
          <IconAlertTriangle size={13} aria-hidden className={classes.mark} />
          <span className="visually-hidden">{finding}</span>
        </>
      )}
    </>
  );
}
