/** A column's head: a button that turns the sort when the server can sort by it. */
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import classes from "~/components/ListTable.module.css";

export interface Sort {
  field: string;
  direction: "ASC" | "DESC";
}

interface SortableHeaderProps {
  column: { header: string; sortField?: string; align?: "end"; hiddenHeader?: boolean };
  sort?: Sort | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
}

export function SortableHeader({ column, sort, onSort }: SortableHeaderProps) {
  const field = column.sortField;
  const direction = field && sort?.field === field ? sort.direction : undefined;
  if (!field || !onSort) {
    return (
      <div role="columnheader" className={classes.header} data-align={column.align}>
        {column.hiddenHeader ? <span className="visually-hidden">{column.header}</span> : column.header}
      </div>
    );
  }
  const Arrow = direction === "DESC" ? IconArrowDown : IconArrowUp;
  return (
    <div
      role="columnheader"
      className={classes.header}
      data-align={column.align}
      aria-sort={direction === "ASC" ? "ascending" : direction === "DESC" ? "descending" : "none"}
    >
      <button
        type="button"
        className={classes.sort}
        onClick={() => onSort({ field, direction: direction === "DESC" ? "ASC" : "DESC" })}
      >
        {column.header}
        {direction && <Arrow size={13} aria-hidden />}
      </button>
    </div>
  );
}
